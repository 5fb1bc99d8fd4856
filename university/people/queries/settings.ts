import { z } from 'zod'
import { environment } from '@/db/environment'
import { companyZone, is } from '../../actor'
import { no, yes } from '../../at'
import { question } from '../../kernel'
import { mayResetDemo } from '../rules/demo'
import { maySetUp } from '../rules/person'
import { anyOthers } from './others'

/** How the university is set up: the registrar's page, which the auditor reads. */
export const settings = question({
  input: z.object({}).describe('How the university is set up'),
  async answer({ db, actor }) {
    const demo = environment().DEMO === 'on'
    return {
      zone: await companyZone(db),
      zones: Intl.supportedValuesOf('timeZone'),
      today: actor.today,
      maySetUp: maySetUp(actor),
      demo,
      mayResetDemo: mayResetDemo(actor, { demo, others: demo && (await anyOthers(db)) }),
    }
  },
  mayAsk: ({ actor }) =>
    is(actor, 'registrar', 'auditor')
      ? yes
      : no('How the university is set up is for the registrar and the auditor.'),
})
