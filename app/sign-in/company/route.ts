import type { NextRequest } from 'next/server'
import { company, follow } from '@/app/_web/company'
import { begin } from '@/app/_web/oidc'
import { wayBack } from '@/university/people/rules/sign-in'

/**
 * To the company's sign-in page. A link and not a form, because a form may not lead to another
 * site.
 */
export async function GET(request: NextRequest) {
  const it = company()
  return it
    ? follow(await begin(it, wayBack(request.nextUrl.searchParams.get('to'))))
    : new Response('Not found', { status: 404 })
}
