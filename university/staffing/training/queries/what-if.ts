import type { Reader } from '@/db'
import { positionKinds } from '@/db/tables/staffing'
import { type At, no, yes } from '../../../at'
import { spoken } from '../../../calendar'
import { question } from '../../../kernel'
import { mostPeople } from '../../eligibility/queries/supply-and-demand'
import { stepwise } from '../../eligibility/queries/yield-turn'
import type { Field, Wishes } from '../../eligibility/rules/supply-and-demand'
import { busyOn } from '../../plans/queries/plan-facts'
import type { Busy } from '../../plans/rules/planning'
import { seesEveryone } from '../../sight'
import type { Matching } from '../../solver/network'
import { mayAdoptTraining } from '../rules/adoption'
import { tooLarge } from '../rules/empty-positions'
import { nothingKnown } from '../rules/facts'
import { linesOf } from '../rules/lines'
import { planTraining } from '../rules/plan'
import { changesOf, notesOn, type Scenario, withNewPlaces, withRetirement } from '../rules/scenario'
import { scenarioRows } from '../rules/scenario-rows'
import { standing } from '../rules/training'
import { type Compared, changed, compared } from '../rules/what-if'
import { readField, readScenario } from './scenario'
import { trainingFacts } from './training-facts'
import { withAsked } from './training-input'
import { spokenOf, toldOf } from './training-names'
import { examplesOf, noExamples } from './what-if-examples'
import { type WhatIfInput, whatIfInput } from './what-if-input'

type Plan = Awaited<ReturnType<typeof trained>>
type Asking = Pick<At<Reader>, 'db' | 'actor' | 'now'>

/** What must be trained for what stays empty in the scenario, or why that is not worked out. */
async function trained(
  { db, actor, now }: Asking,
  scenario: Scenario,
  after: Field,
  wishes: Wishes,
  busy: readonly Busy[],
) {
  const { on } = scenario
  const stands = await stepwise(standing(after, wishes, busy))
  if ('tooMany' in stands) return stands
  const at = { today: actor.today, now }
  const facts = stands.weight > 0 ? await trainingFacts(db, after, at, on) : nothingKnown
  const known = withRetirement(facts, scenario)
  return stepwise(planTraining(after, known, actor.today, on, wishes, busy))
}

/** The names of everyone and every position the answer speaks of. Two statements. */
async function namesOf(
  db: Reader,
  plan: Plan,
  result: Compared,
  after: Field,
  pattern: readonly number[],
) {
  const spokenFor = 'tooMany' in plan ? { people: [], positions: [] } : spokenOf(plan, after)
  const named = [...result.lost, ...result.moved]
  const who = [
    ...spokenFor.people,
    ...named.flatMap((it) => [it.before ?? 0, it.after ?? 0]),
    ...result.added.map((it) => it.person ?? 0),
  ]
  const positions = [
    ...spokenFor.positions,
    ...named.map((it) => it.position),
    ...result.added.flatMap((it) => it.leaves ?? []),
    ...pattern,
  ]
  return toldOf(db, [...new Set(who)], [...new Set(positions)])
}

const counted = (positions: number, it: Matching) => ({
  positions,
  filled: it.filled,
  empty: it.empty.slice(1),
  moves: it.moves,
})

/** Says what is wrong with the names and days asked, once the positions and people are read. */
function faultsOf(
  scenario: Scenario,
  given: WhatIfInput,
  read: Awaited<ReturnType<typeof readField>>,
  asks: boolean,
  changes: ReturnType<typeof changesOf>,
): string[] {
  const { on, team, places } = scenario
  const wrong: string[] = []
  if (asks && given.site && read.people === 0)
    wrong.push(`Nobody works at ${given.site} on ${spoken(on)}: choose a site of the list.`)
  if (team && !changes.newOnes.length && read.people <= mostPeople)
    wrong.push(
      `${team.customer} has no such positions on ${spoken(on)}: ` +
        'choose all kinds, or another team.',
    )
  if (changes.added.length < changes.newOnes.length + places.length)
    wrong.push('Some added places are of another kind than is shown: choose all kinds.')
  return wrong
}

