'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Keeps a page about something that is being worked on as it is, every so many seconds: what has
 * the focus keeps it, and nothing jumps. Without JavaScript the page is asked for anew.
 */
export function Following({ seconds }: { seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh()
    }, seconds * 1000)
    return () => clearInterval(timer)
  }, [router, seconds])
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  )
}
