'use server'
import { action } from '@/app/_web/action'
import { awardByHand } from '@/university/certification/commands/award-by-hand'
import { revokeCertification } from '@/university/certification/commands/revoke'
import { reinstateCertification, suspendCertification } from '@/university/certification/commands/suspend'

export const awardTo = action(awardByHand)
export const revoke = action(revokeCertification)
export const suspend = action(suspendCertification)
export const reinstate = action(reinstateCertification)
