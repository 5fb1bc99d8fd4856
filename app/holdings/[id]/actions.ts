'use server'
import { action } from '@/app/_web/action'
import { extendCertification } from '@/university/certification/commands/extend'

export const extend = action(extendCertification)
