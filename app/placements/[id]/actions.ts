'use server'
import { action } from '@/app/_web/action'
import { endPlacement } from '@/university/staffing/commands/end-placement'
import { movePlacement } from '@/university/staffing/commands/move-placement'
import { signException } from '@/university/staffing/commands/sign-exception'
import { signCheck, signOffShadow } from '@/university/staffing/commands/sign-shadow'
import { swapPlacements } from '@/university/staffing/commands/swap-placements'
import { undoPlacement } from '@/university/staffing/commands/undo-placement'

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
