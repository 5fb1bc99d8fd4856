import { store } from '@/db'
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

export const answer = async (question: AnyQuestion, input: unknown, who: Who) => reply(await ask(store(), question, input, who))
export const carryOut = async (command: AnyCommand, input: unknown, who: Who) => reply(await perform(store(), command, input, who))
