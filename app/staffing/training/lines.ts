import type { linesOf } from '@/university/staffing/rules/training-lines'

export type Lines = ReturnType<typeof linesOf>
