import type { z } from 'zod'
import { DatabaseTrouble, type Store } from '@/db'
import { environment } from '@/db/environment'
import { commands, questions } from '@/university'
import { isSignedIn } from '@/university/actor'
import type { Who } from '@/university/at'
import { toCsv } from '@/university/exchange/rules/spreadsheet'
import { ask, type Outcome, type Problem, perform } from '@/university/kernel'
import { hashToken } from '@/university/people/commands/make-token'
import { whoByToken } from '@/university/people/queries/tokens'
import { mayUse } from '@/university/people/rules/tokens'
import { asInput } from './query'
import { table } from './rows'
import { baseUrl } from './session'

const titles = {
  'not found': [404, 'Not found'],
  refused: [403, 'Refused'],
  invalid: [422, 'Invalid input'],
} as const

/** RFC 9457 problem details. */
export function problem(
  status: number,
  title: string,
  detail: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { type: 'about:blank', title, status, detail, ...more },
    {
      status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...headers,
      },
    },
  )
}

export function problemOf(it: Problem): Response {
  const [status, title] = titles[it.kind]
  return problem(status, title, it.because, it.kind === 'invalid' ? { fields: it.fields } : {})
}

/** What the API reads of its surroundings: handed in, so that it can be called without a server. */
export type Surroundings = { store: Store; now: Date; session: () => Promise<Who> }

const most = 5_000_000
const noToken = 'Sign in, or send an API token: Authorization: Bearer …'
const signIn = (because: string) =>
  problem(401, 'Sign in', because, {}, { 'www-authenticate': 'Bearer realm="guildhall"' })

/** One question or command by its name. GET asks, POST does. */
export async function serve(
  request: Request,
  name: string,
  around: Surroundings,
): Promise<Response> {
  try {
    return await respond(request, name, around)
  } catch (error) {
    if (error instanceof DatabaseTrouble)
      return problem(503, 'Not now', error.message, {}, { 'retry-after': '5' })
    console.error(`API ${request.method} ${name}:`, error)
    return problem(
      500,
      'Something broke',
      'This is our fault. It is in the log; try again, and tell the people who run this if it stays.',
    )
  }
}

async function respond(request: Request, name: string, around: Surroundings): Promise<Response> {
  const question = Object.hasOwn(questions, name) ? questions[name] : undefined
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!question && !command)
    return problem(
      404,
      'Not found',
      `There is no question or command named ${name.slice(0, 60)}. /api/v1/openapi.json lists them.`,
    )
  const allowed = question ? ['GET', 'HEAD'] : ['POST']
  if (!allowed.includes(request.method))
    return problem(
      405,
      'Wrong method',
      `${name} is a ${question ? 'question: GET' : 'command: POST'} it.`,
      {},
      { allow: allowed.join(', ') },
    )

  const who = await whoAsks(request, around)
  if (who instanceof Response) return who
  const { scopes } = who.actor
  const may = scopes ? mayUse(scopes, question ? 'question' : 'command', name) : undefined
  if (may && !may.ok) return problem(403, 'Refused', may.because)

  if (command) {
    if (!isSignedIn(who.actor)) return signIn(noToken)
    if (!scopes && !isOurs(request))
      return problem(
        403,
        'Refused',
        'A request with a session cookie must come from this site. Use an API token instead.',
      )
    const body = await jsonOf(request)
    return body instanceof Response
      ? body
      : reply(await perform(around.store, command, body.value, who), who, name)
  }
  const params = new URL(request.url).searchParams
  const format = params.get('format')
  params.delete('format')
  return reply(
    await ask(around.store, question!, asInput(question!.input as z.ZodType, params), who),
    who,
    name,
    format,
  )
}

/** By token, else by session; a visitor is nobody, and may be told to sign in later. */
async function whoAsks(
  request: Request,
  { store, now, session }: Surroundings,
): Promise<Who | Response> {
  const authorization = request.headers.get('authorization')
  if (authorization === null) return session()
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  const who = token && (await store.reading((db) => whoByToken(db, hashToken(token), now)))
  if (!who || (who.actor.origin === 'demo' && environment().DEMO === 'off'))
    return signIn('This API token is not known, has expired or was revoked.')
  return who
}

/**
 * Whether a request with a cookie comes from a page of this site: browsers say so in Origin, and
 * pages cannot forge it.
 */
function isOurs(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  const here = environment().BASE_URL ? new URL(baseUrl()).host : request.headers.get('host')
  return new URL(origin).host === here
}

async function jsonOf(request: Request): Promise<{ value: unknown } | Response> {
  const tooLarge = () =>
    problem(413, 'Too large', `A request may have ${most.toLocaleString('en-US')} bytes.`)
  if (Number(request.headers.get('content-length') ?? 0) > most) return tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > most) return tooLarge()
    chunks.push(chunk)
  }
  try {
    return {
      value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))),
    }
  } catch {
    return problem(400, 'Not JSON', 'The body must be JSON in UTF-8, like {"person": 3}.')
  }
}

function reply(
  outcome: Outcome<unknown>,
  { actor }: Who,
  name: string,
  format: string | null = null,
): Response {
  if (!outcome.ok)
    return !isSignedIn(actor) && outcome.kind !== 'invalid' ? signIn(noToken) : problemOf(outcome)
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  if (format !== 'csv') {
    const body = JSON.stringify(outcome.value ?? null)
    // With its length known the server does not zip an answer of a hundred bytes.
    const length = {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }
    return new Response(body, { headers: { ...headers, ...length } })
  }
  const rows = table(outcome.value)
  if (!rows)
    return problem(406, 'Not a list', `${name} does not answer a list, so it has no CSV form.`)
  // An empty file would say that there is nothing, where the question names what there is not.
  const { problem: unknown } = outcome.value as { problem?: unknown }
  if (rows.rows.length === 0 && typeof unknown === 'string')
    return problem(422, 'Cannot be answered', unknown)
  // A file that does not hold everything says so in its name: whoever opens it later sees no page
  // beside it.
  const { count = 0, page = 1 } = outcome.value as { count?: unknown; page?: unknown }
  const part =
    page === 1 && typeof count === 'number' && rows.rows.length < count
      ? `-first-${rows.rows.length}-of-${count}`
      : ''
  const type = {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${name}${part}.csv"`,
  }
  return new Response(toCsv(rows.head, rows.rows), { headers: { ...headers, ...type } })
}
