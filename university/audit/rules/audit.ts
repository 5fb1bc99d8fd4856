// What an auditor asks, as data: twelve questions, each with its page and its file in the bundle.

import { type Actor, is } from '../../actor'
import { no, type Verdict, yes } from '../../at'

export const audited = [
  'team-that-day',
  'evidence',
  'last-checked',
  'requirements',
  'exceptions',
  'edits',
  'told',
  'practice',
  'set-off',
  'superseded',
  'lapsed',
  'register',
] as const
export type Audited = (typeof audited)[number]

/**
 * What each asks, on what of the scope its answer depends, and where else in the university the
 * same is shown.
 */
export const questions: Record<
  Audited,
  {
    asks: string
    short: string
    by: ('day' | 'period' | 'team' | 'certification')[]
    also?: { href: string; label: string }
  }
> = {
  'team-that-day': {
    asks: 'Who was on this customer’s team on that day, and was each certified that day?',
    short: 'The team that day',
    by: ['day', 'team'],
    also: { href: '/teams', label: 'A team’s page shows the same for any date' },
  },
  evidence: {
    asks: 'What is the evidence behind each award: who verified it, where, when, and what came back?',
    short: 'Evidence behind awards',
    by: ['day', 'team', 'certification'],
  },
  'last-checked': {
    asks: 'When was each last checked with its issuer?',
    short: 'Last checked with the issuer',
    by: ['day', 'team', 'certification'],
  },
  requirements: {
    asks: 'Who decided that this position needs this certification, and when did the rule change?',
    short: 'Who decided what is needed',
    by: ['day', 'period', 'team', 'certification'],
  },
  exceptions: {
    asks: 'Every exception: who approved it, why, until when?',
    short: 'Exceptions',
    by: ['period', 'team'],
    also: { href: '/exceptions', label: 'Exceptions in force today' },
  },
  edits: {
    asks: 'Which records were edited afterwards, and what stood there before and after?',
    short: 'Records edited afterwards',
    by: ['period', 'certification'],
    also: { href: '/record', label: 'The whole record' },
  },
  told: {
    asks: 'Who was told of a coming lapse, when, and what did they do?',
    short: 'Told of a coming lapse',
    by: ['period', 'team', 'certification'],
  },
  practice: {
    asks: 'How is ability checked beyond the exam?',
    short: 'Ability beyond the exam',
    by: ['period', 'team'],
  },
  'set-off': {
    asks: 'What did a revocation set off, and how fast?',
    short: 'What revocations set off',
    by: ['period', 'team', 'certification'],
  },
  superseded: {
    asks: 'Which withdrawn or superseded exams still count, and by which rule?',
    short: 'Superseded and still counting',
    by: ['day', 'team', 'certification'],
  },
  lapsed: {
    asks: 'Of people who lapsed: did any fill a position that needed it after that minute?',
    short: 'After a lapse',
    by: ['day', 'team', 'certification'],
  },
  register: {
    asks: 'The register as of a date, with the same totals next week.',
    short: 'The register',
    by: ['day', 'team', 'certification'],
    also: { href: '/certifications/register', label: 'The register with totals' },
  },
}

type Kind = 'text' | 'day' | 'instant' | 'number'
export type Column = { head: string; kind?: Kind; hideOnPhone?: boolean }
/** A value, or one with the page that shows more of it. */
export type Cell = string | number | null | { text: string; href: string }
/** An answer as a table: a sentence, columns, rows. `cut`: there are more than these. */
export type Sheet = { says: string; columns: Column[]; rows: Cell[][]; cut: boolean }

export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'object' ? cell.text : String(cell)

export const mayAudit = (actor: Actor): Verdict =>
  is(actor, 'registrar', 'auditor')
    ? yes
    : no('The auditor’s questions are answered for the auditor and the registrar.')
