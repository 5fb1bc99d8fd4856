import type { Reader } from '@/db'
import type { Day } from '../../../calendar'
import { type Definition, definitionsOn } from '../../requirements/queries/definitions'
import { issuersWord } from '../../requirements/rules/facts'
import {
  type Progress,
  progressFor,
  requirementsFor,
  type Situation,
  wordsOf,
} from '../../requirements/rules/requirements'
import { type Status, statusOn } from '../../validity/rules/validity'
import { standing, type Tone, toneOf } from '../../validity/rules/words'
import { factsOf, type PersonFacts } from './person-facts'

type HeldByMe = {
  holdingId: number
  certificationId: number
  slug: string
  short: string
  name: string
  issuer: string
  status: Status
  /** The status in a word, or the days left where it is due. */
  label: string
  tone: Tone
  issuersWord: string | null
  /** What renewing takes, in words; empty where nothing ends. */
  renewal: string[]
  /** In the window: how far the renewal is, requirement by requirement. */
  progress: Progress | null
  /** What the next award would be; null where nothing is due by rule. */
  situation: Situation | null
}
type UnderWay = {
  slug: string
  short: string
  name: string
  progress: Progress
  done: number
  status: Status
  tone: Tone
}

const order = [
  'grace',
  'due for renewal',
  'lapsed',
  'suspended',
  'revoked',
  'certified',
  'superseded',
]

/**
 * Everything a person holds, held, works towards or claims, on a day, with what else is known of
 * them. Two statements, whatever they hold.
 */
export async function standingOf(db: Reader, person: number, today: Day, now: Date) {
  const definitions = await definitionsOn(db, today)
  const facts = await factsOf(db, person, today, now)
  const { awards, claims, valid, work } = facts
  const held: HeldByMe[] = []
  const underWay: UnderWay[] = []
  for (const it of definitions) {
    const judged = judgedOn(it, facts, today)
    const { first, next, status, started } = judged
    if (first) held.push(heldOf(judged, first.holdingId, today))
    else if (next?.progress.length && started) underWay.push(underWayOf(it, next.progress, status))
  }
  held.sort(
    (a, b) =>
      order.indexOf(a.status.word) - order.indexOf(b.status.word) ||
      (a.status.daysLeft ?? 1e6) - (b.status.daysLeft ?? 1e6) ||
      a.short.localeCompare(b.short),
  )
  underWay.sort((a, b) => b.done / b.progress.length - a.done / a.progress.length)
  return { held, underWay, claims, valid, work, awards, facts, definitions }
}

/** One certification on a day: how it stands, and for our own how far the next award is. */
function judgedOn(it: Definition, facts: PersonFacts, today: Day) {
  const own = facts.awards.filter((award) => award.certificationId === it.id)
  const suspensions = facts.suspensions.filter((one) => one.certificationId === it.id)
  const next = it.inHouse ? progressFor(it.requirements, facts.work, own, it.terms, today) : null
  const started = next?.progress.some((group) => group.any.some((step) => step.started)) ?? false
  const claimed = facts.claims.some(
    (claim) => claim.certificationId === it.id && claim.decidedAt === null,
  )
  const status = statusOn(own, suspensions, it.terms, today, { started, claimed })
  return { it, first: own[0], next, started, status }
}

function heldOf(
  { it, next, status }: ReturnType<typeof judgedOn>,
  holdingId: number,
  today: Day,
): HeldByMe {
  const isRenewing = next !== null && (status.opens === null || status.opens <= today)
  return {
    holdingId,
    certificationId: it.id,
    slug: it.slug,
    short: it.short,
    name: it.name,
    issuer: it.issuer,
    status,
    label: labelOf(status),
    tone: toneOf[status.word],
    issuersWord: issuersWord(it.facts, status.counts, status.word === 'revoked'),
    renewal: renewalOf(it, status, next?.situation),
    situation: next?.situation ?? null,
    progress: isRenewing ? next.progress : null,
  }
}

const underWayOf = (
  { slug, short, name }: Definition,
  progress: Progress,
  status: Status,
): UnderWay => ({
  slug,
  short,
  name,
  progress,
  done: progress.filter((group) => group.met).length,
  status,
  tone: toneOf[status.word],
})

const labelOf = ({ word, daysLeft }: Status) =>
  word === 'due for renewal' && daysLeft !== null
    ? `${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left`
    : standing(word)

/** What renewal takes: our requirements again, or the ways the issuer names. */
function renewalOf(
  it: Definition,
  status: Status,
  situation: Situation = { purpose: 'renew', renewal: 1 },
): string[] {
  if (status.until === null || status.word === 'revoked') return []
  if (!it.inHouse) return (it.facts.renewal ?? []).map((way) => way.detail)
  return requirementsFor(it.requirements, situation).map(wordsOf)
}
