'use server'
import { action } from '@/app/_web/action'
import { awardByHand } from '@/university/certification/commands/award-by-hand'
import { awardDue } from '@/university/certification/commands/award-due'
import { changeRule } from '@/university/certification/commands/change-rule'
import { defineCertification } from '@/university/certification/commands/define-certification'
import { extendForIssuer } from '@/university/certification/commands/extend-issuer'
import { revokeCertification } from '@/university/certification/commands/revoke'
import {
  reinstateCertification,
  suspendCertification,
} from '@/university/certification/commands/suspend'

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
