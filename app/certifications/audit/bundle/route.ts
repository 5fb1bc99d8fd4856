import { who } from '@/app/_web/actor'
import { problem, problemOf } from '@/app/_web/endpoint'
import { asInput } from '@/app/_web/query'
import { store } from '@/db'
import { isSignedIn } from '@/university/actor'
import { auditBundle } from '@/university/audit/queries/audit'
import { ask } from '@/university/kernel'
import { archive } from './archive'

/** The evidence bundle as a file. */
export async function GET(request: Request): Promise<Response> {
  const me = await who()
  if (!isSignedIn(me.actor))
    return problem(401, 'Sign in first', 'Sign in, then make the bundle again.')
  const outcome = await ask(
    store(),
    auditBundle,
    asInput(auditBundle.input, new URL(request.url).searchParams),
    me,
  )
  if (!outcome.ok) return problemOf(outcome)
  const { name, bytes } = await archive(outcome.value)
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
