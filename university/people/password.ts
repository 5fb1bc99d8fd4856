// Not a rule, a question or a command: how a password becomes something safe to keep, and how a
// guess is compared with it.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

type Cost = { N: number; r: number; p: number }
/** OWASP's minimum for scrypt with 32 MB: about a third of a second here. */
const usual: Cost = { N: 2 ** 15, r: 8, p: 3 }

const derive = (password: string, salt: Buffer, { N, r, p }: Cost) =>
  new Promise<Buffer>((done, failed) =>
    scrypt(password.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? failed(error) : done(key),
    ),
  )

/**
 * `N:r:p:salt:hash`: the parameters stay with the hash, so a later cost leaves older hashes
 * readable.
 */
export async function hashPassword(password: string, cost = usual): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return [cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join(':')
}

/**
 * Whether a guess is right. Without a hash the same work is done and the answer is no: an unknown
 * account takes as long as a known one.
 */
export async function isPassword(
  guess: string,
  stored: string | null | undefined,
): Promise<boolean> {
  const [N, r, p, salt, hash] = (stored ?? '').split(':')
  if (!hash || !salt) {
    await derive(guess, Buffer.alloc(16), usual)
    return false
  }
  const kept = Buffer.from(hash, 'base64url')
  const made = await derive(guess, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return kept.length === made.length && timingSafeEqual(kept, made)
}
