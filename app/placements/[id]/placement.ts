import type { consequences } from '@/university/staffing/placement/queries/consequences'
import type { placementPage } from '@/university/staffing/placement/queries/placement'

/** What the pages of a placement are given. */
export type Placement = NonNullable<Awaited<ReturnType<typeof placementPage.answer>>>
export type Consequences = NonNullable<Awaited<ReturnType<typeof consequences.answer>>>
