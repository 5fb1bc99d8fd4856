import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { DatabaseTrouble, store } from '@/db'
import { type Command, type FormState, foresee, type Problem, perform } from '@/university/kernel'
import { who } from './actor'

/**
 * A command as a form action for `useActionState`; works without JavaScript. On success goes to
 * `then`, or shows the same page anew. A refusal comes back with its reason, the fields at fault
 * and everything that was typed. With `watched` what may be refused is refused at once, and the
 * rest goes on after the answer. `say` puts the result into words on the same page.
 */
export function action<Input, Subject, Result>(
  command: Command<Input, Subject, Result>,
  then?: (result: Result) => string,
  watched?: Watched,
  say?: (result: Result) => string,
) {
  return async (_before: FormState, form: FormData): Promise<FormState> => {
    const given = fieldsOf(form)
    // A file cannot be put back into a form.
    const typed = Object.fromEntries(
      Object.entries(given).filter(([, value]) => !(value instanceof File)),
    )
    if (watched) return { ...(await goOn(command, given, watched)), typed }
    const outcome = await who()
      .then((me) => perform(store(), command, given, me))
      .catch(whenAway)
    if (!outcome.ok) return { ...outcome, typed }
    if (then) redirect(then(outcome.value))
    refresh()
    return { ok: true, at: Date.now(), said: say?.(outcome.value) }
  }
}

/**
 * A database that is away refuses; what was typed stays on the page. Every other surprise is thrown
 * on.
 */
function whenAway(error: unknown): Problem {
  if (error instanceof DatabaseTrouble)
    return { ok: false, kind: 'refused', because: error.message }
  throw error
}

/**
 * How long work is followed, by the id it is about, and the page that shows how far it has come.
 */
export type Watched = {
  begun: (id: number) => void
  ended: (id: number, failed?: string) => void
  page: (id: number) => string
}

async function goOn<Input, Subject, Result>(
  command: Command<Input, Subject, Result>,
  given: Record<string, unknown>,
  { begun, ended, page }: Watched,
) {
  const problem = await who()
    .then((me) => foresee(store(), command, given, me))
    .catch(whenAway)
  if (problem) return problem
  const me = await who()
  const id = Number(given.id)
  begun(id)
  after(async () => {
    try {
      const outcome = await perform(store(), command, given, me)
      ended(id, outcome.ok ? undefined : outcome.because)
    } catch (error) {
      if (!(error instanceof DatabaseTrouble)) console.error(error)
      ended(
        id,
        error instanceof DatabaseTrouble
          ? error.message
          : 'Something unexpected went wrong, and nothing was changed. The log of the server says more.',
      )
    }
  })
  redirect(page(id))
}

/**
 * FormData as the input a command expects: a repeated name, or one ending in `[]`, is a list. Files
 * stay files.
 */
export function fieldsOf(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue
    const values = form.getAll(name)
    if (name.endsWith('[]')) fields[name.slice(0, -2)] = values
    else fields[name] = values.length > 1 ? values : values[0]
  }
  return fields
}
