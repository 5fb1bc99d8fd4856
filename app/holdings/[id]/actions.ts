'use server'
import { action } from '@/app/_web/action'
import { extendCertification } from '@/university/certification/awards/commands/extend'

export const extend = action(extendCertification)
