// Pieces of input that several domains read alike. Form fields are text, so numbers are coerced.
import { z } from 'zod'
import { isDay } from './calendar'

/** A row's id. */
export const id = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .positive('must be a positive number')
/** Why somebody decided: kept with the decision, so it must say something. */
export const reason = z
  .string('give a reason')
  .trim()
  .min(3, 'give a reason of at least three letters')
  .max(500, 'keep it under 500 letters')
/**
 * Days from then on are typed by mistake, or to say "for ever", which is told by leaving the day
 * out.
 */
const tooLate = '2200-01-01'
/** A calendar date. */
export const day = z
  .string('give a date')
  .refine(isDay, { message: 'must be a date like 2026-11-21', abort: true })
  .refine((it) => it < tooLate, 'must be before the year 2200')
/** A day a page is asked to show: nonsense, or a day centuries away, is none. */
export const dayShown = z
  .string()
  .refine((it) => isDay(it) && it < tooLate)
  .optional()
  .catch(undefined)
/** The page of a list, from 1; nonsense is the first page. */
export const page = z.coerce.number().int().min(1).max(100_000).catch(1)
/** A filter that may be chosen more than once: absent, one value or many. */
export const many = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .preprocess((v) => (v === undefined || v === '' ? [] : [v].flat()), z.array(z.enum(values)))
    .catch([])
/** A box that is ticked or not, as forms and addresses say it. */
export const ticked = z.preprocess(
  (v) => v === true || v === 'on' || v === 'true' || v === '1',
  z.boolean(),
)
/** A field of a form that may be left empty. */
export const orEmpty = <T extends z.ZodType>(it: T) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), it.optional())
