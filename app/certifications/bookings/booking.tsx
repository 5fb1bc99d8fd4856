import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/form/button'
import { DateField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Row } from '@/components/page/card'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Why } from '@/components/page/why'
import type { Verdict } from '@/university/at'
import type { BookingsShown, bookings } from '@/university/certification/exams/queries/bookings'
import { book, cancel, move, recordResult } from './actions'

type It = BookingsShown[number]
type Ready = { percent: number | null; weakest: number | null } | null
const because = (verdict: Verdict) => (verdict.ok ? undefined : verdict.because)

/** How ready someone is, in a few words beside the booking. */
function readyText(ready: Ready): string {
  if (!ready) return ''
  if (ready.percent !== null) return ` Ready to ${Math.round(ready.percent)} %.`
  return ready.weakest === null
    ? ' Not enough practice to say how ready you are.'
    : ` The weakest domain stands at ${Math.round(ready.weakest)} %.`
}

/** One booked exam: when and where, how ready, how it went, when it may be tried again. */
type Shown = {
  it: It
  today: string
  person: number
  isMine: boolean
  readiness?: Ready
  children?: ReactNode
}

export function Booking({ it, today, person, isMine, readiness = null, children }: Shown) {
  const query = isMine ? '' : `?person=${person}`
  return (
    <Row
      title={it.short === it.code ? it.code : `${it.short}: ${it.code}`}
      href={`/certifications/${it.slug}/readiness${query}`}
      detail={
        <>
          <DayText day={it.resultOn ?? it.bookedFor} today={it.open ? today : undefined} />
          {it.place && `, ${it.place}`}
          {it.by && `; booked by ${it.by}`}.{readyText(readiness)}
          {it.cancelledBecause && ` Cancelled: ${it.cancelledBecause}`}
          {it.score && ` ${it.score}.`}
          {it.retake && ` ${it.retake.words}`}
          {it.bring && ' It counts once its certificate is verified.'}
          {children}
        </>
      }
      status={<Status tone={it.tone}>{it.label}</Status>}
      action={
        it.bring ? (
          <ButtonLink
            href={`/certifications?exam=${it.bring.exam}&earnedOn=${it.bring.earnedOn}#bring`}
            size="small"
          >
            Bring the certificate
          </ButtonLink>
        ) : undefined
      }
    />
  )
}

/** What may be done about a booking, each with the reason where it may not. */
export function Tend({ it, today, corrects }: { it: It; today: string; corrects: boolean }) {
  const isDue = it.bookedFor <= today
  const result = (
    <Form action={recordResult} submit="Record" because={because(it.mayRecord)} done="Recorded.">
      <Hidden name="booking" value={it.id} />
      <SelectField
        name="result"
        label="How it went"
        options={[
          { value: 'passed', label: 'Passed' },
          { value: 'failed', label: 'Failed' },
          { value: 'absent', label: 'Did not sit it' },
        ]}
      />
      <DateField name="on" label="On" value={it.bookedFor} max={today} />
      <TextField
        name="score"
        label="Score"
        hint="As the issuer gives it, if it does: 240 of 300."
        autoComplete="off"
      />
      {!it.open && corrects && (
        <TextField
          name="because"
          label="Why the recorded result is changed"
          required
          autoComplete="off"
        />
      )}
    </Form>
  )
  if (!it.open) return corrects && it.result ? <Why label="Correct the result">{result}</Why> : null
  return (
    <>
      {isDue && <Why label="Record how it went">{result}</Why>}
      <Why label="Move to another day">
        <Form action={move} submit="Move" because={because(it.mayMove)} done="Moved.">
          <Hidden name="booking" value={it.id} />
          <DateField name="on" label="New day" required min={today} />
          <TextField name="place" label="Where" value={it.place} autoComplete="off" />
          <TextField name="because" label="Reason" autoComplete="off" />
        </Form>
      </Why>
      <Why label="Cancel">
        <Form
          action={cancel}
          submit="Cancel the booking"
          kind="plain"
          because={because(it.mayCancel)}
        >
          <Hidden name="booking" value={it.id} />
          <TextField name="because" label="Reason" required autoComplete="off" />
        </Form>
      </Why>
    </>
  )
}

type Offer = Pick<
  NonNullable<Awaited<ReturnType<typeof bookings.answer>>>,
  'exams' | 'mayBook' | 'today'
>
/**
 * Booking an exam with its issuer happens there; here one says when and where, so that others know.
 */
export function Book({
  exams,
  mayBook,
  today,
  person,
  chosen,
}: Offer & { person: number | null; chosen?: string }) {
  return (
    <Form action={book} submit="Book" because={because(mayBook)} done="Booked.">
      {person && <Hidden name="person" value={person} />}
      <SelectField
        name="exam"
        label="Exam"
        required
        value={chosen}
        options={exams.map((it) => ({ value: it.id, label: it.label, disabled: it.disabled }))}
      />
      <DateField name="on" label="Day" required min={today} />
      <TextField
        name="place"
        label="Where"
        hint="A test centre, or that it is remote."
        autoComplete="off"
      />
    </Form>
  )
}
