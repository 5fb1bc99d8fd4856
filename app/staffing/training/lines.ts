import type { linesOf } from '@/university/staffing/training/rules/lines'

export type Lines = ReturnType<typeof linesOf>
