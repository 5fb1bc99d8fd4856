'use server'
import { action } from '@/app/_web/action'
import { readNotices as read } from '@/university/notices/commands'

export const readNotices = action(read)
