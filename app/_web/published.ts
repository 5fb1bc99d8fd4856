import { DatabaseTrouble, store } from '@/db'
import { ask, type Question } from '@/university/kernel'
import { who } from './actor'
import { problem, problemOf } from './endpoint'

type Part = {
  body: string | Uint8Array<ArrayBuffer>
  type: string
  name?: string
  seconds?: number
}

/**
 * What anyone may fetch without signing in: a question's answer as a file. Open to pages of other
 * sites, because those who check badges are. With `name` it is saved under it; `seconds`: how long
 * others may keep it.
 */
export async function published<Input, Answer>(
  question: Question<Input, Answer>,
  input: unknown,
  as: (answer: Answer) => Part | Promise<Part>,
): Promise<Response> {
  try {
    const outcome = await ask(store(), question, input, await who())
    if (!outcome.ok) return problemOf(outcome)
    const { body, type, name, seconds } = await as(outcome.value)
    return new Response(body, {
      headers: {
        'content-type': type,
        'cache-control': seconds ? `public, max-age=${seconds}` : 'no-store',
        'access-control-allow-origin': '*',
        'x-content-type-options': 'nosniff',
        ...(name && { 'content-disposition': `attachment; filename="${name}"` }),
      },
    })
  } catch (error) {
    if (error instanceof DatabaseTrouble)
      return problem(503, 'Not now', error.message, {}, { 'retry-after': '5' })
    throw error
  }
}

export const json = (value: unknown) => JSON.stringify(value, null, 2)
export const ldJson = 'application/ld+json; charset=utf-8'
