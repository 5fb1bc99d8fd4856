import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { positionKinds } from '@/db/tables/staffing'
import { addMonths, type Day, isDay, spoken } from '../../calendar'
import { liveOn } from '../../certification/queries/must-hold-sql'
import { no, question, yes } from '../../kernel'
import type { Field } from '../rules/field'
import { seesEveryone } from '../rules/placement'
import { mostExtras, mostPositions } from '../rules/training'
import { mayAdoptTraining } from '../rules/training-act'
import type { Known } from '../rules/training-leads'
import { courseDays, leads } from '../rules/training-leads'
import { sayWay, startBy } from '../rules/training-offerings'
import { fieldOn } from './field'
import { trainingFacts } from './training-facts'
import { planTraining, type TrainingPlan } from './training-plan'

export const trainingInput = {
  on: z.preprocess((v) => (v === '' ? undefined : v), z.string().optional()),
  kind: z.enum([...positionKinds, 'all']).catch('technician'),
  site: z.string().max(200).catch(''),
  sameSite: z.string().max(10).catch(''),
}

export type Told = { names: ReadonlyMap<number, string>; positions: ReadonlyMap<number, { title: string; customer: string; code: string }> }
const list = (ids: readonly number[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

/** The names of people and positions that are spoken of. Two statements. */
export async function toldOf(db: Reader, people: readonly number[], positions: readonly number[]): Promise<Told> {
  const names = await db.all<{ id: number; name: string }>(sql`select id, name from person where id in ${list(people)}`)
  const rows = await db.all<{ id: number; title: string; customer: string; code: string }>(sql`
    select po.id, po.title, t.customer, t.code from position po join team t on t.id = po.team_id where po.id in ${list(positions)}`)
  return { names: new Map(names.map((it) => [it.id, it.name])), positions: new Map(rows.map((it) => [it.id, it])) }
}

/** Narrows a field to one site: its positions and its people. */
export const atSite = (field: Field, site: string): Field =>
  site ? { ...field, positions: field.positions.filter((it) => it.site === site), workers: field.workers.filter((it) => it.site === site) } : field

export const tooLarge = (n: number): string =>
  `This is too much to solve while a page waits: ${n.toLocaleString('en')} pairs of people and positions, and ${mostExtras.toLocaleString('en')} are the most, in ${mostPositions.toLocaleString('en')} positions. Ask for one site, or for one kind of position.`

/** Why a position is empty on a day: nobody is in it, or what its holder will lack then. */
export function whyEmpty(field: Field, known: Known, told: Told, positionId: number, on: Day): string {
  const it = field.positions.find((one) => one.id === positionId)
  if (!it) return ''
  if (it.personId === null) return 'nobody is in it'
  const name = told.names.get(it.personId) ?? 'its holder'
  const asked = it.groups.flat().map((one) => one.certification)
  const past = known.past.get(it.personId)
  const ended = (past?.awards ?? [])
    .filter((one) => asked.includes(one.certification) && one.validUntil !== null && one.validUntil < on && one.revokedOn === null)
    .sort((a, b) => ((a.validUntil as Day) < (b.validUntil as Day) ? 1 : -1))[0]
  if (!ended) return `${name} does not meet it then, or is needed elsewhere`
  return `${name}’s ${known.certifications.get(ended.certification)?.short ?? 'certification'} ends on ${spoken(ended.validUntil as Day)}`
}

/** The plan as lines to read, each with its reason. */
export function linesOf({ training, wayOf, known, seating }: TrainingPlan, field: Field, told: Told, today: Day, on: Day) {
  const place = (id: number) => {
    const it = told.positions.get(id)
    return it ? `${it.title}, ${it.customer}` : 'a position'
  }
  const rows = training.additions.map((it) => {
    const way = wayOf(it)
    const certification = known.certifications.get(it.wanted.certification)
    const gap = training.closed.includes(it.position)
    const because = gap
      ? `For ${place(it.position)}: ${whyEmpty(field, known, told, it.position, on)}.`
      : `Takes ${place(it.position)}, so that who is there can fill what would be empty.`
    return {
      key: `${it.person}-${it.wanted.certification}`,
      personId: it.person,
      person: told.names.get(it.person) ?? '',
      certificationId: it.wanted.certification,
      certification: certification?.short ?? '',
      slug: certification?.slug ?? '',
      renews: way.renews,
      how: sayWay(way, known),
      booked: way.doing.some((one) => one.kind === 'exam' && one.booked !== null),
      startBy: startBy(way, today, on),
      ready: way.ready,
      because,
      positionId: it.position,
      asked: null as Day | null,
    }
  })
  const drafts = seating.drafts.map((it) => ({
    key: `${it.course.id}.${it.mode}.${it.seats}.${it.startsOn}.${it.endsOn}`,
    courseId: it.course.id,
    code: it.course.code,
    title: it.course.title,
    mode: it.mode,
    seats: it.seats,
    startsOn: it.startsOn,
    endsOn: it.endsOn,
    latestStart: it.latestStart,
    people: it.people.map((id) => told.names.get(id) ?? ''),
    because: `${it.course.hours} hours beside work take ${courseDays(it.course.hours) / 7} weeks, and no open offering has a free seat in time.`,
  }))
  const seats = seating.seats.map((it) => ({
    id: it.offering.id,
    code: it.offering.code,
    title: it.course.title,
    people: it.people.map((id) => told.names.get(id) ?? ''),
    free: it.offering.free,
    startsOn: it.offering.startsOn,
  }))
  const late = new Map(training.late.map((it) => [it.position, it]))
  const remaining = training.remaining.map((it) => {
    const at = told.positions.get(it.position)
    const one = late.get(it.position)
    const short = (id: number) => known.certifications.get(id)?.short ?? 'what it asks'
    const groups = field.positions.find((p) => p.id === it.position)?.groups ?? []
    const why =
      it.why === 'too late'
        ? `Too late for ${spoken(on)}: ${one ? `${told.names.get(one.person)} could hold ${short(one.wanted.certification)} by ${spoken(it.ready)} at the soonest` : `the soonest is ${spoken(it.ready)}`}.`
        : it.why === 'nobody'
          ? 'Nobody does this work there: certifying anyone does not help. Hire, or change the shift or the site it asks for.'
          : it.why === 'cannot be earned'
            ? `${[...new Set((groups[it.group] ?? []).map((x) => short(x.certification)))].join(' or ')} can be earned by nobody who does this work: no exam is offered any more, or it is awarded by hand.`
            : `Everyone who could do it is needed elsewhere: ${it.positions} positions compete for ${it.people} ${it.people === 1 ? 'person' : 'people'} with room for ${it.room}. Hire, or move the need.`
    return {
      positionId: it.position,
      title: at?.title ?? '',
      customer: at?.customer ?? '',
      code: at?.code ?? '',
      kind: it.why,
      ready: it.why === 'too late' ? it.ready : null,
      why,
      empty: whyEmpty(field, known, told, it.position, on),
    }
  })
  const counts = new Map<number, { id: number; short: string; slug: string; earn: number; renew: number }>()
  for (const row of rows) {
    const it = counts.get(row.certificationId) ?? { id: row.certificationId, short: row.certification, slug: row.slug, earn: 0, renew: 0 }
    counts.set(row.certificationId, row.renews ? { ...it, renew: it.renew + 1 } : { ...it, earn: it.earn + 1 })
  }
  return {
    rows: rows.sort((a, b) => a.startBy.localeCompare(b.startBy) || a.personId - b.personId),
    drafts,
    seats,
    remaining,
    certifications: [...counts.values()],
  }
}

/** The people and positions a plan speaks of. */
export const spokenOf = ({ training, seating }: TrainingPlan, field: Field) => {
  const all = [...training.additions, ...training.late]
  const positions = [...new Set([...all.map((it) => it.position), ...training.remaining.map((it) => it.position), ...training.closed])]
  const incumbents = new Map(field.positions.map((it) => [it.id, it.personId]))
  const people = [...all.map((it) => it.person), ...seating.seats.flatMap((it) => it.people), ...positions.flatMap((id) => incumbents.get(id) ?? [])]
  return { people: [...new Set(people)], positions }
}

/** Which certifications would fill the positions that stay empty on a day: who, how, in which offerings, by when it must begin, and what remains. */
export const training = question({
  input: z
    .object(trainingInput)
    .describe('What must be trained so that positions are filled on a day: the fewest certifications, who is nearest, which offerings'),
  async answer({ db, actor, now }, { on: asked, kind, site, sameSite }) {
    const today = actor.today
    const on = asked ?? addMonths(today, 6)
    const sites = (await db.all<{ site: string }>(sql`select distinct site from position where site <> '' order by site`)).map((it) => it.site)
    const given = { on, today, kind, site, sameSite: sameSite === '1', sites, leads, mayAdopt: mayAdoptTraining(actor), rows: [] }
    if (!isDay(on)) return { ...given, on: addMonths(today, 6), problem: 'Give a date like 2026-11-21.' }
    if (on < today) return { ...given, problem: `${spoken(on)} is over: what is to be trained is asked of a day to come.` }
    const field = atSite(await fieldOn(db, on, kind === 'all' ? [] : [kind]), site)
    if (field.positions.length > mostPositions) return { ...given, problem: tooLarge(field.positions.length * field.workers.length) }
    const known = await trainingFacts(db, field, { today, now }, on)
    const plan = planTraining(field, known, today, on, { sameSite: sameSite === '1' })
    if ('tooMany' in plan) return { ...given, problem: tooLarge(plan.tooMany) }
    const { people, positions } = spokenOf(plan, field)
    const told = await toldOf(db, people, positions)
    const lines = linesOf(plan, field, told, today, on)
    const due = await askedAlready(db, lines.rows, today)
    const { before, after, least, additions, closed } = plan.training
    return {
      ...given,
      ...lines,
      rows: lines.rows.map((row) => ({ ...row, asked: due.get(row.key) ?? null })),
      plan: {
        positions: field.positions.length,
        before: { filled: before.filled, empty: before.empty.slice(1) },
        after: { filled: after.filled, empty: after.empty.slice(1) },
        closed: closed.length,
        certifications: additions.length,
        least,
      },
    }
  },
  may: ({ actor }) => (seesEveryone(actor) ? yes : no('What must be trained is for staffing leads, the registrar and the auditor.')),
})

/** By `person-certification`: until when a live requirement asks for it already. */
export async function askedAlready(db: Reader, rows: readonly { personId: number; certificationId: number }[], today: Day): Promise<Map<string, Day>> {
  if (!rows.length) return new Map()
  const people = sql`p.id in ${list(rows.map((it) => it.personId))}`
  const rules = sql`r.certification_id in ${list(rows.map((it) => it.certificationId))}`
  const live = await db.all<{ person: number; certification: number; due: Day }>(
    sql`select person_id as person, certification_id as certification, min(due) as due from (${liveOn(today, { people, rules })}) group by person_id, certification_id`,
  )
  return new Map(live.map((it) => [`${it.person}-${it.certification}`, it.due]))
}
