import { cookies } from 'next/headers'

export const themeCookie = 'theme'

/**
 * What this browser chose; the server writes it on the page, so there is no flash and no script.
 */
export async function theme(): Promise<'light' | 'dark' | 'system'> {
  const chosen = (await cookies()).get(themeCookie)?.value
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}
