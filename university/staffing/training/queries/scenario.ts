import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { addMonths, type Day, spoken } from '../../../calendar'
import {
  fieldOn,
  mostPeople,
  peopleOn,
  siteOf,
  sitesOn,
} from '../../eligibility/queries/supply-and-demand'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import type { Scenario } from '../rules/scenario'
import { writeAdded } from '../rules/what-if'
import { dayIn, leaversOf, placesOf, rowsOf, typedIn, type WhatIfInput } from './what-if-input'

/** Teams that new customers can be like, and certifications that can retire. Two statements. */
async function choicesOf(db: Reader, like: string) {
  const teams = await db.all<{ id: number; code: string; customer: string }>(
    sql`select id, code, customer from team order by code = ${like} desc, customer limit 300`,
  )
  const certifications = await db.all<{ id: number; slug: string; short: string }>(
    sql`select distinct c.id, c.slug, c.short from certification c
      join position_requirement r on r.certification_id = c.id order by c.short`,
  )
  return { teams, certifications }
}

/** The day asked of; one that is over is said, and three months ahead is taken instead. */
function dayAsked(typed: string | undefined, today: Day, wrong: string[]): Day {
  const usual = addMonths(today, 3)
  const on = typed === undefined ? usual : dayIn(typed, usual, wrong)
  if (on >= today) return on
  wrong.push(`${spoken(on)} is over: ask of a day to come.`)
  return usual
}

/** What is asked, with its names read. `wrong` gathers what cannot be read, in words. */
export async function readScenario(db: Reader, given: WhatIfInput, today: Day) {
  const wrong: string[] = []
  const on = dayAsked(given.on, today, wrong)
  const { kind, like, copies, retire, retireHow } = given
  const choices = await choicesOf(db, like)
  const team = like ? choices.teams.find((it) => it.code === like) : undefined
  if (like && !team) wrong.push(`There is no team ${like}.`)
  const retires = retire ? choices.certifications.find((it) => it.slug === retire) : undefined
  if (retire && !retires) wrong.push(`No position asks for ${retire}.`)
  const retireOn = dayIn(given.retireOn, today, wrong)
  const leaveOn = dayIn(given.leaveOn, today, wrong)
  const leavers = await leaversOf(db, given.leave, wrong)
  const rows = rowsOf(given, wrong)
  const places = await placesOf(db, rows, wrong)
  const scenario = {
    ...{ on, team, copies, places, retires, retireOn, retireHow, leavers, leaveOn, kind },
  } satisfies Scenario
  const asks = Boolean(team || places.length || leavers.length || retires)
  const form = {
    ...{ like, copies, retire, retireOn, retireHow, leave: given.leave, leaveOn },
    add: rows.map(writeAdded),
    added: rows,
    typed: typedIn(given),
  }
  return { scenario, asks, wrong, choices, form }
}

const emptyField: Field = { positions: [], workers: [], holders: new Map() }

/**
 * The positions and people it is about. Nothing is read where nothing is asked, or where it would
 * be too much: then `narrower` are the sites to ask for instead.
 */
export async function readField(
  db: Reader,
  { on, team, places, kind }: Scenario & { team?: { code: string } },
  given: Pick<WhatIfInput, 'site' | 'anywhere'>,
  asks: boolean,
) {
  const whole = asks && !given.site ? await peopleOn(db, on) : 0
  // Of a company too large for a page, the site of the team that new customers are like.
  const isTooLarge = !given.anywhere && team && whole > mostPeople
  const site = given.site || (isTooLarge ? await siteOf(db, on, team.code) : '')
  const people = asks ? (site ? await peopleOn(db, on, site) : whole) : 0
  const kinds = kind === 'all' ? [] : [kind as Exclude<WhatIfInput['kind'], 'all'>]
  if (people > mostPeople)
    return { site, people, field: emptyField, narrower: await sitesOn(db, on, kinds, site) }
  const part = site ? { positions: { site }, people: { site } } : {}
  const asked = places.flatMap((it) => it.groups.flat())
  const field = people ? await fieldOn(db, on, kinds, { ...part, asked }) : emptyField
  return { site, people, field, narrower: [] }
}
