'use client'
import {
  createContext,
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useRef,
} from 'react'
import type { FormState } from '@/university/kernel'
import { type ButtonKind, buttonClass } from './button'

type FormAction = (before: FormState, form: FormData) => Promise<FormState>

/** What the fields of a form know: what was typed before a refusal, and what is wrong with each. */
export const Sent = createContext<{
  typed: Record<string, unknown>
  wrong: Record<string, string>
}>({ typed: {}, wrong: {} })
const nothing = { typed: {}, wrong: {} }

type Offer = {
  submit: ReactNode
  kind?: ButtonKind
  size?: 'small'
  because?: string
  done?: string
  label?: string
}

/**
 * A form over a server action. Works without JavaScript; with it the page stays, the button says it
 * is busy and typed values are kept. `because` closes the form and says why; `done` is said after
 * it succeeded; `label` tells buttons that read alike apart, for who hears the page.
 */
export function Form(
  props: { action: FormAction; compact?: boolean; children?: ReactNode } & Offer,
) {
  const { action, compact, because, done, children } = props
  const [state, send, busy] = useActionState(action, null)
  const form = useRef<HTMLFormElement>(null)
  const problem = state && !state.ok ? state : null
  const wrong = problem?.kind === 'invalid' ? problem.fields : undefined

  // Sent by hand, because React empties a form whose action it runs itself, also after a refusal.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    startTransition(() => send(data))
  }
  useEffect(() => {
    if (state?.ok) form.current?.reset()
    else if (state) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [state])

  return (
    <form ref={form} className={`form${compact ? ' compact' : ''}`} action={send} onSubmit={submit}>
      {problem && (
        <p role="alert" className="banner bad">
          <span>{wrong ? Object.values(wrong).map(sentence).join(' ') : problem.because}</span>
        </p>
      )}
      <Sent value={problem ? { typed: problem.typed, wrong: wrong ?? {} } : nothing}>
        {because ? <fieldset disabled>{children}</fieldset> : children}
      </Sent>
      <Submit {...props} busy={busy} />
      {state?.ok && (state.said ?? done) && (
        <p role="status" className="text-good wrap-anywhere">
          {state.said ?? done}
        </p>
      )}
    </form>
  )
}

const sentence = (text: string) =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`

function Submit({
  submit,
  kind = 'primary',
  size,
  because,
  label,
  busy,
}: Offer & { busy: boolean }) {
  const id = useId()
  return (
    <div className="submit">
      <button
        type="submit"
        className={buttonClass(kind, size === 'small')}
        disabled={Boolean(because) || busy}
        aria-label={label}
        aria-busy={busy}
        aria-describedby={because && id}
      >
        {submit}
      </button>
      {because && (
        <span id={id} className="because">
          {because}
        </span>
      )}
    </div>
  )
}

/**
 * One button that performs one command. `because` disables it and says why; `confirm` asks first,
 * naming the consequences (a native popover, so that it asks without JavaScript too).
 */
export function ActionButton(props: {
  action: FormAction
  input?: Record<string, string | number | boolean | null | undefined>
  kind?: ButtonKind
  size?: 'small'
  because?: string
  confirm?: string
  /**
   * Tells buttons that read alike apart, for who hears the page: begins with the words on the
   * button.
   */
  label?: string
  children: ReactNode
}) {
  const { action, input = {}, kind = 'plain', size, because, confirm, label, children } = props
  const [state, send, busy] = useActionState(action, null)
  const id = useId()
  const button = buttonClass(kind, size === 'small')
  const fields = Object.entries(input).map(([name, value]) =>
    value == null ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
  )
  const said = because ?? (state && !state.ok ? state.because : undefined)
  return (
    <form className="act" action={send}>
      {fields}
      {confirm && !because ? (
        <>
          <button
            type="button"
            className={button}
            popoverTarget={id}
            aria-label={label}
            aria-busy={busy}
            disabled={busy}
          >
            {children}
          </button>
          <div id={id} popover="auto" role="dialog" aria-label="Confirm" className="ask">
            <p>{confirm}</p>
            <div>
              <button type="button" className="btn" popoverTarget={id} popoverTargetAction="hide">
                Keep it as it is
              </button>
              <button type="submit" className="btn p">
                {children}
              </button>
            </div>
          </div>
        </>
      ) : (
        <button
          type="submit"
          className={button}
          aria-label={label}
          disabled={Boolean(because) || busy}
          aria-busy={busy}
          aria-describedby={said && id}
        >
          {children}
        </button>
      )}
      {said && (
        <span
          id={confirm && !because ? undefined : id}
          role={because ? undefined : 'alert'}
          className="because"
        >
          {said}
        </span>
      )}
    </form>
  )
}
