import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { DatabaseTrouble, store } from '@/db'
import { type Command, type FormState, perform } from '@/university/kernel'
import { who } from './actor'

/**
 * A command as a form action for `useActionState`; works without JavaScript. On success goes to `then`, or shows the same
 * page anew. A refusal comes back with its reason, the fields at fault and everything that was typed.
 */
export function action<Input, Subject, Result>(command: Command<Input, Subject, Result>, then?: (result: Result) => string) {
  return async (_before: FormState, form: FormData): Promise<FormState> => {
    const typed = fieldsOf(form)
    const outcome = await who()
      .then((me) => perform(store(), command, typed, me))
      .catch((error) => {
        if (error instanceof DatabaseTrouble) return { ok: false as const, kind: 'refused' as const, because: error.message }
        throw error
      })
    if (!outcome.ok) return { ...outcome, typed }
    if (then) redirect(then(outcome.value))
    refresh()
    return { ok: true, at: Date.now() }
  }
}

/** FormData as the input a command expects: a repeated name, or one ending in `[]`, is a list. Files stay files. */
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
