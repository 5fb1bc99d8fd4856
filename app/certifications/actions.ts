'use server'
import { action } from '@/app/_web/action'
import { awardByHand } from '@/university/certification/awards/commands/award-by-hand'
import { awardDue } from '@/university/certification/awards/commands/award-due'
import { extendForIssuer } from '@/university/certification/awards/commands/extend-issuer'
import { revokeCertification } from '@/university/certification/awards/commands/revoke'
import {
  reinstateCertification,
  suspendCertification,
} from '@/university/certification/awards/commands/suspend'
import { changeRule } from '@/university/certification/definitions/commands/change-rule'
import { defineCertification } from '@/university/certification/definitions/commands/define-certification'

export const awardTo = action(awardByHand)
export const revoke = action(revokeCertification)
export const suspend = action(suspendCertification)
export const extendEveryone = action(extendForIssuer)
export const reinstate = action(reinstateCertification)
export const makeRule = action(
  changeRule,
  ({ certification }) => `/certifications/${certification}#rule`,
)
export const defineRule = action(defineCertification, (slug) => `/certifications/${slug}`)
export const awardThoseDue = action(
  awardDue,
  undefined,
  undefined,
  ({ awards }) => `${awards} awarded.`,
)
