'use server'
import { action } from '@/app/_web/action'
import { readNotices as all, readNotice as one } from '@/university/notices/commands/read-notices'

export const readNotices = action(all)
export const readNotice = action(one)
