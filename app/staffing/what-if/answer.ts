import type { whatIf } from '@/university/staffing/training/queries/what-if'

type Answer = NonNullable<Awaited<ReturnType<typeof whatIf.answer>>>
export type Asked = Answer
/** Once it could be solved. */
export type Solved = Extract<Answer, { scenario: unknown }>
