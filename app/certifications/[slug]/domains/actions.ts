'use server'
import { action } from '@/app/_web/action'
import { mapDomains } from '@/university/certification/exams/commands/map-domains'

export const map = action(mapDomains)
