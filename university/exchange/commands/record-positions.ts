import { and, eq, gte, isNull, max, or } from 'drizzle-orm'
import type { Writer } from '@/db'
import { exam } from '@/db/tables/exam'
import { position, positionRequirement, team } from '@/db/tables/staffing'
import { addDays } from '../../calendar'
import type { At } from '../../kernel'
import { type Happening, recordAll } from '../../record/commands'
import { askedBy } from '../../staffing/rules/requirement'
import type { PositionsPlan, PositionToRecord } from '../rules/positions'
import { beforeAndAfter } from './record-people'

const atOnce = 100
const asTitle = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1)

/** Writes teams, positions and what they ask, with one event for each position. A requirement that changes ends; the new one begins today. */
export async function recordPositions(
  at: At<Writer>,
  plan: PositionsPlan,
  source: { import: number },
  cameTo: (share: number) => Promise<void>,
): Promise<void> {
  const { db, actor } = at
  const teams = await recordTeams(at, plan)
  const exams = await db.selectDistinct({ code: exam.code, certificationId: exam.certificationId }).from(exam)
  const requirementOf = (positionId: number, { groups }: PositionToRecord) =>
    groups.flatMap((group, n) =>
      group.flatMap((word) => {
        const { name: code, minVersion, minRank } = askedBy(word)
        return exams
          .filter((it) => it.code === code)
          .map(({ certificationId }) => ({
            positionId,
            group: n + 1,
            certificationId,
            examCode: code,
            minVersion,
            minRank,
            from: actor.today,
            decidedById: actor.id || null,
            because: 'Asked by the positions file',
          }))
      }),
    )

  let next =
    ((
      await db
        .select({ id: max(position.id) })
        .from(position)
        .get()
    )?.id ?? 0) + 1
  const happenings: Happening[] = []
  for (let from = 0; from < plan.record.length; from += atOnce) {
    const some = plan.record.slice(from, from + atOnce).map((it) => ({ it, id: it.positionId ?? next++, teamId: teams.get(it.team) as number }))
    const made = some.filter(({ it }) => it.positionId === undefined)
    const changed = some.filter(({ it }) => it.changes)
    if (made.length) {
      const rows = made.map(({ it, id, teamId }) => {
        const { site, shift, criticality } = it.facts
        return { id, teamId, kind: it.kind, title: asTitle(it.kind), ordinal: it.ordinal, site, shift, criticality, from: actor.today }
      })
      await db.insert(position).values(rows)
    }
    for (const { it, id } of changed) {
      const { site, shift, criticality } = it.facts
      await db.update(position).set({ site, shift, criticality }).where(eq(position.id, id))
      if (it.changes?.requirement)
        await db
          .update(positionRequirement)
          .set({ until: addDays(actor.today, -1) })
          .where(and(eq(positionRequirement.positionId, id), or(isNull(positionRequirement.until), gte(positionRequirement.until, actor.today))))
    }
    const asked = some.filter(({ it }) => it.positionId === undefined || it.changes?.requirement).flatMap(({ it, id }) => requirementOf(id, it))
    if (asked.length) await db.insert(positionRequirement).values(asked)
    for (const { it, id, teamId } of some) {
      const facts = it.before ? beforeAndAfter(it.before, it.facts) : { after: { position: it.kind, ...it.facts } }
      const { before, changes } = it.ofTeam ?? {}
      const ofTeam = it.ofTeam ? { ofTeam: before ? (changes ? beforeAndAfter(before, it.teamFacts) : { after: it.teamFacts }) : { after: it.teamFacts } } : {}
      happenings.push({ verb: 'position.recorded', detail: { about: { position: id, team: teamId }, ...source, ...facts, ...ofTeam } })
    }
    await cameTo(from / plan.record.length)
  }
  await recordAll(at, happenings)
}

/** Makes and changes the teams the rows speak of; answers every team's id by its code. */
async function recordTeams({ db, actor }: At<Writer>, plan: PositionsPlan): Promise<Map<string, number>> {
  const ids = new Map((await db.select({ id: team.id, code: team.code }).from(team)).map((it) => [it.code, it.id]))
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
