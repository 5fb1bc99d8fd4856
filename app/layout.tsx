import '@/components/style.css'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { PlainShell, Shell } from '@/components/page/shell'
import { store } from '@/db'
import { environment } from '@/db/environment'
import { ask } from '@/university/kernel'
import { shell } from '@/university/reports/queries/shell'
import { who } from './_web/actor'
import { asking } from './_web/refusal'
import { theme } from './_web/theme'
import { signOut } from './sign-in/actions'

export default async function Layout({ children }: { children: ReactNode }) {
  const look = await theme()
  const path = (await headers()).get('x-path') ?? '/'
  const around = await asking(async () => ask(store(), shell, { path }, await who()))
  const demo = environment().DEMO === 'on'
  return (
    <html lang="en" data-theme={look === 'system' ? undefined : look}>
      <body>
        {around.ok ? (
          <Shell {...around.value} demo={demo} theme={look} signOut={signOut}>
            {children}
          </Shell>
        ) : (
          <PlainShell demo={demo}>{children}</PlainShell>
        )}
      </body>
    </html>
  )
}
