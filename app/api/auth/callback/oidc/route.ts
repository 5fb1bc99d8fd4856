import type { NextRequest } from 'next/server'
import { company, follow, match } from '@/app/_web/company'
import { end } from '@/app/_web/oidc'

/** Back from the company's sign-in page. */
export async function GET(request: NextRequest) {
  const it = company()
  if (!it) return new Response('Not found', { status: 404 })
  const query = Object.fromEntries(request.nextUrl.searchParams)
  const cookies = Object.fromEntries(
    request.cookies.getAll().map(({ name, value }) => [name, value]),
  )
  return follow(await end(it, { query, cookies }, match))
}
