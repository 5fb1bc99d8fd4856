import type { teamPage } from '@/university/staffing/teams/queries/team'

/** What the team page is given. */
export type Team = NonNullable<Awaited<ReturnType<typeof teamPage.answer>>>
