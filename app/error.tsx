'use client'
import { Trouble } from '@/components/page/trouble'

export default function Broken({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <Trouble number={error.digest} again={reset} />
}
