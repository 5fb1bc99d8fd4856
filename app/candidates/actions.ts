'use server'
import { action } from '@/app/_web/action'
import { placePerson } from '@/university/staffing/commands/place-person'

export const place = action(placePerson, (placed) => `/placements/${placed.placement}?done=placed`)
