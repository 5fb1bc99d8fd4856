'use server'
import { action } from '@/app/_web/action'
import { postAll as postAllCommand } from '@/university/assessment/commands/post-grade'
import { extendAttempt } from '@/university/assessment/commands/staff'

export const postAll = action(postAllCommand, ({ item }) => `/marking?exam=${item}`)
export const extend = action(extendAttempt)
