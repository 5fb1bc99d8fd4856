import { z } from 'zod'
import { dueKinds } from '@/db/tables/requirement'
import { positionKinds } from '@/db/tables/staffing'
import { day, reason } from '../../../input'

const blank = <T extends z.ZodType>(it: T) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), it.optional())
const words = (most: number) => blank(z.string().trim().max(most))

/**
 * The most people one rule names: what fits into a form that can be looked at before it is sent.
 */
export const mostNamed = 200

/**
 * Whom a rule means and by when, as forms and scripts say it. Conditions that are set must all be
 * met.
 */
const fields = {
  jobTitle: words(200),
  site: words(200),
  positionKind: blank(z.enum(positionKinds, 'choose a kind of position')),
  team: words(40).describe('A team’s code'),
  people: words(20_000).describe('E-mail addresses, one on each line'),
  dueKind: z.enum(dueKinds, 'say by when'),
  dueOn: blank(day),
  dueDays: blank(
    z.coerce
      .number('give a number of days')
      .int('give whole days')
      .min(0, 'days are not negative')
      .max(3650, 'at most ten years'),
  ),
  from: blank(day).describe('Its first day; today where none is given'),
  until: blank(day),
  because: reason.describe('Why: everyone it means reads it'),
}
type Fields = z.infer<z.ZodObject<typeof fields>>

function agrees(it: Fields, ctx: z.RefinementCtx) {
  const wrong = (path: keyof Fields, message: string) =>
    ctx.addIssue({ code: 'custom', path: [path], message })
  const conditions = it.jobTitle ?? it.site ?? it.positionKind ?? it.team
  if (it.people === undefined && conditions === undefined)
    wrong('jobTitle', 'say who: a job title, a site, a team position, or people by name')
  if (it.people !== undefined && conditions !== undefined)
    wrong('people', 'name people, or say which ones by title, site and position; not both')
  if (it.dueKind === 'fixed' && it.dueOn === undefined) wrong('dueOn', 'give the day')
  if (it.dueKind !== 'fixed' && it.dueDays === undefined)
    wrong('dueDays', 'give the number of days')
  if (it.dueKind === 'after placement' && it.positionKind === undefined && it.team === undefined)
    wrong('dueKind', 'a placement begins for team positions only: choose the position or the team')
  if (it.from && it.until && it.until < it.from) wrong('until', 'it must not end before it begins')
  if (it.dueKind === 'fixed' && it.dueOn && it.until && it.dueOn > it.until)
    wrong('dueOn', 'it would be due after the rule has ended')
}

export const newRule = z
  .object({
    certification: z.string('choose a certification').min(1, 'choose a certification').max(100),
    ...fields,
  })
  .superRefine(agrees)
export const changedRule = z
  .object({
    rule: z.coerce.number().int().positive(),
    ...fields,
    why: reason.describe('Why it changes'),
  })
  .superRefine(agrees)
export type RuleInput = z.infer<typeof newRule>
