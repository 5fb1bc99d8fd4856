import type { certification } from '@/university/certification/definitions/queries/certification'

/** What the page of one certification knows. */
export type It = NonNullable<Awaited<ReturnType<typeof certification.answer>>>
