'use client'
import {
  createContext,
  type FormEvent,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { FormState } from '@/university/kernel'
import { answerIn } from './value'

/** What is known of each answer's saving, by question. */
const Notes = createContext<Record<number, string>>({})
type Save = (question: number) => void
type Reply = { saved: boolean; at: number; sequence: number; because?: string; over?: boolean }
type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  attempt: number
  zone: string
  /** The sequence of each saved answer, so that the next save is above it. */
  sequences: Record<number, number>
  /** Ask first, then hand in: where that page is. */
  check: string
  children: ReactNode
}

/**
 * The paper as one form: without JavaScript its buttons save everything; with it each answer saves
 * itself on change, in turn, again and again while the connection is away, and says when the server
 * had it.
 */
export function ExamForm({ action, attempt, zone, sequences, check, children }: Props) {
  const [state, send] = useActionState(action, null)
  const [notes, setNotes] = useState<Record<number, string>>({})
  const form = useRef<HTMLFormElement>(null)
  const at = useRef({
    waiting: new Set<number>(),
    last: { ...sequences },
    timers: new Map<number, number>(),
    running: undefined as Promise<void> | undefined,
  })

  const note = (question: number, text: string) => setNotes((all) => ({ ...all, [question]: text }))

  async function saveOne(question: number): Promise<'done' | 'again'> {
    const { last } = at.current
    // Clocks of two tabs agree, so the later change wins; within one tab the number always grows.
    const sequence = Math.max((last[question] ?? 0) + 1, Date.now())
    last[question] = sequence
    const body = JSON.stringify({
      attempt,
      question,
      sequence,
      value: answerIn(form.current as HTMLFormElement, question),
    })
    const answer = await fetch('/api/v1/save-answer', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive: true,
    }).catch(() => undefined)
    if (!answer || answer.status >= 500) {
      note(question, 'Not saved yet: no connection. Trying again.')
      return 'again'
    }
    const reply = (await answer.json().catch(() => ({}))) as Reply & { detail?: string }
    if (reply.over || answer.status === 401 || (answer.status === 403 && !reply.detail))
      location.reload()
    if (answer.ok && reply.saved) {
      const time = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
      })
      note(question, `saved ${time.format(reply.at)}`)
    } else {
      last[question] = Math.max(sequence, reply.sequence ?? 0)
      note(question, `Not saved. ${reply.because ?? reply.detail ?? 'Reload the page.'}`)
    }
    return 'done'
  }

  /**
   * One save after the other until nothing waits; a lost connection is asked again after a while.
   */
  async function drain() {
    const { waiting } = at.current
    for (let wait = 1000; waiting.size; ) {
      const [question] = waiting as Set<number> & Iterable<number>
      waiting.delete(question as number)
      if ((await saveOne(question as number)) === 'done') wait = 1000
      else {
        waiting.add(question as number)
        await new Promise((resolve) => {
          addEventListener('online', resolve, { once: true })
          setTimeout(resolve, wait)
        })
        wait = Math.min(wait * 2, 15_000)
      }
    }
  }
  const save: Save = (question) => {
    const it = at.current
    clearTimeout(it.timers.get(question))
    it.timers.delete(question)
    it.waiting.add(question)
    it.running ??= drain().finally(() => {
      it.running = undefined
    })
  }
  async function flush() {
    for (const question of [...at.current.timers.keys()]) save(question)
    await at.current.running
  }

  function changed(event: FormEvent) {
    const field = event.target as HTMLInputElement
    const question = Number(/^a(\d+)/.exec(field.name)?.[1])
    if (!question) return
    const typing = field.tagName === 'TEXTAREA' || field.type === 'text'
    clearTimeout(at.current.timers.get(question))
    at.current.timers.set(
      question,
      window.setTimeout(() => save(question), typing ? 900 : 0),
    )
  }

  useEffect(() => {
    const { timers, waiting } = at.current
    const leaving = (event: BeforeUnloadEvent) =>
      (timers.size || waiting.size) && event.preventDefault()
    const hidden = () => document.visibilityState === 'hidden' && void flush()
    const ended = async () => {
      await flush()
      await fetch('/api/v1/submit-attempt', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ attempt }),
      }).catch(() => undefined)
      location.reload()
    }
    addEventListener('beforeunload', leaving)
    document.addEventListener('visibilitychange', hidden)
    addEventListener('exam-ended', ended)
    return () => {
      removeEventListener('beforeunload', leaving)
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('exam-ended', ended)
    }
  })

  async function submitted(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { name } = ((event.nativeEvent as SubmitEvent).submitter ?? {}) as HTMLButtonElement
    await flush()
    if (name === 'check') location.assign(check)
  }

  return (
    <form ref={form} action={send} onInput={changed} onSubmit={submitted} className="paper">
      {state && !state.ok && (
        <p role="alert" className="banner bad">
          <span>{state.because}</span>
        </p>
      )}
      <input type="hidden" name="attempt" value={attempt} />
      <Notes value={notes}>{children}</Notes>
    </form>
  )
}

/** When an answer was saved, or that it was not. */
export function Saved({ question, initial }: { question: number; initial?: string }) {
  const text = useContext(Notes)[question] ?? initial ?? ''
  return (
    <output className="saved" data-wrong={text.startsWith('Not') || undefined}>
      {text}
    </output>
  )
}
