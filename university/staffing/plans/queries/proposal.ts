import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { person } from '@/db/tables/people'
import { plan } from '@/db/tables/planning'
import type { Actor } from '../../../actor'
import { yes } from '../../../at'
import { id, page } from '../../../input'
import { question } from '../../../kernel'
import { labelsOf, namesOf } from '../../eligibility/queries/labels'
import { seesEveryone } from '../../sight'
import { chainsIn, isAdoptable } from '../rules/chain'
import type { Outcome } from '../rules/outcome'
import { isSilent, mayAdopt, mayCancelPlan, mayPlan, pairs } from '../rules/plan'
import { type PlanWishes, wishedNext } from '../rules/planning'
import { planBefore } from './next-plan'
import { type ChangeRow, planChanges } from './plan-changes'
import { differs } from './plan-differences'

const pageSize = 25
/** How many people and positions of a proof are named. */
const named = 40

const proposalInput = z.object({
  id,
  page,
  view: z.enum(['changes', 'empty']).catch('changes'),
  pin: pairs.catch([]),
  forbid: pairs.catch([]),
  free: pairs.catch([]),
  who: z.string().trim().max(120).catch(''),
  at: z.preprocess((v) => (v === '' ? undefined : v), id.optional()),
})
type Asked = z.infer<typeof proposalInput>

/** A plan's row, with who made it and who stopped it. */
const planRow = (db: Reader, planId: number) =>
  db
    .select({
      plan,
      by: person.name,
      stoppedBy: sql<
        string | null
      >`(select c.name from person c where c.id = ${plan.cancelledById})`,
    })
    .from(plan)
    .innerJoin(person, eq(person.id, plan.madeById))
    .where(eq(plan.id, planId))
    .get()

const isChange = (it: ChangeRow) => it.personId !== null || it.beforeId !== null

/** The positions that stay empty, most critical first. */
const emptyIn = (rows: readonly ChangeRow[]) =>
  rows
    .filter((row) => row.group !== null || row.byRule)
    .sort((a, b) => b.criticality - a.criticality || a.positionId - b.positionId)

/** What is wished next: this plan's wishes, with what the address adds and lets go. */
async function wishesAsked(db: Reader, wishes: PlanWishes, it: Asked) {
  const someone = it.who ? await personNamed(db, it.who) : undefined
  const asked = { pin: it.pin, forbid: it.forbid, free: it.free }
  if (someone && it.at) {
    const other = (pair: readonly number[]) => String(pair) !== `${it.at},${someone}`
    asked.pin = [...it.pin, [it.at, someone]]
    asked.forbid = it.forbid.filter(other)
    asked.free = it.free.filter(other)
  }
  return {
    ...wishedNext(wishes, asked),
    asked,
    changed: asked.pin.length + asked.forbid.length + asked.free.length > 0,
    noOne: it.who !== '' && !someone ? it.who : undefined,
    at: it.at,
  }
}

/** The names of everyone and every position that proofs, wishes and who is left out speak of. */
async function namesIn(
  db: Reader,
  proofs: readonly NonNullable<Outcome['shortages']>[number][],
  { pinned, forbidden }: Pick<PlanWishes, 'pinned' | 'forbidden'>,
  { leftOut = [] }: Outcome,
) {
  const wished = [...pinned, ...forbidden]
  const people = await namesOf(db, [
    ...proofs.flatMap((proof) => proof.people.slice(0, named)),
    ...wished.map(([, who]) => who),
    ...leftOut.map((pair) => pair.person),
  ])
  const places = await labelsOf(db, [
    ...proofs.flatMap((proof) => proof.positions.slice(0, named)),
    ...wished.map(([position]) => position),
    ...leftOut.map((pair) => pair.position),
  ])
  return { people, places }
}

/** The proofs shown, each with the number it is kept under. */
const proofsOf = ({ shortages }: Outcome, shown: readonly ChangeRow[]) =>
  [...new Set(shown.flatMap((row) => row.group ?? []))].flatMap((group) => {
    const shortage = shortages?.[group]
    return shortage ? [{ group, ...shortage }] : []
  })

/** A plan and its changes, as far as whoever asks may see them. */
async function readPlan(db: Reader, actor: Actor, planId: number, now: Date) {
  const found = await planRow(db, planId)
  if (!found) return undefined
  const { plan: made, by, stoppedBy } = found
  const wishes = made.wishes as PlanWishes
  const outcome = (made.outcome ?? {}) as Outcome
  const rows = await planChanges(db, planId, made.on)
  const isWaiting = made.state === 'working' && made.progress === 0
  const before = isWaiting ? await planBefore(db, planId) : undefined
  const changes = rows.filter(isChange)
  const adopted = changes.filter((row) => row.adoptedAt !== null).length
  const told = {
    ...{ ...made, wishes, outcome, before, by, stoppedBy },
    silent: isSilent(made, before, now),
    changes: changes.length,
    adopted,
    mayAdopt: mayAdopt(actor, { ...made, changes: changes.length, adopted }),
    mayCancel: mayCancelPlan(actor, made),
    mayMake: mayPlan(actor),
    previous: wishes.previous ? await differs(db, wishes.previous, planId) : undefined,
  }
  return { told, rows, chains: chainsIn(actor, changes) }
}

/** What stays empty, page by page, with its proofs and everyone they name. */
async function emptyPage(
  db: Reader,
  outcome: Outcome,
  shown: readonly ChangeRow[],
  next: Pick<PlanWishes, 'pinned' | 'forbidden'>,
) {
  const proofs = proofsOf(outcome, shown)
  const { people, places } = await namesIn(db, proofs, next, outcome)
  return {
    empty: shown,
    proofs: proofs.map((proof) => ({
      ...proof,
      people: proof.people.slice(0, named).map((who) => ({ id: who, name: people.get(who) ?? '' })),
      positions: proof.positions.slice(0, named).map((at) => ({ id: at, ...places.get(at) })),
    })),
    named: people,
    places,
  }
}

/**
 * A plan as a proposal: its chains of changes, what stays empty with the proof, what it was asked
 * and how it differs from the one before.
 */
export const proposal = question({
  input: proposalInput,
  async answer({ db, actor, now }, it) {
    const read = seesEveryone(actor) ? await readPlan(db, actor, it.id, now) : undefined
    if (!read) return undefined
    const { told, rows, chains } = read
    const empty = emptyIn(rows)
    const count = it.view === 'changes' ? chains.length : empty.length
    const onPage = <Row>(all: readonly Row[]) =>
      all.slice((it.page - 1) * pageSize, it.page * pageSize)
    const next = await wishesAsked(db, told.wishes, it)
    return {
      ...told,
      ...(await emptyPage(db, told.outcome, it.view === 'empty' ? onPage(empty) : [], next)),
      chains: it.view === 'changes' ? onPage(chains) : [],
      chainCount: chains.length,
      adoptable: chains.filter(isAdoptable).length,
      emptyCount: empty.length,
      next,
      choices: rows
        .slice(0, 300)
        .map((row) => ({ value: row.positionId, label: `${row.title} with ${row.customer}` })),
      ...{ view: it.view, page: it.page, count, today: actor.today, now, zone: actor.timeZone },
      pages: Math.max(1, Math.ceil(count / pageSize)),
    }
  },
  mayAsk: () => yes,
})

async function personNamed(db: Reader, text: string): Promise<number | undefined> {
  const found = await db.all<{ id: number }>(
    sql`select id from person where email = ${text} collate nocase
      or employee_id = ${text} collate nocase or name = ${text} collate nocase limit 2`,
  )
  return found.length === 1 ? found[0]!.id : undefined
}
