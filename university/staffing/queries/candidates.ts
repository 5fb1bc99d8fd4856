import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared, type Reader } from '@/db'
import { certification, exam } from '@/db/tables/certification'
import { shifts } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import type { Day } from '../../calendar'
import { id, day as isoDay, page } from '../../input'
import { type At, no, question, yes } from '../../kernel'
import { eligibility, type Need, neverLifted, sayDay, sayEligibility, takesException } from '../rules/eligibility'
import { mayPlace, seesEveryone, usualUntil } from '../rules/placement'
import { type Alternative, askedBy, parseRequirement, sayRequirement } from '../rules/requirement'
import { factsOf, needOf, type Position, positionOf } from './facts'
import { findPeople, most } from './searching'
import { coversDay, openOn } from './unmet'

const pageSize = 20
const maybe = <T extends z.ZodType>(it: T) => z.preprocess((value) => (value === '' ? undefined : value), it.optional()).catch(undefined)

const input = z.object({
  position: maybe(id),
  /** Certifications or exam codes: & and, | or. */
  needs: z.string().trim().max(300).catch(''),
  from: maybe(isoDay),
  until: maybe(isoDay),
  shift: maybe(z.enum(shifts)),
  site: z.string().trim().max(80).catch(''),
  /** Code of a team they must not be on. */
  notOn: z.string().trim().max(20).catch(''),
  /** '1': only people with capacity left count as qualified. */
  free: z.string().catch(''),
  name: z.string().trim().max(80).catch(''),
  title: maybe(z.string().trim().max(80)),
  page,
})
type Asked = z.infer<typeof input>

/** Job titles looked among for a position that asks for no certification. */
const titles: Record<PositionKind, string> = {
  leader: '',
  'account manager': 'Account Manager',
  technician: 'Technician',
  'billing specialist': 'Billing',
  'accounts-receivable specialist': 'Receivable',
}

/**
 * Who can take a position, or meets a free search, over a whole interval: qualified first, then those whose
 * certification expires during it, then everyone near with every reason.
 */
export const candidates = question({
  input: z.preprocess((value) => value ?? {}, input),
  async answer(at, asked) {
    const { db, actor } = at
    const position = asked.position ? await positionOf(db, asked.position, actor.today) : undefined
    if (asked.position && !position) return undefined
    const { need, problem } = position ? { need: needFor(position, asked, actor.today), problem: undefined } : await freeNeed(db, asked, actor.today)
    const asksNothing = need.segments.every((segment) => segment.groups.length === 0)
    const title = asked.title ?? (position && asksNothing ? titles[position.kind] : '')
    const searched = !problem && (position !== undefined || !asksNothing || asked.name !== '' || title !== '' || asked.site !== '' || asked.shift !== undefined)
    const found = searched ? await findPeople(db, need, { name: asked.name, title }) : []
    found.sort((a, b) => a.kind - b.kind || a.obstacles - b.obstacles || a.load - b.load || a.id - b.id)
    const shown = found.slice((asked.page - 1) * pageSize, asked.page * pageSize)
    return {
      position: position && { id: position.id, title: position.title, kind: position.kind, code: position.code, customer: position.customer },
      asked: {
        needs: asked.needs,
        from: need.interval.from,
        until: need.interval.until ?? '',
        shift: need.shift ?? '',
        site: need.site,
        notOn: asked.notOn,
        free: need.capacity,
        name: asked.name,
        title,
      },
      /** The interval judged, in words. */
      period: `from ${sayDay(need.interval.from)}${need.interval.until ? ` to ${sayDay(need.interval.until)}` : ''}`,
      requirement: sayRequirement(need.segments[0]?.groups ?? []),
      problem,
      searched,
      counts: {
        qualified: found.filter((it) => it.kind === 0).length,
        during: found.filter((it) => it.kind === 1).length,
        oneStep: found.filter((it) => it.kind >= 2 && it.obstacles === 1).length,
        near: found.filter((it) => it.kind >= 2).length,
        /** There are more than are counted. */
        more: found.filter((it) => it.kind === 0).length > most.qualified,
      },
      rows: await rowsOf(at, need, shown, position),
      page: asked.page,
      pages: Math.max(1, Math.ceil(found.length / pageSize)),
      total: found.length,
      /** Where to begin, before anything is asked. */
      open: searched || problem ? [] : await emptyPositions(db, actor.today),
      ...(await choices(db)),
    }
  },
  may: ({ actor }) => (!seesEveryone(actor) ? no('Staffing leads, the registrar and auditors search among everyone.') : yes),
})

function needFor(position: Position, asked: Asked, today: Day): Need {
  const from = asked.from ?? (position.from > today ? position.from : today)
  const until = asked.until && asked.until >= from ? asked.until : usualUntil(from, position.until)
  return needOf(position, { from, until })
}

