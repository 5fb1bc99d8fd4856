'use server'
import { action } from '@/app/_web/action'
import { bringBadge as bring } from '@/university/certification/evidence/commands/bring-badge'

export const bringBadge = action(bring, undefined, undefined, ({ said }) => said)
