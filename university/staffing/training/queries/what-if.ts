import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { positionKinds } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import { addMonths, type Day, spoken } from '../../../calendar'
import { question } from '../../../kernel'
import {
  counted,
  employedOn,
  fieldOn,
  mostPeople,
  peopleOn,
  siteOf,
  sitesOn,
} from '../../eligibility/queries/supply-and-demand'
import { coversDay, openOn } from '../../eligibility/queries/unmet-sql'
import { stepwise } from '../../eligibility/queries/yield-turn'
import { listed } from '../../eligibility/rules/requirement'
import type { Field, OpenPosition } from '../../eligibility/rules/supply-and-demand'
import { busyOn } from '../../plans/queries/plan-facts'
import { seesEveryone } from '../../sight'
import { mayAdoptTraining } from '../rules/adoption'
import { type Told, tooLarge, unheld } from '../rules/empty-positions'
import { type Known, nothingKnown } from '../rules/facts'
import { linesOf } from '../rules/lines'
import { planTraining } from '../rules/plan'
import { standing } from '../rules/training'
import { changed, compared, copiesOf, writeAdded } from '../rules/what-if'
import { trainingFacts } from './training-facts'
import { withAsked } from './training-input'
import { spokenOf, toldOf } from './training-names'
import { dayIn, leaversOf, placesOf, rowsOf, typedIn, whatIfInput } from './what-if-input'

const retired = (known: Known, id: number | undefined, on: Day, sunset: boolean): Known => {
  const it = id === undefined ? undefined : known.certifications.get(id)
  if (!it) return known
  return {
    ...known,
    certifications: new Map(known.certifications).set(it.id, {
      ...it,
      retiresOn: on,
      sunsetOn: sunset ? on : it.sunsetOn,
    }),
  }
}

/**
 * Whether changes can be staffed: the best plan without and with them, who suffers, and what must
 * begin when. Nothing is written.
 */