/** The two plans beside each other, and what must be trained in the second. */
async function answerOf(
  at: Asking,
  scenario: Scenario,
  asked: {
    field: Field
    site: string
    anywhere: boolean
    short: (id: number) => string | undefined
  },
) {
  const { db, actor } = at
  const { field, site } = asked
  const { on, kind, team } = scenario
  const changes = changesOf(scenario, field)
  const after = changed(field, changes)
  const wishes = { sameSite: !asked.anywhere }
  const busy = await busyOn(db, on, field)
  const result = await stepwise(compared(field, after, wishes, busy))
  if ('tooMany' in result) return { problem: tooLarge(result.tooMany, { site, kind }) }
  const plan = await trained(at, scenario, after, wishes, busy)
  const pattern = field.positions.filter((it) => it.team === team?.id).map((it) => it.id)
  const names = await namesOf(db, plan, result, after, pattern)
  const told = withNewPlaces(names, scenario, changes.newOnes, pattern)
  const { sunset } = changes
  return {
    rows: scenarioRows({ scenario, result, after, told, sunset, short: asked.short }),
    baseline: counted(field.positions.length, result.baseline),
    scenario: counted(after.positions.length, result.scenario),
    newPlaces: changes.added.length,
    newFilled: result.added.filter((it) => it.person !== null).length,
    /** Both plans stand, whatever it would take to train for what stays empty. */
    untrained: 'tooMany' in plan ? sayUntrained(plan.tooMany) : '',
    training:
      'tooMany' in plan
        ? undefined
        : {
            ...(await withAsked(db, linesOf(plan, after, told, actor.today, on), actor.today)),
            mayAdopt: mayAdoptTraining(actor),
            least: plan.training.least,
            filled: plan.training.after.filled,
          },
  }
}

const sayUntrained = (pairs: number): string =>
  `Who could be trained for what stays empty is not worked out here: ${pairs.toLocaleString('en')} ` +
  'pairs of people and positions would have to be looked at. ' +
  'Ask what must be trained for one team.'

const sayTooMany = (people: number, site: string): string =>
  `${people.toLocaleString('en')} people are more than the ${mostPeople.toLocaleString('en')} ` +
  `looked at while a page waits. Ask for ${site ? 'another' : 'one'} site.`

/**
 * Whether changes can be staffed: the best plan without and with them, who suffers, and what must
 * begin when. Nothing is written.
 */
export const whatIf = question({
  input: whatIfInput.describe(
    'What if: new customers, an exam that retires, people who leave; the best plan with and without, and what must be trained',
  ),
  async answer({ db, actor, now }, given) {
    const { today } = actor
    const { scenario, asks, wrong, choices, form } = await readScenario(db, given, today)
    const read = await readField(db, scenario, given, asks)
    const { site, people, field, narrower } = read
    const wide = people > mostPeople
    const asked = changesOf(scenario, field)
    wrong.push(...faultsOf(scenario, given, read, asks, asked))
    const changes = wide ? 1 : asked.added.length + asked.gone.size + (scenario.retires ? 1 : 0)
    const { anywhere } = given
    const base = {
      ...{ on: scenario.on, today, kind: given.kind, site, narrower, anywhere, wrong, changes },
      kinds: [...positionKinds],
      notes: notesOn(scenario),
      given: form,
      ...choices,
      mayAdopt: mayAdoptTraining(actor),
      /** Where to begin, where nothing is asked. */
      examples: changes === 0 ? await examplesOf(db, today) : noExamples,
      rows: [],
    }
    if (wrong.length || changes === 0) return base
    if (wide) return { ...base, problem: sayTooMany(people, site) }
    const short = (id: number) => choices.certifications.find((it) => it.id === id)?.short
    return {
      ...base,
      ...(await answerOf({ db, actor, now }, scenario, { field, site, anywhere, short })),
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('What if is asked by staffing leads, the registrar and auditors.'),
})
