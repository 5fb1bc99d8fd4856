import type { proposal } from '@/university/staffing/plans/queries/proposal'

export type Plan = NonNullable<Awaited<ReturnType<typeof proposal.answer>>>