async function freeNeed(db: Reader, asked: Asked, today: Day): Promise<{ need: Need; problem?: string }> {
  const from = asked.from ?? today
  const until = asked.until && asked.until >= from ? asked.until : usualUntil(from, null)
  const { groups, problem } = await readNeeds(db, asked.needs, today)
  const team = asked.notOn ? await db.get<{ id: number }>(sql`select id from team where code = ${asked.notOn}`) : undefined
  const need: Need = {
    interval: { from, until },
    segments: [{ from, until, groups }],
    shift: asked.shift ?? null,
    site: asked.site,
    team: team?.id ?? null,
    capacity: asked.free === '1',
  }
  if (asked.notOn && !team) return { need, problem: `There is no team ${asked.notOn}.` }
  if (asked.until && asked.until < from) return { need, problem: `The end, ${sayDay(asked.until)}, is before the start, ${sayDay(from)}.` }
  return { need, problem }
}

/** Names as people write them, to what they mean: RHCSA, rhcsa or EX200 (then only awards by that exam). */
async function readNeeds(db: Reader, text: string, today: Day): Promise<{ groups: Alternative[][]; problem?: string }> {
  const parsed = parseRequirement(text)
  if (!parsed.ok) return { groups: [], problem: parsed.because }
  const words = JSON.stringify(parsed.groups.flat().map((word) => askedBy(word).name.toLowerCase()))
  const rows = await db.all<{ word: string; certification: number; exam: string | null; short: string; exams: string }>(sql`
    select lower(w.value) as word, c.id as certification, case when lower(c.short) = w.value or lower(c.slug) = w.value then null else e.code end as exam, c.short,
      (select json_group_array(x.code) from exam x where x.certification_id = c.id and (x.retired_on is null or x.retired_on > ${today})) as exams
    from json_each(${words}) w join ${certification} c left join ${exam} e on e.certification_id = c.id and lower(e.code) = w.value
    where lower(c.short) = w.value or lower(c.slug) = w.value or e.id is not null`)
  const unknown = parsed.groups
    .flat()
    .map((word) => askedBy(word).name)
    .find((word) => !rows.some((row) => row.word === word.toLowerCase()))
  if (unknown) return { groups: [], problem: `No certification or exam is called ${unknown}.` }
  const groups = parsed.groups.map((group) =>
    group.flatMap((word) => {
      const { name, minVersion, minRank } = askedBy(word)
      return rows
        .filter((row) => row.word === name.toLowerCase())
        .map((row) => ({
          certification: row.certification,
          examCode: row.exam,
          short: row.short,
          minVersion,
          minRank,
          exams: JSON.parse(row.exams) as string[],
        }))
    }),
  )
  return { groups }
}

async function rowsOf({ db, actor }: At<Reader>, need: Need, found: readonly { id: number; load: number }[], position: Position | undefined) {
  const asked = [...new Set(need.segments.flatMap((segment) => segment.groups.flat()).map((it) => it.certification))]
  const facts = await factsOf(
    db,
    found.map((it) => it.id),
    need.interval.from,
    asked,
  )
  const joining = position
    ? await db.all<{ id: number; accepted: number | null }>(sql`
    select person_id as id, accepted from join_request where position_id = ${position.id} and (decided_at is null or accepted)`)
    : []
  return found.flatMap(({ id: personId, load }) => {
    const request = joining.find((it) => it.id === personId)
    const person = facts.get(personId)
    if (!person) return []
    const verdict = eligibility(person, need)
    const hard = verdict.kind === 'unqualified' && verdict.reasons.some((it) => neverLifted.has(it.kind))
    return [
      {
        id: personId,
        name: person.name,
        shift: person.shift,
        site: person.site,
        load,
        capacity: person.capacity,
        asked: request ? (request.accepted ? 'Asked to join; the leader agrees' : 'Asked to join; the leader has not answered') : '',
        kind: verdict.kind,
        verdict: sayEligibility(verdict),
        reasons: verdict.kind === 'unqualified' ? verdict.reasons : [],
        remedy: verdict.kind === 'expires during' || verdict.kind === 'in grace' ? verdict.remedy : undefined,
        takesException: takesException(verdict),
        mayPlace: !position ? no('Choose a position to place someone.') : hard ? no('No exception lifts what is in the way.') : mayPlace(actor, personId),
      },
    ]
  })
}

const certificationNames = prepared((db) =>
  db.select({ short: certification.short, name: certification.name, slug: certification.slug }).from(certification).orderBy(certification.short).prepare(),
)

/** What the filters offer. Sites by hopping along their index: one step per site, not per person. */
async function choices(db: Reader) {
  const sites = await db.all<{ site: string }>(sql`
    with recursive hop(site) as (select min(site) from person union all select (select min(p.site) from person p where p.site > hop.site) from hop where hop.site is not null)
    select site from hop where site is not null and site <> ''`)
  return { sites: sites.map((it) => it.site), certifications: await certificationNames(db).all() }
}

type Open = { id: number; title: string; customer: string; code: string; criticality: number }
/** Positions nobody is in, what hurts most first. */
const emptyPositions = (db: Reader, today: Day) =>
  db.all<Open>(sql`
    select po.id, po.title, t.customer, t.code, po.criticality from position po join team t on t.id = po.team_id
    where ${openOn('po', today)} and not exists (select 1 from placement pl where pl.position_id = po.id and pl.kind = 'full' and ${coversDay('pl', today)})
    order by po.criticality desc, t.contract_monthly_usd desc, po.id limit 12`)
