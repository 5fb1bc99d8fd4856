/** How well someone does the work, from 0. */
export const levels = [
  'none',
  'under guidance',
  'alone',
  'teaches others',
  'leads the craft',
] as const
/** Below this, or never assessed, someone is a junior. */
export const junior = 2
export const sayLevel = (level: number): string => `${level}, ${levels[level] ?? 'unknown'}`
