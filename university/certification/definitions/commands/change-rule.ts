import { z } from 'zod'
import { reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { awardDueBy } from '../../awards/commands/award-due'
import { mayMakeRules } from '../../awards/rules/decisions'
import { definitionsOn } from '../../requirements/queries/definitions'
import { issuerFacts } from '../../requirements/rules/facts'
import { examine } from '../queries/draft'
import { draft, laterOf } from '../rules/definition'
import { codesOf, factsFrom, issuerWords, troublesOfWords } from '../rules/issuer'
import { changes } from '../rules/rule-in-words'
import { refuseWrong, writeCodes, writeTerm, writeVersion } from './write-rule'

/**
 * A certification's rule from a day on, as a new version with its reason. The day decides: nothing
 * else has to happen for it to hold.
 */
export const changeRule = command({
  input: draft
    .extend({ certification: z.string().max(100), because: reason, ...issuerWords.shape })
    .describe('Change the rule of a certification from a day on'),
  async subject({ db, actor }, { certification, effectiveFrom }) {
    const [it] = await definitionsOn(db, laterOf(effectiveFrom, actor.today), certification)
    return it
  },
  may: ({ actor }) => mayMakeRules(actor),
  async run(at, it, input) {
    const { db, actor } = at
    const { id, slug, short, inHouse, byDate } = it
    refuseWrong(inHouse ? {} : troublesOfWords(input, actor.today, it.issuer))
    const examined = await examine(
      db,
      input,
      { id, slug, short, inHouse, byDate: byDate.length > 0 },
      actor.today,
      it.terms,
    )
    refuseWrong(examined.wrong)

    const facts = inHouse ? null : factsFrom(input, it.facts)
    const checkedOn = input.checkedOn === undefined ? it.checkedOn : input.checkedOn || null
    const version = await writeVersion(at, id, examined, {
      effectiveFrom: input.effectiveFrom,
      because: input.because,
      facts,
      checkedOn,
    })
    const codes =
      inHouse || input.codes === undefined
        ? []
        : await writeCodes(db, id, codesOf(input.codes, it.issuer))
    const months = examined.terms.validityMonths
    const term = byDate.length > 0 && months !== null && months !== it.terms.validityMonths
    if (term) await writeTerm(db, id, input.effectiveFrom, months)
    const awarded = inHouse && input.effectiveFrom <= actor.today ? await awardDueBy(at, slug) : []

    const now = {
      terms: examined.terms,
      byDate: term
        ? [...byDate, { earnedFrom: input.effectiveFrom, earnedUntil: null, months }]
        : byDate,
    }
    const after = {
      ...now,
      requirements: examined.requirements,
      facts: issuerFacts.catch({}).parse(facts ?? {}),
      checkedOn,
    }
    const old = { ...it, facts: inHouse ? {} : it.facts }
    const changed = changes(old, after)
    if (
      !changed.length &&
      !codes.length &&
      JSON.stringify(old.facts) === JSON.stringify(after.facts)
    )
      throw new Refusal('Nothing would change: this is the rule from that day already.')
    return did(
      'rule.changed',
      { certification: slug, version: version.number },
      {
        about: { certification: id },
        certification: short,
        version: version.number,
        effectiveFrom: input.effectiveFrom,
        because: input.because,
        before: Object.fromEntries(changed.map((one) => [one.what, one.before])),
        after: Object.fromEntries(changed.map((one) => [one.what, one.after])),
        ...(codes.length && { codes }),
        ...(awarded.length && { awarded }),
      },
    )
  },
})
