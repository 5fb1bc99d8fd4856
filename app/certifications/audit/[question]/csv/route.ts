import { who } from '@/app/_web/actor'
import { problem, problemOf } from '@/app/_web/endpoint'
import { asInput } from '@/app/_web/query'
import { store } from '@/db'
import { isSignedIn } from '@/university/actor'
import { auditAnswer } from '@/university/audit/queries/audit'
import { ask } from '@/university/kernel'
import { csvOf } from '../../bundle/archive'

/** One answer as a CSV file, all its rows. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ question: string }> },
): Promise<Response> {
  const me = await who()
  if (!isSignedIn(me.actor))
    return problem(401, 'Sign in first', 'Sign in, then download the file again.')
  const asked = asInput(auditAnswer.input, new URL(request.url).searchParams)
  const outcome = await ask(store(), auditAnswer, { ...asked, ...(await params), whole: true }, me)
  if (!outcome.ok) return problemOf(outcome)
  const { question, scope } = outcome.value
  return new Response(csvOf(outcome.value), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${question}-${scope.on}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
