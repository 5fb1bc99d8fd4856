'use server'
import { action } from '@/app/_web/action'
import { endPlacement } from '@/university/staffing/placement/commands/end-placement'
import { movePlacement } from '@/university/staffing/placement/commands/move-placement'
import { signException } from '@/university/staffing/placement/commands/sign-exception'
import { signCheck, signOffShadow } from '@/university/staffing/placement/commands/sign-shadow'
import { swapPlacements } from '@/university/staffing/placement/commands/swap-placements'
import { undoPlacement } from '@/university/staffing/placement/commands/undo-placement'

export const end = action(endPlacement, (it) =>
  it.placement ? `/placements/${it.placement}?done=ended` : `/teams/${it.team}`,
)
export const move = action(movePlacement, (it) => `/placements/${it.placement}?done=moved`)
export const swap = action(swapPlacements, (it) => `/placements/${it.placement}?done=swapped`)
export const undo = action(undoPlacement, (it) =>
  it.placement ? `/placements/${it.placement}?done=undone` : `/teams/${it.team}`,
)
export const sign = action(signException)
export const tick = action(signCheck)
export const signOff = action(signOffShadow, (it) => `/placements/${it.placement}?done=signed`)
