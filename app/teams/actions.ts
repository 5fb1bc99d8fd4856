'use server'
import { action } from '@/app/_web/action'
import { addPosition } from '@/university/staffing/teams/commands/add-position'
import { changePosition } from '@/university/staffing/teams/commands/change-position'
import { changeTeam } from '@/university/staffing/teams/commands/change-team'
import { endPosition } from '@/university/staffing/teams/commands/end-position'
import { endTeamRule } from '@/university/staffing/teams/commands/end-team-rule'
import { foundTeam } from '@/university/staffing/teams/commands/found-team'
import { recordReview } from '@/university/staffing/teams/commands/record-review'
import { setRequirement } from '@/university/staffing/teams/commands/set-requirement'
import { setTeamRule } from '@/university/staffing/teams/commands/set-team-rule'
import { withdrawChange } from '@/university/staffing/teams/commands/withdraw-change'

export const found = action(foundTeam, (it) => `/teams/${it.code}/positions/new`)
export const change = action(changeTeam)
export const review = action(recordReview)
export const addAPosition = action(
  addPosition,
  (it) => `/teams/${it.code}/positions/${it.position}/requirement`,
)
export const changeAPosition = action(
  changePosition,
  (it) => `/teams/${it.code}/positions/${it.position}`,
)
export const takeBackChange = action(withdrawChange)
export const endAPosition = action(endPosition)
export const setAsks = action(setRequirement, (it) => `/teams/${it.code}/positions/${it.position}`)
export const setRule = action(setTeamRule)
export const endRule = action(endTeamRule)
