'use server'
import { action } from '@/app/_web/action'
import {
  endTrust as end,
  makeSigningKey,
  rotateSigningKey,
  trustIssuer,
} from '@/university/certification/badges/commands/signing-key'
import { resetDemo as reset } from '@/university/demo/commands/reset-demo'
import { setZone as set } from '@/university/people/commands/set-zone'

export const setZone = action(set)
export const resetDemo = action(reset)
export const makeKey = action(makeSigningKey)
export const changeKey = action(rotateSigningKey)
export const trust = action(trustIssuer)
export const endTrust = action(end)
