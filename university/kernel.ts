import type { z } from 'zod'
import type { Reader, Store, Writer } from '@/db'
import { type At, type EventDetail, type Happening, type Verdict, type Who, yes } from './at'
import { record } from './event'

/** A rule that looks only at who asks. It is asked before anything is worked out for them. */
type ByWho = { mayAsk: (who: Who) => Verdict }
/** A rule that looks at the answer. It is asked before the answer is given away. */
type ByAnswer<Answer> = { may: (at: At<Reader>, answer: NoInfer<Answer>) => Verdict }
type Permission<Answer> = (ByWho & Partial<ByAnswer<Answer>>) | (ByAnswer<Answer> & Partial<ByWho>)

/** Something asked. An answer of `undefined` means not found, which is also what you may not see. */
export type Question<Input, Answer> = {
  input: z.ZodType<Input>
  answer: (at: At<Reader>, input: Input) => Promise<Answer | undefined>
} & Permission<Answer>

/** Something done: the one way anything changes. */
export type Command<Input, Subject, Result> = {
  input: z.ZodType<Input>
  subject: (at: At<Reader>, input: Input) => Promise<Subject | undefined>
  may: (at: At<Reader>, subject: NoInfer<Subject>, input: NoInfer<Input>) => Verdict
  /**
   * Long work for whoever may, before `perform` takes the turn, so that no other writer waits for
   * it: `run` is given what it found, or nothing.
   */
  ahead?: (at: At<Reader>, input: NoInfer<Input>) => Promise<unknown>
  run: (
    at: At<Writer>,
    subject: NoInfer<Subject>,
    input: NoInfer<Input>,
    found?: unknown,
  ) => Promise<Done<Result>>
}

// biome-ignore lint/suspicious/noExplicitAny: a list of definitions forgets each one's types; its schema still checks the input.
export type AnyQuestion = Question<any, any>
// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyCommand = Command<any, any, any>
declare const happened: unique symbol
/** Proof that a command said what happened: only `did` makes one. */
export type Done<Result> = {
  readonly [happened]: true
  verb: string
  result: Result
  detail: EventDetail
}

/**
 * How a command ends: the verb of its event, its result, and the event's detail (`about` names what
 * it touched).
 */
export const did = <Result>(verb: string, result: Result, detail: EventDetail): Done<Result> =>
  ({ verb, result, detail }) as Done<Result>
/**
 * How a job's command ends that changed nothing anyone needs to know: a lease, a run that found
 * nothing to send. No event is written.
 */
export const quietly = <Result>(result: Result): Done<Result> =>
  ({ verb: '', result, detail: { about: {} } }) as unknown as Done<Result>
export const question = <Input, Answer>(definition: Question<Input, Answer>) => definition
export const command = <Input, Subject, Result>(definition: Command<Input, Subject, Result>) =>
  definition
/** Expected refusals are answers, not exceptions. `fields` names the input at fault. */
export type Problem =
  | { ok: false; kind: 'not found'; because: string }
  | { ok: false; kind: 'refused'; because: string }
  | { ok: false; kind: 'invalid'; because: string; fields: Record<string, string> }
export type Outcome<Value> = { ok: true; value: Value } | Problem
/** What a form shows after it was sent: nothing yet, done, or the problem with what was typed. */
export type FormState =
  | null
  | { ok: true; at: number; said?: string }
  | (Problem & { typed: Record<string, unknown> })
const notFound: Problem = {
  ok: false,
  kind: 'not found',
  because: 'There is nothing here that you can see.',
}
const refused = (because: string): Problem => ({ ok: false, kind: 'refused', because })
/**
 * Thrown inside `run` when what was true for `may` no longer is, or the database had the last word:
 * nothing is written. With `field` it is about that input: a file that only shows its faults once
 * it is read.
 */
export class Refusal extends Error {
  constructor(
    because: string,
    readonly field?: string,
  ) {
    super(because)
  }
}
function read<Input>(schema: z.ZodType<Input>, raw: unknown): { ok: true; value: Input } | Problem {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { ok: true, value: parsed.data }
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[issue.path.join('.') || 'input'] ??= issue.message
  const because = Object.entries(fields)
    .map(([name, message]) => `${name}: ${message}`)
    .join('; ')
  return { ok: false, kind: 'invalid', because, fields }
}

