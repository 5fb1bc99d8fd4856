import { NextResponse } from 'next/server'
import { store } from '@/db'
import { clock, environment, secret } from '@/db/environment'
import { nobody } from '@/university/actor'
import { perform } from '@/university/kernel'
import { comeInFromCompany } from '@/university/people/commands/come-in-from-company'
import type { Company, CompanyClaim, Step } from './oidc'
import { baseUrl, isHttps } from './session'

/** The company's identity provider, when one is set. */
export function company(): Company | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = environment()
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return undefined
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    baseUrl: baseUrl(),
    secret: secret(),
  }
}

export const match = (claim: CompanyClaim) =>
  perform(
    store(),
    comeInFromCompany,
    { ...claim, demo: environment().DEMO === 'on' },
    { actor: nobody, now: clock() },
  )

/**
 * Where the reason of a refusal waits for the sign-in page, for a minute: never in the URL, where
 * anyone could write one.
 */
export const refusalCookie = 'guildhall.refused'

export function follow({ location, cookies, because }: Step): NextResponse {
  const response = new NextResponse(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store' },
  })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  if (because)
    response.cookies.set(refusalCookie, because, {
      httpOnly: true,
      sameSite: 'lax',
      secure: isHttps(),
      path: '/sign-in',
      maxAge: 60,
    })
  return response
}
