import { type NextRequest, NextResponse } from 'next/server'

/** What a form may carry at most, in bytes: a file of the largest size and the form around it. */
const most = 26 * 1024 * 1024

/** Answers before the body is read. The page of imports says it in its own words. */
function refuseTooMuch(request: NextRequest): NextResponse | undefined {
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length <= most) return
  if (request.nextUrl.pathname === '/imports')
    return NextResponse.redirect(new URL(`/imports?size=${length}`, request.url), 303)
  return new NextResponse(`This is too much: at most ${most / 1024 / 1024} MB are taken at once.`, {
    status: 413,
  })
}

/**
 * A strict Content-Security-Policy with a fresh nonce for each page: no inline script of ours, no
 * frames, no other origin.
 */
export function proxy(request: NextRequest) {
  const tooMuch = refuseTooMuch(request)
  if (tooMuch) return tooMuch
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const dev = process.env.NODE_ENV !== 'production'
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    // Style attributes carry lengths (a progress bar's width); style elements need the nonce.
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'same-origin')
  return response
}

export const config = {
  matcher: [
    {
      source: '/((?!_next/static|_next/image|favicon|api/|evidence/[0-9]+/file$).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
