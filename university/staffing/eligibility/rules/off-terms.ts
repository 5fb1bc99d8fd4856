import type { Shift } from '@/db/tables/people'
import { addDays, type Day, sayDay } from '../../../calendar'
import { trackWords } from '../../../catalogue/rules'
import type { AskedTerms, Need, PersonFacts, Reason } from '../facts'
import { proficiencyOn, reaches } from './in-the-way'

type Part = AskedTerms & { from: Day }
type Where = Pick<PersonFacts, 'shift' | 'site'>
/**
 * Whether a person fits one of the terms, and how it is said where they do not: on the first day,
 * or `asked` from a change on.
 */
const kinds = {
  shift: {
    fits: (person: Where, { shift }: Part) => !shift || person.shift === shift,
    said: (person: Where, { shift }: Part, asked?: string) =>
      asked
        ? `works ${person.shift}s, ${shift}s are ${asked}`
        : `works ${person.shift}s, not ${shift}s`,
  },
  site: {
    fits: (person: Where, { site }: Part) => !site || person.site === site,
    said: (person: Where, { site }: Part, asked?: string) =>
      person.site
        ? asked
          ? `works in ${person.site}, ${site} is ${asked}`
          : `works in ${person.site}, not ${site}`
        : `has no site, ${site} is ${asked ?? 'asked for'}`,
  },
  proficiency: {
    fits: (person: PersonFacts, { proficiency, from }: Part) => reaches(person, proficiency, from),
    said: (person: PersonFacts, { proficiency, from }: Part, asked?: string) => {
      const { track, least } = proficiency!
      const it = proficiencyOn(person, track, from)
      return it
        ? `${trackWords[track] ?? track} proficiency ${it.level} of ${least} ${asked ?? 'asked'}, assessed ${sayDay(it.assessedOn)}${it.by ? ` by ${it.by}` : ''}`
        : `${trackWords[track] ?? track} proficiency never assessed, ${least} is ${asked ?? 'asked'}`
    },
  },
} as const

/** What of a shift and a site somebody does not fit, in words: 'works days, not nights'. */
export function sayOffShiftOrSite(
  person: { shift: Shift; site: string },
  asked: { shift: Shift | null; site: string },
): string[] {
  const part = { ...asked, from: '' }
  return ([kinds.shift, kinds.site] as const).flatMap((it) =>
    it.fits(person, part) ? [] : [it.said(person, part)],
  )
}

/**
 * What of a position's shift, site and proficiency a person does not fit on every day of an
 * interval, through every change announced for it: each once, by the first terms they do not fit.
 * What is met until a change says from which day on it is not, and that they can be placed until
 * the day before; what is met only after one says from when.
 */
export function offTerms(
  person: PersonFacts,
  { interval, shift, site, proficiency, later = [] }: Need,
): Reason[] {
  const parts: Part[] = [{ from: interval.from, shift, site, proficiency }, ...later]
  const off = (['shift', 'site', 'proficiency'] as const).flatMap((kind) => {
    const n = parts.findIndex((part) => !kinds[kind].fits(person, part))
    return n < 0 ? [] : [{ kind, n, part: parts[n]! }]
  })
  const first = Math.min(...off.map((it) => it.n))
  return off.map(({ kind, n, part }): Reason => {
    const assess = kind === 'proficiency' ? 'have it assessed' : undefined
    if (n > 0) {
      const text = kinds[kind].said(person, part, `asked from ${sayDay(part.from)}`)
      const place = first > 0 ? `place until ${sayDay(addDays(parts[first]!.from, -1))}` : undefined
      return {
        kind,
        text,
        remedy: [place, assess].filter(Boolean).join(', or ') || undefined,
        from: part.from,
      }
    }
    const text = kinds[kind].said(person, part)
    const on = parts.find(
      (_, m) => m > 0 && parts.slice(m).every((it) => kinds[kind].fits(person, it)),
    )?.from
    return {
      kind,
      text,
      remedy: [assess, on && `start on ${sayDay(on)}`].filter(Boolean).join(', or ') || undefined,
      ...(on && { on }),
    }
  })
}
