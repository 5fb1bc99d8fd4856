import { z } from 'zod'
import { setting } from '@/db/tables/people'
import { companyZone } from '../../actor'
import { isZone } from '../../calendar'
import { command, did } from '../../kernel'
import { maySetUp } from '../rules/person'

/** The zone whose calendar decides certifications and placements. */
export const setZone = command({
  input: z
    .object({
      zone: z.string('choose a zone').refine(isZone, 'must be a time zone like America/Chicago'),
    })
    .describe("Set the company's time zone"),
  subject: async ({ db }) => ({ before: await companyZone(db) }),
  may: ({ actor }) => maySetUp(actor),
  async run({ db }, { before }, { zone }) {
    await db
      .insert(setting)
      .values({ name: 'zone', value: zone })
      .onConflictDoUpdate({ target: setting.name, set: { value: zone } })
    return did('setting.changed', zone, { about: {}, setting: 'zone', before, after: zone })
  },
})
