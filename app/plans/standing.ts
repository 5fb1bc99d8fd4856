import type { Tone } from '@/components/page/status'

type Plan = {
  state: 'working' | 'ready' | 'cancelled' | 'failed'
  progress: number
  silent: boolean
  waitsFor?: number
  stoppedBy: string | null
  error: string | null
  changes: number
  adopted: number
  over?: boolean
}

/** How a plan stands, in a word and why. */
export function standingOf({
  state,
  progress,
  silent,
  waitsFor,
  stoppedBy,
  error,
  changes,
  adopted,
  over,
}: Plan): {
  tone: Tone
  word: string
  because?: string
} {
  if (state === 'working' && progress === 0)
    return {
      tone: 'info',
      word: 'Waits',
      because: silent
        ? 'Nobody has begun on it.'
        : waitsFor
          ? `Plan ${waitsFor} is worked out first.`
          : undefined,
    }
  if (state === 'working')
    return silent
      ? { tone: 'bad', word: 'Lost', because: 'Nobody works on it any more. Make it again.' }
      : { tone: 'info', word: `${progress} % worked out` }
  if (state === 'cancelled')
    return { tone: 'plain', word: 'Stopped', because: stoppedBy ? `By ${stoppedBy}` : undefined }
  if (state === 'failed')
    return { tone: 'bad', word: 'Failed', because: error?.split('. ')[0]?.replace(/[^.]$/, '$&.') }
  if (changes === 0) return { tone: 'good', word: 'Nothing to change' }
  if (adopted === 0 && over)
    return {
      tone: 'plain',
      word: 'Its day came',
      because: 'Nothing of it was adopted. Make it anew for a later day.',
    }
  if (adopted === 0) return { tone: 'due', word: 'Proposed' }
  return adopted < changes
    ? { tone: 'due', word: 'Adopted in part', because: `${adopted} of ${changes} changes` }
    : { tone: 'good', word: 'Adopted' }
}
