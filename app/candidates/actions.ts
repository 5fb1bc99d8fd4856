'use server'
import { action } from '@/app/_web/action'
import { placePerson } from '@/university/staffing/placement/commands/place-person'
import {
  dropSearch,
  saveSearch,
  shareSearch,
} from '@/university/staffing/search/commands/saved-searches'
import { dropShortlisted, shortlistPerson } from '@/university/staffing/search/commands/shortlist'

export const place = action(placePerson, (placed) => `/placements/${placed.placement}?done=placed`)
export const save = action(saveSearch)
export const share = action(shareSearch)
export const drop = action(dropSearch)
export const keep = action(shortlistPerson)
export const unkeep = action(dropShortlisted)
