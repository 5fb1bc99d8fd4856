import { DatabaseTrouble, store } from '@/db'
import { type AnyCommand, type AnyQuestion, ask, type Outcome, type Problem, perform, type Who } from '@/university/kernel'

const titles = {
  'not found': [404, 'Not found'],
  refused: [403, 'Refused'],
  invalid: [422, 'Invalid input'],
} as const

/** RFC 9457 problem details. */
export function problem(status: number, title: string, detail: string, more: object = {}): Response {
  return Response.json(
    { type: 'about:blank', title, status, detail, ...more },
    { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  )
}

export function problemOf(it: Problem): Response {
  const [status, title] = titles[it.kind]
  return problem(status, title, it.because, it.kind === 'invalid' ? { fields: it.fields } : {})
}

const reply = (outcome: Outcome<unknown>) =>
  outcome.ok ? Response.json(outcome.value ?? null, { headers: { 'cache-control': 'no-store' } }) : problemOf(outcome)

/** A database that cannot work now is 503 with its own words; anything else unexpected stays an exception. */
async function answering(work: Promise<Outcome<unknown>>): Promise<Response> {
  try {
    return reply(await work)
  } catch (error) {
    if (error instanceof DatabaseTrouble) return problem(503, 'Not now', error.message)
    throw error
  }
}

export const answer = (question: AnyQuestion, input: unknown, who: Who) => answering(ask(store(), question, input, who))
export const carryOut = (command: AnyCommand, input: unknown, who: Who) => answering(perform(store(), command, input, who))
