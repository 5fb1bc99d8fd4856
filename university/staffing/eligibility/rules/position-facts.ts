import { z } from 'zod'
import { shifts } from '@/db/tables/people'
import { orEmpty } from '../../../input'

/** What a position is, as it is typed; what it asks for has dates of its own. */
export const positionFacts = {
  title: z.string('give a title').trim().min(3, 'give a title').max(80, 'keep it under 80 letters'),
  shift: orEmpty(z.enum(shifts, 'choose a shift')),
  site: z.string().trim().max(80, 'keep it under 80 letters').default(''),
  criticality: z.coerce
    .number('1, 2 or 3')
    .int('1, 2 or 3')
    .min(1, '1, 2 or 3')
    .max(3, '1, 2 or 3')
    .default(2),
  minProficiency: z.coerce
    .number('0 to 4')
    .int('0 to 4')
    .min(0, '0 to 4')
    .max(4, '0 to 4')
    .default(0),
  track: orEmpty(z.string().trim().max(40)),
}
