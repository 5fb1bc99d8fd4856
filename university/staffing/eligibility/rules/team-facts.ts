import { z } from 'zod'

const name = (what: string) =>
  z.string(`give ${what}`).trim().min(2, `give ${what}`).max(120, 'keep it under 120 letters')

/** What is known of a team and may change, as it is typed. */
export const teamFacts = {
  customer: name('the customer'),
  site: name('the site'),
  monthlyUsd: z.coerce
    .number('must be a number')
    .int('must be whole dollars')
    .min(0, 'must not be negative')
    .max(100_000_000, 'is more than we can believe'),
}
