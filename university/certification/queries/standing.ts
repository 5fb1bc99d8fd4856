import { sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import type { Day } from '../../calendar'
import { issuersWord } from '../rules/facts'
import { type Progress, progressFor, requirementsFor, type Situation, wordsOf } from '../rules/requirements'
import { isValidOn, type Status, statusOn } from '../rules/validity'
import { standing, type Tone, toneOf } from '../rules/words'
import { type Definition, definitionsOn } from './definitions'
import { cyclesOf, workOf } from './work'

const p = sql.placeholder
export type Claim = {
  id: number
  certificationId: number
  short: string
  examCode: string | null
  number: string
  earnedOn: Day
  submittedAt: number
  because: string | null
  decidedAt: number | null
}
const claims = prepared((db) =>
  db
    .select({
      id: sql<number>`e.id`,
      certificationId: sql<number>`e.certification_id`,
      short: sql<string>`c.short`,
      examCode: sql<string | null>`e.exam_code`,
      number: sql<string>`e.number`,
      earnedOn: sql<string>`e.earned_on`,
      submittedAt: sql<number>`e.submitted_at`,
      because: sql<string | null>`e.because`,
      decidedAt: sql<number | null>`e.decided_at`,
    })
    .from(sql`evidence e join certification c on c.id = e.certification_id`)
    .where(sql`e.person_id = ${p('person')} and (e.decided_at is null or (not e.verified and e.decided_at > ${p('since')}))`)
    .orderBy(sql`e.submitted_at desc`)
    .prepare(),
)

export type Held = {
  holdingId: number
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
export type UnderWay = { slug: string; short: string; name: string; progress: Progress; done: number; status: Status; tone: Tone }

const order = ['grace', 'due for renewal', 'lapsed', 'suspended', 'revoked', 'certified', 'superseded']

/** Everything a person holds, held, works towards or claims, on a day. Four statements, whatever they hold. */
export async function standingOf(db: Reader, person: number, today: Day, now: Date) {
  const definitions = await definitionsOn(db, today)
  const { awards, suspensions } = await cyclesOf(db, person)
  const waiting = await claims(db).all({ person, since: +now - 90 * 86_400_000 })
  const heldBack = (id: number) => suspensions.filter((it) => it.certificationId === id)
  const valid = new Map<number, Day>()
  for (const it of awards) if (isValidOn(it, today, heldBack(it.certificationId))) valid.set(it.certificationId, it.validFrom)
  const work = await workOf(db, person, now, valid)

  const held: Held[] = []
  const underWay: UnderWay[] = []
  for (const it of definitions) {
    const own = awards.filter((award) => award.certificationId === it.id)
    const next = it.inHouse ? progressFor(it.requirements, work, own, it.terms, today) : null
    const progress = next?.progress ?? null
    const steps = progress?.flatMap((group) => group.any) ?? []
    const claimed = waiting.some((claim) => claim.certificationId === it.id && claim.decidedAt === null)
    const started = steps.some((step) => step.started)
    const status = statusOn(own, heldBack(it.id), it.terms, today, { started, claimed })
    const tone = toneOf[status.word]
    const { slug, short, name, issuer } = it
    if (own[0]) {
      const isRenewing = progress !== null && (status.opens === null || status.opens <= today)
      const word = issuersWord(it.facts, status.counts, status.word === 'revoked')
      held.push({
        holdingId: own[0].holdingId,
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
      underWay.push({ slug, short, name, progress, done: progress.filter((group) => group.met).length, status, tone })
    }
  }
  held.sort(
    (a, b) =>
      order.indexOf(a.status.word) - order.indexOf(b.status.word) || (a.status.daysLeft ?? 1e6) - (b.status.daysLeft ?? 1e6) || a.short.localeCompare(b.short),
  )
  underWay.sort((a, b) => b.done / b.progress.length - a.done / a.progress.length)
  return { held, underWay, claims: waiting, valid, work, awards }
}

const labelOf = ({ word, daysLeft }: Status) =>
  word === 'due for renewal' && daysLeft !== null ? `${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left` : standing(word)

/** What renewal takes: our requirements again, or the ways the issuer names. */
function renewalOf(it: Definition, status: Status, situation: Situation = { purpose: 'renew', renewal: 1 }): string[] {
  if (status.until === null || status.word === 'revoked') return []
  if (!it.inHouse) return (it.facts.renewal ?? []).map((way) => way.detail)
  return requirementsFor(it.requirements, situation).map(wordsOf)
}
