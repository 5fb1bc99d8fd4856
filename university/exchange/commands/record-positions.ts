import { eq, sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import { exam } from '@/db/tables/exam'
import { position, positionRequirement, team } from '@/db/tables/staffing'
import type { At, Happening } from '../../at'
import { later } from '../../calendar'
import { recordAll } from '../../event'
import { freshId } from '../../roster/queries/fresh-id'
import { termsOf } from '../../roster/queries/terms'
import { announcedAfter, differing, partOn } from '../../roster/rules/terms'
import { askedBy, type Group } from '../../staffing/eligibility/rules/requirement'
import { changeTerms } from '../../staffing/teams/commands/change-terms'
import { askFrom } from '../../staffing/teams/commands/set-requirement'
import type { PositionsPlan, PositionToRecord } from '../rules/positions'
import { beforeAndAfter } from './record-people'

const atOnce = 100
const askedByFile = 'Asked by the positions file'
const asTitle = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1)

/**
 * Writes teams, positions and what they ask, with one event for each position. A requirement that
 * changes ends; the new one begins today.
 */
export async function recordPositions(
  at: At<Writer>,
  plan: PositionsPlan,
  source: { import: number },
  cameTo: (share: number) => Promise<void>,
): Promise<void> {
  const { db, actor } = at
  const teams = await recordTeams(at, plan)
  const exams = await db
    .selectDistinct({ code: exam.code, certificationId: exam.certificationId })
    .from(exam)
  const groupsOf = ({ groups }: PositionToRecord): Group[] =>
    groups.map((group) =>
      group.flatMap((word) => {
        const { name: code, minVersion, minRank } = askedBy(word)
        return exams
          .filter((it) => it.code === code)
          .map(({ certificationId: certification }) => ({
            certification,
            examCode: code,
            minVersion,
            minRank,
            short: code,
            exams: [],
          }))
      }),
    )

  let next = (await db.get<{ id: number }>(sql`select ${freshId('position')} as id`))!.id
  const happenings: Happening[] = []
  const decided = {
    decidedById: actor.id || null,
    decidedAt: +at.now,
    because: 'Named by the positions file',
  }
  const all = plan.record.map((it) => ({
    it,
    id: it.positionId ?? next++,
    teamId: teams.get(it.team) as number,
  }))
  const made = all.filter(({ it }) => it.positionId === undefined)
  for (let from = 0; from < made.length; from += atOnce) {
    const some = made.slice(from, from + atOnce)
    const rows = some.map(({ it, id, teamId }) => {
      const { site, shift, criticality } = it.facts
      return {
        id,
        teamId,
        kind: it.kind,
        title: asTitle(it.kind),
        ordinal: it.ordinal,
        site,
        shift,
        criticality,
        from: actor.today,
        ...decided,
      }
    })
    await db.insert(position).values(rows)
    const asked = some.flatMap(({ it, id: positionId }) =>
      groupsOf(it).flatMap((group, n) =>
        group.map(({ certification: certificationId, examCode, minVersion, minRank }) => ({
          ...{
            positionId,
            group: n + 1,
            certificationId,
            examCode,
            minVersion,
            minRank,
            from: actor.today,
          },
          ...{ ...decided, because: askedByFile },
        })),
      ),
    )
    if (asked.length) await db.insert(positionRequirement).values(asked)
  }
  for (const [n, { it, id, teamId }] of all.entries()) {
    if (n % atOnce === 0) await cameTo(n / all.length)
    const { living, withdrawn } = it.changes
      ? await change(at, id, it, groupsOf(it))
      : { living: id, withdrawn: [] }
    const facts = it.before
      ? beforeAndAfter(it.before, it.facts)
      : { after: { position: it.kind, ...it.facts } }
    const { before, changes } = it.ofTeam ?? {}
    const ofTeam = it.ofTeam
      ? {
          ofTeam: before
            ? changes
              ? beforeAndAfter(before, it.teamFacts)
              : { after: it.teamFacts }
            : { after: it.teamFacts },
        }
      : {}
    const about = { position: [...new Set([id, living])], team: teamId }
    const gone = withdrawn.length ? { withdrawn } : {}
    happenings.push({
      verb: 'position.recorded',
      detail: { about, ...source, ...facts, ...ofTeam, ...gone },
    })
  }
  await recordAll(at, happenings)
}

/**
 * A position the file says something else of is changed from today on, as by hand. @returns the row
 * that holds from now on, and the announced changes that never come into force.
 */
async function change(
  at: At<Writer>,
  id: number,
  { facts, changes }: PositionToRecord,
  groups: readonly Group[],
): Promise<{ living: number; withdrawn: string[] }> {
  const { today } = at.actor
  const { site, shift, criticality } = facts
  let terms = await termsOf(at.db, id)
  const now = partOn(terms, today)!
  const to = { ...now, site, shift, criticality }
  let living = now.id
  let withdrawn: string[] = []
  if (differing(now, to).length) {
    const { title, minProficiency, track } = now
    const on = later(today, terms[0]!.from)
    withdrawn = announcedAfter(terms, on)
    living = (
      await changeTerms(
        at,
        terms,
        on,
        { title, site, shift, criticality, minProficiency, track },
        'The positions file says so',
      )
    ).position
    terms = await termsOf(at.db, living)
  }
  if (changes?.requirement) {
    const rows = terms.filter((it) => it.until === null || it.until >= today)
    for (const row of rows)
      await askFrom(at, row, groups, later(today, terms[0]!.from), askedByFile)
  }
  return { living, withdrawn }
}

/** Makes and changes the teams the rows speak of; answers every team's id by its code. */
async function recordTeams(
  { db, actor }: At<Writer>,
  plan: PositionsPlan,
): Promise<Map<string, number>> {
  const ids = new Map(
    (await db.select({ id: team.id, code: team.code }).from(team)).map((it) => [it.code, it.id]),
  )
  for (const { team: code, ofTeam, teamFacts } of plan.record) {
    if (!ofTeam) continue
    const { customer, contract_monthly_usd: contractMonthlyUsd, site } = teamFacts
    const row = { customer, contractMonthlyUsd, site, origin: 'hr' as const }
    if (ofTeam.id) await db.update(team).set(row).where(eq(team.id, ofTeam.id))
    else {
      const [made] = await db
        .insert(team)
        .values({ code, since: actor.today, ...row })
        .returning({ id: team.id })
      ids.set(code, made?.id as number)
    }
  }
  return ids
}
