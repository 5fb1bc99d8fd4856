import { who } from '@/app/_web/actor'
import { problem, problemOf } from '@/app/_web/endpoint'
import { store } from '@/db'
import { isSignedIn } from '@/university/actor'
import { evidenceFile } from '@/university/certification/evidence/queries/evidence'
import { ask } from '@/university/kernel'

/**
 * What somebody brought, to be saved: never shown in a page of ours, so that nothing in it can act
 * as one.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const me = await who()
  if (!isSignedIn(me.actor))
    return problem(401, 'Sign in first', 'Sign in, then download the file again.')
  const outcome = await ask(store(), evidenceFile, await params, me)
  if (!outcome.ok) return problemOf(outcome)
  const { name, type, size, base64 } = outcome.value
  const plain = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\]/g, '')
  return new Response(Buffer.from(base64, 'base64'), {
    headers: {
      'content-type': type,
      'content-length': String(size),
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
