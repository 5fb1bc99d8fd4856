import { environment } from '@/db/environment'

/** next-auth's name for the session cookie: with the `__Secure-` prefix where the site is served over https. */
export const sessionCookie = () => (isHttps() ? '__Secure-next-auth.session-token' : 'next-auth.session-token')
export const isHttps = () => environment().BASE_URL?.startsWith('https:') ?? false
