import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const address = z.url({
  protocol: /^https?$/,
  error: 'must be an address like https://university.example.com',
})
const port = 'must be a whole number from 1 to 65535'

const schema = z
  .object({
    PORT: z.coerce.number(port).int(port).min(1, port).max(65535, port).default(3000),
    HOST: z.string().optional(),
    DATABASE_URL: z
      .string()
      .regex(
        /^(file:|https?:|libsql:|wss?:|:memory:)/,
        'must start with file:, http:, https: or libsql:',
      )
      .default('file:data/guildhall.db'),
    DATABASE_AUTH_TOKEN: z.string().optional(),
    DATABASE_SYNC_URL: z
      .string()
      .regex(/^(https?:|libsql:)/, 'must start with http:, https: or libsql:')
      .optional(),
    BASE_URL: address.optional(),
    SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    OIDC_ISSUER: address.optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:/, 'must start with smtp: or smtps:')
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(
        /^(?:[^<>\r\n]+ <[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/,
        'must be an address like university@example.com or Guildhall <university@example.com>',
      )
      .optional(),
    DEMO: z.enum(['on', 'off'], 'must be on or off').default('on'),
    NOW: z.iso
      .datetime({ offset: true, error: 'must be an instant like 2026-11-21T10:00:00Z' })
      .optional(),
    NODE_ENV: z.string().default('development'),
  })
  .superRefine((env, context) => {
    const oidc = [env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET].filter(
      Boolean,
    ).length
    if (oidc === 1 || oidc === 2)
      context.addIssue({
        code: 'custom',
        path: ['OIDC_ISSUER'],
        message: 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together',
      })
    if (env.DATABASE_SYNC_URL && !env.DATABASE_URL.startsWith('file:'))
      context.addIssue({
        code: 'custom',
        path: ['DATABASE_URL'],
        message: 'must be a file: when DATABASE_SYNC_URL is set, because that file is the replica',
      })
    if (env.NOW && env.NODE_ENV === 'production' && env.DEMO === 'off')
      context.addIssue({
        code: 'custom',
        path: ['NOW'],
        message: 'a frozen clock is refused in production unless the demo is on',
      })
  })

export type Environment = z.infer<typeof schema>

/**
 * Reads and checks the settings; an empty one is as good as none.
 * @throws Error with one line per wrong variable, saying what it must be.
 */
export function readEnvironment(from: NodeJS.ProcessEnv): Environment {
  const parsed = schema.safeParse(
    Object.fromEntries(Object.entries(from).filter(([, value]) => value !== '')),
  )
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`)
  throw new Error(
    `The environment is not right:\n${lines.join('\n')}\ndocs/operations.md has a table of every setting.`,
  )
}

let parsed: Environment | undefined
/** The settings of this process, read once. */
export function environment(): Environment {
  parsed ??= readEnvironment(process.env)
  return parsed
}

/** Where this site is, as its visitors know it, without a slash at its end. */
export const siteUrl = (
  { BASE_URL, PORT }: Pick<Environment, 'BASE_URL' | 'PORT'> = environment(),
) => (BASE_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '')

/** Whom mail is from: `MAIL_FROM`, or an address at the host of `BASE_URL`. */
export function mailFrom(
  env: Pick<Environment, 'MAIL_FROM' | 'BASE_URL' | 'PORT'> = environment(),
): string {
  const { hostname } = new URL(siteUrl(env))
  return (
    env.MAIL_FROM ?? `Guildhall <guildhall@${/^[\d.]+$|:/.test(hostname) ? 'localhost' : hostname}>`
  )
}

/**
 * The clock: real, or frozen by `NOW`. Only transports call this; rules, questions and commands are
 * given `now`.
 */
export function clock(): Date {
  const frozen = environment().NOW
  return frozen ? new Date(frozen) : new Date()
}

let kept: string | undefined
/**
 * What sessions are signed with: `SECRET`, or one made at the first start and kept in
 * `data/secret`.
 */
export function secret(): string {
  const given = environment().SECRET
  if (given) return given
  if (kept) return kept
  mkdirSync('data', { recursive: true })
  try {
    writeFileSync('data/secret', randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  kept = readFileSync('data/secret', 'utf8').trim()
  return kept
}
