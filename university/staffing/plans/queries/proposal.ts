import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { person } from '@/db/tables/people'
import { plan } from '@/db/tables/planning'
import { yes } from '../../../at'
import { id, page } from '../../../input'
import { question } from '../../../kernel'
import { labelsOf, namesOf } from '../../eligibility/queries/labels'
import { seesEveryone } from '../../sight'
import { isSilent, mayAdopt, mayAdoptChain, mayCancelPlan, mayPlan, pairs } from '../rules/plan'
import { chainsOf, type PlanWishes, wishedNext } from '../rules/planning'
import { planBefore } from './next-plan'
import { type ChangeRow, planChanges } from './plan-changes'
import { differs } from './plan-differences'

const pageSize = 25
type Levels = [number, number, number, number]
export type Outcome = {
  counts?: {
    positions: number
    people: number
    pairs: number
    filled: number
    filledToday: number
    empty: Levels
    emptyToday: Levels
    moves: number
    scarce: number
    scarceToday: number
    nobody: number
  }
  shortages?: {
    positions: number[]
    people: number[]
    competing: number
    qualified: number
    room: number
    short: number
  }[]
  broken?: { rule: number; missed: number; says: string }[]
  rules?: number
  gap?: number
  unsure?: string
  leftOut?: { position: number; person: number; because: string }[]
  leftOutCount?: number
  error?: string
}
const changed = (it: ChangeRow) => it.personId !== null || it.beforeId !== null

/**
 * A plan as a proposal: its chains of changes, what stays empty with the proof, what it was asked
 * and how it differs from the one before.
 */
export const proposal = question({
  input: z.object({
    id,
    page,
    view: z.enum(['changes', 'empty']).catch('changes'),
    pin: pairs.catch([]),
    forbid: pairs.catch([]),
    free: pairs.catch([]),
    who: z.string().trim().max(120).catch(''),
    at: z.preprocess((v) => (v === '' ? undefined : v), id.optional()),
  }),
  async answer({ db, actor, now }, it) {
    if (!seesEveryone(actor)) return undefined
    const found = await db
      .select({
        plan,
        by: person.name,
        stoppedBy: sql<
          string | null
        >`(select c.name from person c where c.id = ${plan.cancelledById})`,
      })
      .from(plan)
      .innerJoin(person, eq(person.id, plan.madeById))
      .where(eq(plan.id, it.id))
      .get()
    if (!found) return undefined
    const wishes = found.plan.wishes as PlanWishes
    const outcome = (found.plan.outcome ?? {}) as Outcome
    const rows = await planChanges(db, it.id, found.plan.on)
    const changes = rows.filter(changed)
    const chains = chainsOf(changes.map((row) => ({ before: row.beforeId, after: row.personId })))
      .map((chain) => chain.map((n) => changes[n]!))
      .map((chain) => ({
        id: chain[0]!.id,
        changes: chain,
        fills: chain
          .filter((row) => row.personId !== null && row.beforeId === null)
          .map((row) => ({
            position: row.positionId,
            title: row.title,
            customer: row.customer,
            criticality: row.criticality,
          })),
        adopted: chain[0]!.adoptedAt,
        adoptedBy: chain[0]!.adoptedBy,
        stale: chain[0]!.adoptedAt === null && chain.some((row) => row.moved),
        stuck: chain.some((row) => row.because.includes('Cannot be adopted')),
        may: mayAdoptChain(
          actor,
          chain.map((row) => row.personId),
        ),
      }))
      .sort(
        (a, b) =>
          worth(b.fills) - worth(a.fills) || b.changes.length - a.changes.length || a.id - b.id,
      )
    const empty = rows
      .filter((row) => row.group !== null || row.byRule)
      .sort((a, b) => b.criticality - a.criticality || a.positionId - b.positionId)
    const shown = it.view === 'changes' ? chains.length : empty.length
    const from = (it.page - 1) * pageSize
    const onPage = it.view === 'empty' ? empty.slice(from, from + pageSize) : []
    const groups = [...new Set(onPage.flatMap((row) => row.group ?? []))]
    const proofs = groups.map((group) => ({ group, ...outcome.shortages![group]! }))

    // What is wished next: this plan's wishes, with what the address adds and lets go.
    const someone = it.who ? await personNamed(db, it.who) : undefined
    const asked = { pin: it.pin, forbid: it.forbid, free: it.free }
    if (someone && it.at) {
      const other = (pair: readonly number[]) => String(pair) !== `${it.at},${someone}`
      Object.assign(asked, {
        pin: [...it.pin, [it.at, someone]],
        forbid: it.forbid.filter(other),
        free: it.free.filter(other),
      })
    }
    const next = wishedNext(wishes, asked)
    const named = await namesOf(db, [
      ...proofs.flatMap((proof) => proof.people.slice(0, 40)),
      ...[...next.pinned, ...next.forbidden].map(([, who]) => who),
      ...(outcome.leftOut ?? []).map((pair) => pair.person),
    ])
    const places = await labelsOf(db, [
      ...proofs.flatMap((proof) => proof.positions.slice(0, 40)),
      ...[...next.pinned, ...next.forbidden].map(([position]) => position),
      ...(outcome.leftOut ?? []).map((pair) => pair.position),
    ])
    const before =
      found.plan.state === 'working' && found.plan.progress === 0
        ? await planBefore(db, it.id)
        : undefined
    const adopted = changes.filter((row) => row.adoptedAt !== null).length
    return {
      ...found.plan,
      by: found.by,
      stoppedBy: found.stoppedBy,
      wishes,
      outcome,
      before,
      silent: isSilent(found.plan, before, now),
      chains: it.view === 'changes' ? chains.slice(from, from + pageSize) : [],
      chainCount: chains.length,
      adoptable: chains.filter(
        (chain) => chain.adopted === null && chain.may.ok && !chain.stale && !chain.stuck,
      ).length,
      changes: changes.length,
      adopted,
      empty: onPage,
      emptyCount: empty.length,
      proofs: proofs.map((proof) => ({
        ...proof,
        people: proof.people.slice(0, 40).map((who) => ({ id: who, name: named.get(who) ?? '' })),
        positions: proof.positions.slice(0, 40).map((at) => ({ id: at, ...places.get(at) })),
      })),
      next: {
        ...next,
        asked,
        changed: asked.pin.length + asked.forbid.length + asked.free.length > 0,
        noOne: it.who !== '' && !someone ? it.who : undefined,
        at: it.at,
      },
      named,
      places,
      previous: wishes.previous ? await differs(db, wishes.previous, it.id) : undefined,
      choices: rows
        .slice(0, 300)
        .map((row) => ({ value: row.positionId, label: `${row.title} with ${row.customer}` })),
      view: it.view,
      page: it.page,
      pages: Math.max(1, Math.ceil(shown / pageSize)),
      count: shown,
      mayAdopt: mayAdopt(actor, { ...found.plan, changes: changes.length, adopted }),
      mayCancel: mayCancelPlan(actor, found.plan),
      mayMake: mayPlan(actor),
      today: actor.today,
      now,
      zone: actor.timeZone,
    }
  },
  mayAsk: () => yes,
})

const worth = (fills: readonly { criticality: number }[]) =>
  fills.reduce((sum, it) => sum + it.criticality, 0)

async function personNamed(db: Reader, text: string): Promise<number | undefined> {
  const found = await db.all<{ id: number }>(
    sql`select id from person where email = ${text} collate nocase
      or employee_id = ${text} collate nocase or name = ${text} collate nocase limit 2`,
  )
  return found.length === 1 ? found[0]!.id : undefined
}
