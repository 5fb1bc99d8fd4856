import { eq, or } from 'drizzle-orm'
import { certification } from '@/db/tables/certification'
import { reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { awardDueBy } from '../../awards/commands/award-due'
import { mayMakeRules } from '../../awards/rules/decisions'
import { examine } from '../queries/draft'
import { draft, naming, slugOf } from '../rules/definition'
import { described } from '../rules/rule-in-words'
import { refuseWrong, writeVersion } from './write-rule'

/** A certification of ours: its name, and its first rule with the day from which it is awarded. */
export const defineCertification = command({
  input: draft
    .extend({ ...naming.shape, because: reason })
    .describe('Define a certification of ours, awarded by rule from a day on'),
  subject: (at) => Promise.resolve(at.actor),
  may: ({ actor }) => mayMakeRules(actor),
  async run(at, _, input) {
    const { db, actor } = at
    const { short, name, track, level } = input
    const slug = slugOf(short)
    const taken = await db
      .select({ short: certification.short })
      .from(certification)
      .where(or(eq(certification.slug, slug), eq(certification.short, short)))
      .get()
    if (!slug) throw new Refusal('its address needs a letter from a to z, or a digit', 'short')
    if (slug === 'all' || slug === 'new')
      throw new Refusal(`${short} is the address of a page: choose another name`, 'short')
    if (taken) throw new Refusal(`there is a certification called ${taken.short}`, 'short')
    const examined = await examine(
      db,
      input,
      { id: null, slug, short, inHouse: true, byDate: false },
      actor.today,
    )
    refuseWrong(examined.wrong)
    const [made] = await db
      .insert(certification)
      .values({ slug, short, name, track, level, issuer: 'Guildhall', inHouse: true })
      .returning({ id: certification.id })
    const id = made?.id as number
    await writeVersion(at, id, examined, {
      effectiveFrom: input.effectiveFrom,
      because: input.because,
    })
    const awarded = input.effectiveFrom <= actor.today ? await awardDueBy(at, slug) : []
    return did('rule.defined', slug, {
      about: { certification: id },
      certification: short,
      effectiveFrom: input.effectiveFrom,
      because: input.because,
      after: Object.fromEntries(described({ ...examined, byDate: [] })),
      ...(awarded.length && { awarded }),
    })
  },
})
