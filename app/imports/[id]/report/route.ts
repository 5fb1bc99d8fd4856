import { who } from '@/app/_web/actor'
import { problem, problemOf } from '@/app/_web/endpoint'
import { store } from '@/db'
import { isSignedIn } from '@/university/actor'
import { importReport } from '@/university/exchange/queries/import-run'
import { ask } from '@/university/kernel'

/** The verdicts as a CSV file. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const me = await who()
  if (!isSignedIn(me.actor))
    return problem(401, 'Sign in first', 'Sign in, then download the report again.')
  const outcome = await ask(
    store(),
    importReport,
    { ...Object.fromEntries(new URL(request.url).searchParams), ...(await params) },
    me,
  )
  if (!outcome.ok) return problemOf(outcome)
  const { name, csv } = outcome.value
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
