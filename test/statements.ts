import { vi } from 'vitest'
import type { Question } from '@/university/kernel'
import type { World } from './world'

/**
 * The statements a question sends, as text; what reads who asks, and the company's zone, comes
 * before it and is left out. Only what a local client sends can be counted: a remote one sends over
 * HTTP.
 */
export async function statements<I, A>(
  w: World,
  question: Question<I, A>,
  input: unknown,
  as: number,
): Promise<string[]> {
  const { default: Database } = await import('libsql')
  const prepare = vi.spyOn(Database.prototype, 'prepare')
  await w.ask(question, input, as)
  const sent = prepare.mock.calls
    .map(([text]) => text as string)
    .filter((text) => /^\s*(select|with)/i.test(text))
  prepare.mockRestore()
  return sent.filter((text) => !/from "person" where|from "setting"/.test(text))
}
