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
import { factsOf } from './person-facts'

type Held = {
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
  const { awards, suspensions, claims, valid, work } = facts
  const heldBack = (id: number) => suspensions.filter((it) => it.certificationId === id)

  const held: Held[] = []
  const underWay: UnderWay[] = []
  for (const it of definitions) {
    const own = awards.filter((award) => award.certificationId === it.id)
    const next = it.inHouse ? progressFor(it.requirements, work, own, it.terms, today) : null
    const progress = next?.progress ?? null
    const steps = progress?.flatMap((group) => group.any) ?? []
    const claimed = claims.some(
      (claim) => claim.certificationId === it.id && claim.decidedAt === null,
    )
    const started = steps.some((step) => step.started)
    const status = statusOn(own, heldBack(it.id), it.terms, today, { started, claimed })
    const tone = toneOf[status.word]
    const { slug, short, name, issuer } = it
    if (own[0]) {
      const isRenewing = progress !== null && (status.opens === null || status.opens <= today)
      const word = issuersWord(it.facts, status.counts, status.word === 'revoked')
      held.push({
        holdingId: own[0].holdingId,
        certificationId: it.id,
        slug,
        short,
        name,
        issuer,
        status,
        label: labelOf(status),
        tone,
        issuersWord: word,
        renewal: renewalOf(it, status, next?.situation),
        situation: next?.situation ?? null,
        progress: isRenewing ? progress : null,
      })
    } else if (progress?.length && started) {
      underWay.push({
        slug,
        short,
        name,
        progress,
        done: progress.filter((group) => group.met).length,
        status,
        tone,
      })
    }
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
