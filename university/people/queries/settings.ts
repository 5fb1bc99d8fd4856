import { z } from 'zod'
import { no, question, yes } from '../../kernel'
import { companyZone, is } from '../actor'
import { maySetUp } from '../rules/person'

/** How the university is set up: the registrar's page, which the auditor reads. */
export const settings = question({
  input: z.object({}).describe('How the university is set up'),
  answer: async ({ db, actor }) => ({ zone: await companyZone(db), today: actor.today, maySetUp: maySetUp(actor) }),
  may: ({ actor }) => (is(actor, 'registrar', 'auditor') ? yes : no('How the university is set up is for the registrar and the auditor.')),
})