export const whatIf = question({
  input: whatIfInput.describe(
    'What if: new customers, an exam that retires, people who leave; the best plan with and without, and what must be trained',
  ),
  async answer({ db, actor, now }, given) {
    const today = actor.today
    const wrong: string[] = []
    let on =
      given.on === undefined ? addMonths(today, 3) : dayIn(given.on, addMonths(today, 3), wrong)
    if (on < today) {
      wrong.push(`${spoken(on)} is over: ask of a day to come.`)
      on = addMonths(today, 3)
    }
    const { kind, like, copies, retire, retireHow } = given
    const sameSite = !given.anywhere
    const teams = await db.all<{ id: number; code: string; customer: string }>(
      sql`select id, code, customer from team order by code = ${like} desc, customer limit 300`,
    )
    const certifications = await db.all<{
      id: number
      slug: string
      short: string
    }>(sql`select distinct c.id, c.slug, c.short from certification c
      join position_requirement r on r.certification_id = c.id order by c.short`)
    const team = like ? teams.find((it) => it.code === like) : undefined
    if (like && !team) wrong.push(`There is no team ${like}.`)
    const retires = retire ? certifications.find((it) => it.slug === retire) : undefined
    if (retire && !retires) wrong.push(`No position asks for ${retire}.`)
    const retireOn = dayIn(given.retireOn, today, wrong)
    const leaveOn = dayIn(given.leaveOn, today, wrong)
    const leavers = await leaversOf(db, given.leave, wrong)
    const rows = rowsOf(given, wrong)
    const places = await placesOf(db, rows, wrong)

    // Nothing is read where nothing is asked, or where it would be too much.
    const asks = team || places.length || leavers.length || retires
    const whole = asks && !given.site ? await peopleOn(db, on) : 0
    // Of a company too large for a page, the site of the team that new customers are like.
    const site =
      given.site || (sameSite && team && whole > mostPeople ? await siteOf(db, on, team.code) : '')
    const people = asks ? (site ? await peopleOn(db, on, site) : whole) : 0
    if (asks && given.site && people === 0)
      wrong.push(`Nobody works at ${given.site} on ${spoken(on)}: choose a site of the list.`)
    const wide = people > mostPeople
    const kinds = kind === 'all' ? [] : [kind]
    const part = site ? { positions: { site }, people: { site } } : {}
    const field: Field =
      people === 0 || wide
        ? { positions: [], workers: [], holders: new Map() }
        : await fieldOn(db, on, kinds, { ...part, asked: places.flatMap((it) => it.groups.flat()) })
    const newOnes = team ? copiesOf(field, team.id, copies) : []
    if (team && !newOnes.length && !wide)
      wrong.push(
        `${team.customer} has no such positions on ${spoken(on)}: choose all kinds, or another team.`,
      )
    const sunset = new Set(retires && retireHow === 'sunset' && retireOn < on ? [retires.id] : [])
    const gone = new Set(leaveOn <= on ? leavers.map((it) => it.id) : [])
    const added = [...newOnes, ...places.filter((it) => kind === 'all' || it.kind === kind)]
    if (added.length < newOnes.length + places.length)
      wrong.push('Some added places are of another kind than is shown: choose all kinds.')
    const notes = [
      retires &&
        retireHow === 'exam' &&
        `Who holds ${retires.short} keeps it to its end and cannot renew it after ${spoken(retireOn)}: the positions filled do not change, what can be trained does.`,
      retires &&
        retireHow === 'sunset' &&
        retireOn >= on &&
        `${retires.short} still counts on ${spoken(on)}.`,
      leavers.length > 0 &&
        leaveOn > on &&
        `Who leaves on ${spoken(leaveOn)} is still here on ${spoken(on)}.`,
    ].filter((it) => typeof it === 'string')
    const changes = wide ? 1 : added.length + gone.size + (retires ? 1 : 0)
    const base = {
      on,
      today,
      kinds: [...positionKinds],
      kind,
      site,
      narrower: wide ? await sitesOn(db, on, kinds, site) : [],
      anywhere: given.anywhere,
      wrong,
      notes,
      changes,
      given: {
        like,
        copies,
        retire,
        retireOn,
        retireHow,
        leave: given.leave,
        leaveOn,
        add: rows.map(writeAdded),
        added: rows,
        typed: typedIn(given),
      },
      teams,
      certifications,
      mayAdopt: mayAdoptTraining(actor),
      /** Where to begin, where nothing is asked. */
      examples: changes === 0 ? await examplesOf(db, today) : noExamples,
      rows: [],
    }
    if (wrong.length || changes === 0) return base
    if (wide)
      return {
        ...base,
        problem: `${people.toLocaleString('en')} people are more than the ${mostPeople.toLocaleString('en')} looked at while a page waits. Ask for ${site ? 'another' : 'one'} site.`,
      }
    const after = changed(field, { added, gone, sunset })
    const busy = await busyOn(db, on, field)
    const result = await stepwise(compared(field, after, { sameSite }, busy))
    if ('tooMany' in result) return { ...base, problem: tooLarge(result.tooMany, { site, kind }) }
    const stands = await stepwise(standing(after, { sameSite }, busy))
    const facts =
      'weight' in stands && stands.weight > 0
        ? await trainingFacts(db, after, { today, now }, on)
        : nothingKnown
    const known = retired(facts, retires?.id, retireOn, retireHow === 'sunset')
    const plan =
      'tooMany' in stands
        ? stands
        : await stepwise(planTraining(after, known, today, on, { sameSite }, busy))

    const spokenFor = 'tooMany' in plan ? { people: [], positions: [] } : spokenOf(plan, after)
    const named = [...result.lost, ...result.moved]
    const who = [
      ...spokenFor.people,
      ...named.flatMap((it) => [it.before ?? 0, it.after ?? 0]),
      ...result.added.map((it) => it.person ?? 0),
    ]
    const patternIds = team
      ? field.positions.filter((it) => it.team === team.id).map((it) => it.id)
      : []
    const positions = [
      ...spokenFor.positions,
      ...named.map((it) => it.position),
      ...result.added.flatMap((it) => it.leaves ?? []),
      ...patternIds,
    ]
    const told = withNew(
      await toldOf(db, [...new Set(who)], [...new Set(positions)]),
      newOnes,
      patternIds,
      places,
      team?.customer ?? '',
      copies,
    )
    const placeOf = (id: number | null) => (id === null ? undefined : told.positions.get(id))
    const nameOf = (id: number | null) => (id === null ? '' : (told.names.get(id) ?? ''))
    const leaving = new Map(leavers.map((it) => [it.id, it.name]))
    const say = (id: number) => ({
      position: placeOf(id)?.title ?? '',
      customer: placeOf(id)?.customer ?? '',
    })
    const fill = (
      what: 'new' | 'lost' | 'moved',
      id: number,
      before: number | null,
      now: number | null,
      because: string,
    ) => ({
      what,
      ...say(id),
      before: nameOf(before),
      after: nameOf(now),
      because,
    })
    const later = [
      ...result.added.map((it) => ({ position: it.position, after: it.person })),
      ...result.moved,
    ]
    /** They no longer hold what it asks for, or the plan has a more critical place for them. */
    const whyGone = (it: (typeof result.lost)[number]) => {
      const [missing] = unheld(
        after,
        after.positions.find((one) => one.id === it.position)!,
        it.before as number,
      )
      const shortOf = (id: number) =>
        certifications.find((one) => one.id === id)?.short ?? 'what it asks for'
      const dropped = missing?.find((one) => sunset.has(one.certification))
      if (dropped) return `loses ${shortOf(dropped.certification)}, which counts no more then`
      if (missing)
        return `does not hold ${listed([...new Set(missing.map((one) => shortOf(one.certification)))], 'or')} then`
      const to = placeOf(
        later.find((one) => one.after === it.before && one.position !== it.position)?.position ??
          null,
      )
      return to ? `goes to ${to.title}, ${to.customer}` : 'is needed more elsewhere'
    }
    const why = (it: (typeof result.lost)[number]) =>
      it.before !== null && leaving.has(it.before)
        ? `${leaving.get(it.before)} leaves on ${spoken(leaveOn)}.`
        : `${nameOf(it.before)} ${whyGone(it)}.`
    return {
      ...base,
      rows: [
        ...result.added.map((it) => {
          const from = placeOf(it.leaves)
          return fill(
            'new',
            it.position,
            null,
            it.person,
            it.person === null
              ? 'Nobody who qualifies has room.'
              : from
                ? `Leaves ${from.title}, ${from.customer}.`
                : 'Has room.',
          )
        }),
        ...result.lost.map((it) => fill('lost', it.position, it.before, it.after, why(it))),
        ...result.moved.map((it) =>
          fill(
            'moved',
            it.position,
            it.before,
            it.after,
            it.before === null ? 'Was empty.' : why(it),
          ),
        ),
      ],
      baseline: {
        positions: field.positions.length,
        filled: result.baseline.filled,
        empty: result.baseline.empty.slice(1),
        moves: result.baseline.moves,
      },
      scenario: {
        positions: after.positions.length,
        filled: result.scenario.filled,
        empty: result.scenario.empty.slice(1),
        moves: result.scenario.moves,
      },
      newPlaces: added.length,
      newFilled: result.added.filter((it) => it.person !== null).length,
      /** Both plans stand, whatever it would take to train for what stays empty. */
      untrained:
        'tooMany' in plan
          ? `Who could be trained for what stays empty is not worked out here: ${plan.tooMany.toLocaleString('en')} pairs of people and positions would have to be looked at. Ask what must be trained for one team.`
          : '',
      training:
        'tooMany' in plan
          ? undefined
          : {
              ...(await withAsked(db, linesOf(plan, after, told, today, on), today)),
              mayAdopt: base.mayAdopt,
              least: plan.training.least,
              filled: plan.training.after.filled,
            },
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('What if is asked by staffing leads, the registrar and auditors.'),
})

type Example = { key: string; name: string } | null
const noExamples: { customer: Example; certification: Example; person: Example } = {
  customer: null,
  certification: null,
  person: null,
}

/**
 * What a what-if is asked of most: the largest contract, the certification most positions ask for,
 * whoever does the most critical work. One statement.
 */
async function examplesOf(db: Reader, today: Day): Promise<typeof noExamples> {
  const it = await db.get<Record<keyof typeof noExamples, string | null>>(sql`select
    (select json_object('key', t.code, 'name', t.customer) from team t where ${counted('t', 'team')}
    and exists (select 1 from position po where po.team_id = t.id and po.kind = 'technician'
      and ${openOn('po', today)}) order by t.contract_monthly_usd desc, t.code limit 1) as customer,
    (select json_object('key', c.slug, 'name', c.short) from certification c
    join (select r.certification_id as id, count(distinct r.position_id) as n
    from position_requirement r
      where ${openOn('r', today)} group by r.certification_id order by n desc, r.certification_id
      limit 1) most on most.id = c.id) as certification,
    (select json_object('key', p.email, 'name', p.name) from position po
    join placement pl on pl.position_id = po.id and pl.kind = 'full' and ${coversDay('pl', today)}
      join person p on p.id = pl.person_id where po.kind = 'technician' and ${openOn('po', today)}
      and ${employedOn(today)}
      group by p.id order by sum(po.criticality) desc, p.name limit 1) as person`)
  const read = (text: string | null | undefined): Example => (text ? JSON.parse(text) : null)
  return {
    customer: read(it?.customer),
    certification: read(it?.certification),
    person: read(it?.person),
  }
}

/** The names of places that do not exist: as in the team they are like, of a customer to come. */
function withNew(
  told: Told,
  newOnes: readonly OpenPosition[],
  pattern: readonly number[],
  places: readonly OpenPosition[],
  customer: string,
  copies: number,
): Told {
  const positions = new Map(told.positions)
  newOnes.forEach((it, i) => {
    const like = told.positions.get(pattern[i % pattern.length] as number)
    const n = Math.floor(i / pattern.length) + 1
    positions.set(it.id, {
      title: like?.title ?? it.kind,
      customer: copies === 1 ? `a customer like ${customer}` : `customer ${n} like ${customer}`,
      code: '',
    })
  })
  for (const it of places) {
    const where = [it.shift && `${it.shift}s`, it.site].filter(Boolean).join(', ')
    positions.set(it.id, {
      title: `${it.kind.charAt(0).toUpperCase()}${it.kind.slice(1)}${where ? `, ${where}` : ''}`,
      customer: 'a new customer',
      code: '',
    })
  }
  return { ...told, positions }
}
