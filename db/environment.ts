import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const optional = <T extends z.ZodType>(type: T) => z.preprocess((v) => (v === '' ? undefined : v), type.optional())

const schema = z
  .object({
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    HOST: optional(z.string()),
    DATABASE_URL: z
      .string()
      .regex(/^(file:|https?:|libsql:|wss?:|:memory:)/, 'must start with file:, http:, https: or libsql:')
      .default('file:data/guildhall.db'),
    DATABASE_AUTH_TOKEN: optional(z.string()),
    DATABASE_SYNC_URL: optional(z.string().regex(/^(https?:|libsql:)/, 'must start with http:, https: or libsql:')),
    BASE_URL: optional(z.url()),
    SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
    OIDC_ISSUER: optional(z.url()),
    OIDC_CLIENT_ID: optional(z.string()),
    OIDC_CLIENT_SECRET: optional(z.string()),
    SMTP_URL: optional(z.string().regex(/^smtps?:/, 'must start with smtp: or smtps:')),
    DEMO: z.enum(['on', 'off'], 'must be on or off').default('on'),
    NOW: optional(z.iso.datetime({ offset: true, error: 'must be an instant like 2026-11-21T10:00:00Z' })),
    NODE_ENV: z.string().default('development'),
  })
  .superRefine((env, context) => {
    const oidc = [env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET].filter(Boolean).length
    if (oidc === 1 || oidc === 2)
      context.addIssue({ code: 'custom', path: ['OIDC_ISSUER'], message: 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together' })
    if (env.DATABASE_SYNC_URL && !env.DATABASE_URL.startsWith('file:'))
      context.addIssue({ code: 'custom', path: ['DATABASE_URL'], message: 'must be a file: when DATABASE_SYNC_URL is set, because that file is the replica' })
    if (env.NOW && env.NODE_ENV === 'production' && env.DEMO === 'off')
      context.addIssue({ code: 'custom', path: ['NOW'], message: 'a frozen clock is refused in production unless the demo is on' })
  })

export type Environment = z.infer<typeof schema>

/**
 * Reads and checks the settings.
 * @throws Error with one line per wrong variable, saying what it must be.
 */
export function readEnvironment(from: NodeJS.ProcessEnv): Environment {
  const parsed = schema.safeParse(from)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`)
  throw new Error(`The environment is not right:\n${lines.join('\n')}\nThe README has a table of every setting.`)
}

let parsed: Environment | undefined
/** The settings of this process, read once. */
export function environment(): Environment {
  parsed ??= readEnvironment(process.env)
  return parsed
}

/** The clock: real, or frozen by `NOW`. Only transports call this; rules, questions and commands are given `now`. */
export function clock(): Date {
  const frozen = environment().NOW
  return frozen ? new Date(frozen) : new Date()
}

let kept: string | undefined
/** What sessions are signed with: `SECRET`, or one made at the first start and kept in `data/secret`. */
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
