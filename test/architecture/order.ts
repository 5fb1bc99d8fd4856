/**
 * The domains of `university/`, from the ground up: one may use those before it, and never one
 * after it. A room named with its domain stands lower than the rest of it.
 */
export const domains = [
  'certification/validity',
  'roster',
  'people',
  'record',
  'outbox',
  'enrolment',
  'certification',
  'catalogue',
  'learning',
  'assessment',
  'staffing',
  'notices',
  'desk',
  'audit',
  'exchange',
  'promises',
  'recognition',
  'jobs',
  'reports',
  'demo',
] as const

/**
 * The rooms of a large domain, from the ground up. A file beside the rooms stands in the order like
 * one.
 */
export const rooms: Record<string, readonly string[]> = {
  certification: [
    'validity',
    'requirements',
    'exams',
    'required',
    'badges',
    'awards',
    'definitions',
    'evidence',
  ],
  staffing: [
    'sight.ts',
    'solver',
    'eligibility',
    'placement',
    'search',
    'teams',
    'coverage',
    'availability',
    'join',
    'plans',
    'training',
    'home.ts',
  ],
}
