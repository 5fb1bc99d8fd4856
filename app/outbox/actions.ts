'use server'
import { action } from '@/app/_web/action'
import { retryMessage as retry } from '@/university/notices/commands/retry-message'
import { runReminders as run } from '@/university/notices/commands/run-reminders'
import { saidOfRun } from '@/university/notices/rules/outbox'

export const retryMessage = action(retry)
export const runReminders = action(run, undefined, undefined, saidOfRun)
