'use server'
import { action } from '@/app/_web/action'
import { runReminders as run } from '@/university/notices/commands/run-reminders'
import { retryMessage as retry } from '@/university/outbox/commands/retry-message'
import { saidOfRun } from '@/university/outbox/rules/outbox'

export const retryMessage = action(retry)
export const runReminders = action(run, undefined, undefined, saidOfRun)
