'use client'
import '@/components/style.css'
import { Trouble } from '@/components/page/trouble'

export default function Broken({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Guildhall</title>
        <main>
          <Trouble number={error.digest} again={() => location.reload()} />
        </main>
      </body>
    </html>
  )
}
