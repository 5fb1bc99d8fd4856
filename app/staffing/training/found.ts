import type { training } from '@/university/staffing/training/queries/training'

type Answer = NonNullable<Awaited<ReturnType<typeof training.answer>>>
export type Found = Extract<Answer, { plan: unknown }>