/** Whether someone may have an answer, by the rule on who asks and then by the rule on the answer. */
export function mayHave<Input, Answer>(
  { mayAsk, may }: Question<Input, Answer>,
  at: At<Reader>,
  answer: NoInfer<Answer>,
): Verdict {
  const first = mayAsk?.(at) ?? yes
  return first.ok ? (may?.(at, answer) ?? yes) : first
}

/** The reading door. Nothing is worked out for someone who may not ask. */
export async function ask<Input, Answer>(
  store: Store,
  it: Question<Input, Answer>,
  raw: unknown,
  who: Who,
): Promise<Outcome<Answer>> {
  const parsed = read(it.input, raw)
  if (!parsed.ok) return parsed
  const first = it.mayAsk?.(who) ?? yes
  if (!first.ok) return refused(first.because)
  return store.reading(async (db) => {
    const at = { ...who, db }
    const found = await it.answer(at, parsed.value)
    if (found === undefined) return notFound
    const verdict = mayHave(it, at, found)
    return verdict.ok ? { ok: true, value: found } : refused(verdict.because)
  })
}

/**
 * One command inside a turn that is already open. Only `perform` opens one, so that whatever a
 * command finds ahead was found.
 */
async function performIn<Input, Subject, Result>(
  db: Writer,
  it: Command<Input, Subject, Result>,
  raw: unknown,
  who: Who,
  found?: unknown,
): Promise<Outcome<Result>> {
  const parsed = read(it.input, raw)
  if (!parsed.ok) return parsed
  const at = { ...who, db }
  const subject = await it.subject(at, parsed.value)
  if (subject === undefined) return notFound
  const verdict = it.may(at, subject, parsed.value)
  if (!verdict.ok) return refused(verdict.because)
  const setOff: Happening[] = []
  const { verb, result, detail } = await it.run({ ...at, setOff }, subject, parsed.value, found)
  if (verb) await record(at, verb, detail)
  for (const effect of setOff) await record(at, effect.verb, effect.detail)
  return { ok: true, value: result }
}

/** The writing door. What it answers `ok` is committed. */
export async function perform<Input, Subject, Result>(
  store: Store,
  it: Command<Input, Subject, Result>,
  raw: unknown,
  who: Who,
): Promise<Outcome<Result>> {
  const parsed = read(it.input, raw)
  if (!parsed.ok) return parsed
  return (async () => {
    const found =
      it.ahead && (await store.reading((db) => foundAhead({ ...who, db }, it, parsed.value)))
    return store.writing((db) => performIn(db, it, raw, who, found))
  })().catch(explain)
}

/** What a command works out before its turn; nothing for whom it would refuse anyway. */
async function foundAhead<Input, Subject, Result>(
  at: At<Reader>,
  it: Command<Input, Subject, Result>,
  input: Input,
): Promise<unknown> {
  const subject = await it.subject(at, input)
  return subject !== undefined && it.may(at, subject, input).ok ? it.ahead?.(at, input) : undefined
}

/**
 * What would refuse a command now, before any turn is taken: for work that goes on after its
 * answer.
 */
export async function foresee<Input, Subject, Result>(
  store: Store,
  it: Command<Input, Subject, Result>,
  raw: unknown,
  who: Who,
): Promise<Problem | undefined> {
  const parsed = read(it.input, raw)
  if (!parsed.ok) return parsed
  return store.reading(async (db) => {
    const at = { ...who, db }
    const subject = await it.subject(at, parsed.value)
    if (subject === undefined) return notFound
    const verdict = it.may(at, subject, parsed.value)
    return verdict.ok ? undefined : refused(verdict.because)
  })
}

/**
 * The database's last word as a refusal: a rule of ours raised in a trigger, or a constraint that
 * another request met first.
 */
function explain(error: unknown): Problem {
  if (error instanceof Refusal) {
    const { message: because, field } = error
    return field
      ? { ok: false, kind: 'invalid', because, fields: { [field]: because } }
      : refused(because)
  }
  for (let e = error; e instanceof Error; e = e.cause) {
    const raised =
      /SQLITE_CONSTRAINT(?:_TRIGGER)?: (?:SQLite(?: input)? error: )?([A-Z][^:]*\.)$/.exec(
        e.message,
      )?.[1]
    if (raised) return refused(raised)
    if (/UNIQUE constraint failed/.test(e.message))
      return refused('This was done a moment ago. Reload to see how it stands.')
  }
  throw error
}
