import { no, type Verdict, yes } from '../../at'

/** One way to meet a group of prerequisites: a course passed, or a certification valid today. */
export type Alternative = {
  kind: 'course' | 'certification'
  /** LNX-201, or RHCSA. */
  name: string
  /** The code or slug in its URL. */
  ref: string
  met: boolean
  /** The last day a certification held before was valid: lapsed is told apart from never held. */
  lapsedOn: string | null
}
type Group = { met: boolean; alternatives: Alternative[] }
export type Waiver = { until: string; reason: string; by: string }
export type Prerequisites = { groups: Group[]; waiver: Waiver | null; verdict: Verdict }

/**
 * All groups must be met; inside one any alternative does. A waiver in force stands for all of
 * them.
 */
export function judgePrerequisites(
  rows: (Alternative & { group: number })[],
  waiver: Waiver | null,
): Prerequisites {
  const byGroup = new Map<number, Alternative[]>()
  for (const { group, ...alternative } of rows)
    byGroup.set(group, [...(byGroup.get(group) ?? []), alternative])
  const groups = [...byGroup.values()].map((alternatives) => ({
    alternatives,
    met: alternatives.some((a) => a.met),
  }))
  const missing = groups.filter((g) => !g.met)
  return {
    groups,
    waiver,
    verdict:
      waiver || missing.length === 0 ? yes : no(`First ${missing.map(wayTo).join(', and ')}.`),
  }
}

function wayTo({ alternatives }: Group): string {
  const courses = alternatives.filter((a) => a.kind === 'course').map((a) => a.name)
  const certifications = alternatives
    .filter((a) => a.kind === 'certification')
    .map((a) => (a.lapsedOn ? `renew ${a.name} (lapsed)` : `earn ${a.name}`))
  return [...(courses.length ? [`complete ${courses.join(' or ')}`] : []), ...certifications].join(
    ' or ',
  )
}
