import type { joining } from '@/university/staffing/join/queries/what-i-can-join'

/** What the page is given. */
export type Joining = NonNullable<Awaited<ReturnType<typeof joining.answer>>>
