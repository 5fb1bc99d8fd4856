/**
 * Kinds of message, as the registrar's list names them. A new kind is one line here, and one
 * `post`.
 */
export const kinds = {
  ending: 'Certification ends: to the holder',
  'ending of a report': 'Certification ends: to their manager',
  'ending of coverage': 'Certification ends: to staffing leads',
  leaving: 'Someone placed leaves the company: to leaders and staffing leads',
  away: 'Someone placed is away: to leaders, and to staffing leads where it opens a gap',
} as const
export type Kind = keyof typeof kinds
