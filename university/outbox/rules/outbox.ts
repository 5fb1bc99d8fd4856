import { type Actor, is } from '../../actor'
import { no, type Verdict, yes } from '../../at'
import { isInFlight, stale, waits } from './mail'

export const readsOutbox = (actor: Actor) => is(actor, 'registrar', 'auditor')

/** Mail that did not go is tried anew, with all its tries. */
export function mayRetry(
  actor: Actor,
  it: Omit<MailFacts, 'mailTries'> & { gone: boolean },
  mail: boolean,
  now: Date,
): Verdict {
  if (!is(actor, 'registrar')) return no('Mail is tried again by the registrar.')
  if (!mail) return no('Mail is not set up here.')
  if (it.mailedAt !== null) return no('It was mailed.')
  if (isInFlight(it, now))
    return no(
      'It is being sent at this moment. If that came to nothing it is tried again by itself.',
    )
  return it.gone ? no('They do not work here any more.') : yes
}

export type MailFacts = {
  mailedAt: number | null
  mailTries: number
  mailError: string | null
  mailAfter: number | null
}
export type MailState = {
  word: string
  tone: 'good' | 'due' | 'bad' | 'info' | 'plain'
  because?: string
}

/** How it stands with the mail of a message, in words. */
export function mailState(it: MailFacts, now: Date, mail: boolean): MailState {
  if (it.mailedAt !== null) return { word: 'Mailed', tone: 'good' }
  const tries = it.mailTries === 1 ? 'one try' : `${it.mailTries} tries`
  if (it.mailAfter === null)
    return {
      word: 'Mail given up',
      tone: 'bad',
      because: `After ${tries}: ${it.mailError ?? 'no reason is kept'}`,
    }
  if (!mail || it.mailAfter <= +now - stale)
    return { word: 'Not mailed', tone: 'plain', because: 'It stands among their notices.' }
  if (it.mailTries === 0) return { word: 'Mail waits', tone: 'info' }
  return {
    word: 'Mail tried again soon',
    tone: 'due',
    because: `After ${tries} of ${waits.length + 1}: ${it.mailError ?? 'no reason is kept'}`,
  }
}

export const mayRunReminders = (actor: Actor): Verdict =>
  is(actor, 'registrar')
    ? yes
    : no('Reminders are run by the registrar, and by themselves every ten minutes.')

/** What a run did, in words. */
export const saidOfRun = ({ messages, more }: { messages: number; more: boolean }) =>
  messages
    ? `${messages} written.${more ? ' More are due: they follow by themselves, or run it again.' : ''}`
    : 'Nothing was due.'
