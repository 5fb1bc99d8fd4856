import { headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import { store } from '@/db'
import { isSignedIn } from '@/university/actor'
import { ask as askKernel, type Question } from '@/university/kernel'
import { who } from './actor'
import { asking, refusedBecause } from './refusal'

/**
 * A question as page data. Not found is a 404, a refusal a 403 with its reason; a visitor who is
 * not signed in is sent to sign in and brought back, unless the page is `open` to everyone.
 */
export async function ask<Input, Answer>(
  question: Question<Input, Answer>,
  input: unknown,
  { open = false } = {},
): Promise<Answer> {
  const me = await asking(who)
  const outcome = await asking(() => askKernel(store(), question, input, me))
  if (outcome.ok) return outcome.value
  if (!open && !isSignedIn(me.actor))
    redirect(`/sign-in?to=${encodeURIComponent((await headers()).get('x-path') ?? '/')}`)
  if (outcome.kind === 'refused') {
    refusedBecause(outcome.because)
    forbidden()
  }
  notFound()
}
