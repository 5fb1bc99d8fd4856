import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { store } from '@/db'
import { clock, environment } from '@/db/environment'
import { nobody } from '@/university/actor'
import { type FormState, type Problem, perform } from '@/university/kernel'
import { appointFirstRegistrar } from '@/university/people/commands/appoint-first-registrar'
import { comeInAsPersona } from '@/university/people/commands/come-in'
import { newPassword, setPassword } from '@/university/people/commands/set-password'
import { hashPassword } from '@/university/people/password'
import { wayBack } from '@/university/people/rules/sign-in'
import { fieldsOf } from './action'
import { who } from './actor'
import { address, closeSession, openSession } from './session'
import { withPassword } from './sign-in'

// The form actions that change the session cookie, which no command can. A password never goes back
// to the page it came from.

const demo = () => environment().DEMO === 'on'
function back(problem: Problem, form: FormData): FormState {
  const { password: _, current: __, again: ___, ...typed } = fieldsOf(form)
  return { ...problem, typed }
}
const invalid = (name: string, because: string): Problem => ({
  ok: false,
  kind: 'invalid',
  because,
  fields: { [name]: because },
})

export async function signInWithPassword(_before: FormState, form: FormData): Promise<FormState> {
  const { email, password, to } = fieldsOf(form)
  const outcome = await withPassword(
    store(),
    { email, password, address: await address() },
    { now: clock(), demo: demo() },
  )
  if (!outcome.ok) return back(outcome, form)
  await openSession(outcome.value)
  redirect(wayBack(to))
}

export async function signInAsPersona(_before: FormState, form: FormData): Promise<FormState> {
  const { email, to } = fieldsOf(form)
  const outcome = await perform(
    store(),
    comeInAsPersona,
    { email, demo: demo() },
    { actor: nobody, now: clock() },
  )
  if (!outcome.ok) return back(outcome, form)
  await openSession(outcome.value)
  redirect(wayBack(to))
}

export async function becomeFirstRegistrar(_before: FormState, form: FormData): Promise<FormState> {
  const { password, ...fields } = fieldsOf(form)
  const chosen = newPassword.safeParse(password)
  if (!chosen.success) return back(invalid('password', chosen.error.issues[0]?.message ?? ''), form)
  const input = { ...fields, passwordHash: await hashPassword(chosen.data), demo: demo() }
  const outcome = await perform(store(), appointFirstRegistrar, input, {
    actor: nobody,
    now: clock(),
  })
  if (!outcome.ok) return back(outcome, form)
  await openSession(outcome.value)
  redirect('/')
}

/**
 * One's own password needs the one before it; the registrar sets a first one for somebody without
 * it.
 */
export async function changePassword(_before: FormState, form: FormData): Promise<FormState> {
  const { person, current, password } = fieldsOf(form)
  const me = await who()
  const chosen = newPassword.safeParse(password)
  if (!chosen.success) return back(invalid('password', chosen.error.issues[0]?.message ?? ''), form)
  if (me.actor.id === Number(person)) {
    const known = await withPassword(
      store(),
      { email: me.actor.email, password: current, address: await address() },
      { now: me.now, demo: demo() },
    )
    if (!known.ok)
      return back(
        known.kind === 'refused' && !/Too many/.test(known.because)
          ? invalid('current', 'that is not your password')
          : known,
        form,
      )
  }
  const outcome = await perform(
    store(),
    setPassword,
    { person: Number(person), passwordHash: await hashPassword(chosen.data) },
    me,
  )
  if (!outcome.ok) return back(outcome, form)
  refresh()
  return { ok: true, at: Date.now() }
}

export async function leave(): Promise<void> {
  await closeSession()
  redirect('/sign-in')
}
