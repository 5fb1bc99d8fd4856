import type { teachingOffering } from '@/university/learning/queries/teaching-offering'

/** What the parts of the page are given. */
export type Offering = NonNullable<Awaited<ReturnType<typeof teachingOffering.answer>>>
