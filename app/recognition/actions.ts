'use server'
import { action } from '@/app/_web/action'
import { castVote, nominate } from '@/university/recognition/commands'

export const putForward = action(nominate)
export const vote = action(castVote)
