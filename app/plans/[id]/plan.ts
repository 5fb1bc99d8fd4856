import type { proposal } from '@/university/staffing/queries/proposal'

export type Plan = NonNullable<Awaited<ReturnType<typeof proposal.answer>>>
