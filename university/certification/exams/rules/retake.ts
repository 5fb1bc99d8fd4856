import { type Actor, is } from '../../../actor'
import { no, type Verdict, yes } from '../../../at'
import { addDays, type Day, spoken } from '../../../calendar'

/**
 * What an issuer says about trying again: after the `from`-th failure the next try waits
 * `waitHours`. Nulls: no rule is known here.
 */
export type RetakeRule = { waitHours: number | null; from: number | null }
export type BookingResult = 'passed' | 'failed' | 'absent'
export type Try = { on: Day; result: BookingResult | null }

export type Retake = {
  /**
   * Failed tries since the last pass. Not turning up is not a failure: no issuer's rule on it is
   * known here.
   */
  failures: number
  /**
   * The first day on which another try is allowed; null where nothing was failed, or no rule is
   * known.
   */
  earliest: Day | null
  known: boolean
  words: string
}

/**
 * When an exam may be tried again. A booking keeps a day and no hour, so a wait of 24 hours is over
 * on the next day. Where no rule is known no day is computed, and that is said.
 */
export function retakeOf(tries: readonly Try[], rule: RetakeRule): Retake {
  const passedOn = tries.reduce(
    (last, it) => (it.result === 'passed' && it.on > last ? it.on : last),
    '',
  )
  const failed = tries.filter((it) => it.result === 'failed' && it.on > passedOn).map((it) => it.on)
  const last = failed.sort().at(-1)
  const failures = failed.length
  const { waitHours, from } = rule
  if (waitHours === null || from === null)
    return {
      failures,
      earliest: null,
      known: false,
      words: 'The issuer’s rule on trying again is not known here, so no earliest day is computed.',
    }
  const hours = `${waitHours} hours`
  if (!last || failures < from)
    return {
      failures,
      earliest: null,
      known: true,
      words: `From the ${ordinal(from + 1)} try on there is a wait of ${hours}.`,
    }
  const earliest = addDays(last, Math.ceil(waitHours / 24))
  return {
    failures,
    earliest,
    known: true,
    words: `Failed ${times(failures)}, last on ${spoken(last)}; the next try waits ${hours}, so from ${spoken(earliest)}.`,
  }
}

const ordinal = (n: number) =>
  n === 1 ? 'first' : n === 2 ? 'second' : n === 3 ? 'third' : `${n}th`
const times = (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`)

/**
 * Whether an exam can still be sat on a day, and why not: its own last day, or the issuer's word
 * that it is retired.
 */
export function mayBeSat(
  exam: { code: string; retiredOn: Day | null; statuses: readonly (string | null)[] },
  on: Day,
): Verdict {
  if (exam.retiredOn !== null && exam.retiredOn < on)
    return no(`${exam.code} was retired on ${spoken(exam.retiredOn)}.`)
  const retired = exam.statuses.length > 0 && exam.statuses.every((status) => status === 'retired')
  return retired ? no(`${exam.code} is retired: nobody can sit it any more.`) : yes
}

/** Who sits an exam, and whether the viewer stands above them in the reporting line. */
export type Sitter = { personId: number; name: string; leftOn: Day | null; manages: boolean }
export type ExamTried = {
  code: string
  retiredOn: Day | null
  statuses: readonly (string | null)[]
  open: Day | null
  retake: Retake
}

/**
 * How earlier tries went is for the person, the registrar and the auditor; a manager hears the day
 * only.
 */
const seesTries = (actor: Actor, it: Sitter) =>
  actor.id === it.personId || is(actor, 'registrar', 'auditor')

/**
 * The person, their managers and the registrar book, move and record; others who see it only read.
 */
export function mayTend(actor: Actor, it: Sitter): Verdict {
  const concerned = actor.id === it.personId || it.manages || is(actor, 'registrar')
  return concerned ? yes : no('An exam is booked by who sits it, their manager or the registrar.')
}

function mayBeOn(actor: Actor, it: Sitter, exam: ExamTried, on: Day | undefined): Verdict {
  const sat = mayBeSat(exam, on ?? actor.today)
  if (!sat.ok || on === undefined) return sat
  if (on < actor.today)
    return no('A booking is for today or later. For an exam already passed, bring its certificate.')
  if (it.leftOn !== null && it.leftOn < on) return no(`${it.name} leaves on ${spoken(it.leftOn)}.`)
  if (exam.retake.earliest !== null && on < exam.retake.earliest)
    return no(
      `${exam.code} may not be sat again before ${spoken(exam.retake.earliest)}.${seesTries(actor, it) ? ` ${exam.retake.words}` : ''}`,
    )
  return yes
}

/** Booking: without a day whether there is anything to book, with it whether that day will do. */
export function mayBook(actor: Actor, it: Sitter, exam: ExamTried, on?: Day): Verdict {
  const tends = mayTend(actor, it)
  if (!tends.ok) return tends
  if (it.leftOn !== null && it.leftOn < actor.today)
    return no(`${it.name} left on ${spoken(it.leftOn)}.`)
  if (exam.open !== null)
    return no(
      `${exam.code} is booked for ${spoken(exam.open)} already. Move that booking, or cancel it.`,
    )
  return mayBeOn(actor, it, exam, on)
}

export type Booked = { bookedFor: Day; cancelledAt: number | null; result: BookingResult | null }
function isOpen({ cancelledAt, result }: Booked): Verdict {
  if (cancelledAt !== null) return no('This booking was cancelled.')
  return result === null ? yes : no('The result of this exam is recorded.')
}

export function mayMove(
  actor: Actor,
  it: Sitter,
  booked: Booked,
  exam: ExamTried,
  on?: Day,
): Verdict {
  for (const verdict of [mayTend(actor, it), isOpen(booked), mayBeOn(actor, it, exam, on)])
    if (!verdict.ok) return verdict
  return yes
}

export function mayCancel(actor: Actor, it: Sitter, booked: Booked): Verdict {
  const tends = mayTend(actor, it)
  return tends.ok ? isOpen(booked) : tends
}

/**
 * A result is recorded from the day of the exam on, by who sat it or the registrar: how it went is
 * not their manager's to know. What is recorded changes only by the registrar, with a reason, and
 * not for oneself.
 */
export function mayRecordResult(
  actor: Actor,
  it: Sitter,
  booked: Booked,
  on?: Day,
  because?: string,
): Verdict {
  if (actor.id !== it.personId && !is(actor, 'registrar'))
    return no('How an exam went is recorded by who sat it, or by the registrar.')
  if (booked.cancelledAt !== null) return no('This booking was cancelled.')
  if (booked.result !== null) {
    if (!is(actor, 'registrar'))
      return no('The result is recorded. The registrar corrects a wrong one, with a reason.')
    if (actor.id === it.personId || actor.onBehalfOf === it.personId)
      return no('Nobody corrects a result of their own. Ask another registrar.')
    if (on !== undefined && !because) return no('Say why the recorded result is changed.')
  }
  if (booked.bookedFor > actor.today)
    return no(`The exam is on ${spoken(booked.bookedFor)}. Move the booking if it was sat earlier.`)
  return on !== undefined && on > actor.today ? no('A result cannot be of a day to come.') : yes
}
