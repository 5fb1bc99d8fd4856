import { cookies } from 'next/headers'
import { themeCookie } from '../_web/theme'

/**
 * Remembers light, dark or the system's choice in this browser, and goes back to the page it was
 * chosen on.
 */
export async function POST(request: Request) {
  const form = await request.formData().catch(() => undefined)
  const theme = form?.get('theme')
  const jar = await cookies()
  if (theme === 'light' || theme === 'dark')
    jar.set(themeCookie, theme, { path: '/', maxAge: 31_536_000, sameSite: 'lax', httpOnly: true })
  else jar.delete(themeCookie)
  return new Response(null, {
    status: 303,
    headers: { location: pathOf(request.headers.get('referer')) },
  })
}

/** The path of an address; never another site. */
function pathOf(referer: string | null): string {
  if (!referer || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return pathname.startsWith('//') ? '/' : pathname + search
}
