import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { apiToken } from '@/db/tables/people'
import { day } from '../../input'
import { command, did } from '../../kernel'
import { mayMakeToken } from '../rules/tokens'

/** What the database keeps of a token. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

/** Makes an API token for whoever asks and answers it: the only time it is ever seen. */
export const makeToken = command({
  input: z
    .object({
      name: z
        .string('give it a name')
        .trim()
        .min(1, 'give it a name')
        .max(80, 'keep it under 80 letters'),
      scopes: z.preprocess(
        (v) => (typeof v === 'string' ? v.split(/[\s,]+/).filter(Boolean) : v),
        z
          .array(
            z
              .string()
              .regex(
                /^[a-z][a-z0-9-]*$/,
                'must be read, write or the name of a question or command',
              ),
          )
          .min(1, 'choose what it may do')
          .max(40),
      ),
      expiresOn: z.preprocess((v) => v || null, day.nullable()),
    })
    .describe('Make an API token'),
  subject: async () => ({}),
  may: ({ actor }) => mayMakeToken(actor),
  async run({ db, actor, now }, _, { name, scopes, expiresOn }) {
    const token = `gh_${randomBytes(32).toString('base64url')}`
    const made = await db
      .insert(apiToken)
      .values({
        personId: actor.id,
        name,
        hash: hashToken(token),
        scopes,
        createdAt: +now,
        expiresOn,
      })
      .returning({ id: apiToken.id })
    return did(
      'token.made',
      { id: made[0]!.id, token },
      { about: { person: actor.id }, token: made[0]!.id, name, scopes, expiresOn },
    )
  },
})
