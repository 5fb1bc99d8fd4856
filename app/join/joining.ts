import type { joining } from '@/university/staffing/queries/joining'

/** What the page is given. */
export type Joining = NonNullable<Awaited<ReturnType<typeof joining.answer>>>
