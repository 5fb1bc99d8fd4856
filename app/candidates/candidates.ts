import type { candidates } from '@/university/staffing/search/queries/candidates'

/** What the search is given. */
export type Candidates = NonNullable<Awaited<ReturnType<typeof candidates.answer>>>
