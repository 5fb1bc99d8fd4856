import type { Writer } from '@/db'
import { importRun } from '@/db/tables/exchange'
import { outbox } from '@/db/tables/outbox'
import { plan, planChange, savedSearch, shortlisted } from '@/db/tables/planning'
import { type EventSubject, event, eventAbout } from '@/db/tables/record'
import { noon } from '../../world'
import type { Cast } from '../cast'
import type { setCertificates } from './certificates'
import { daysAgo, put } from './rows'
import type { setTeams } from './teams'

type Certificates = Awaited<ReturnType<typeof setCertificates>>
type Teams = Awaited<ReturnType<typeof setTeams>>

/** What staffing leads keep for themselves, a plan, a file, messages and the record. */
export async function setLists(db: Writer, cast: Cast, its: Certificates, at: Teams) {
  await setKept(db, cast, at)
  const planned = await put(db, plan, {
    on: '2026-12-01',
    wishes: { kinds: [], sameSite: false, rules: false, pinned: [], forbidden: [] },
    madeById: cast.s1,
    madeAt: +noon,
    seenAt: +noon,
    state: 'ready',
    solver: 'flow',
  })
  await put(db, planChange, {
    planId: planned,
    positionId: at.openPosition,
    personId: cast.em,
    because: '‹why a plan says so›',
  })
  const imported = await put(db, importRun, {
    kind: 'people',
    fileName: '‹an imported file›',
    hash: 'h',
    content: '‹what the file held›',
    verdicts: [{ line: 2, key: '‹a row of a file›', verdict: 'create', about: 'Pia' }],
    counts: { create: 1 },
    byId: cast.re,
    readAt: +noon,
  })
  await setMessages(db, cast, its)
  await setEvents(db, cast, its, at)
  return { plan: planned, import: imported }
}

async function setKept(db: Writer, cast: Cast, at: Teams) {
  const search = (personId: number, name: string, shared: boolean) =>
    put(db, savedSearch, { personId, name, query: 'needs=alpha', at: +noon, shared })
  await search(cast.s1, '‹Stella’s search›', false)
  await search(cast.s2, '‹Sven’s search›', false)
  await search(cast.s1, '‹a shared search›', true)
  const mark = (ownerId: number, personId: number, note: string, positionId?: number) =>
    put(db, shortlisted, { ownerId, personId, positionId, note, at: +noon })
  await mark(cast.s1, cast.em, '‹Stella’s note on Emil›', at.openPosition)
  await mark(cast.s2, cast.se, '‹Sven’s note on Sol›')
  await mark(cast.s2, cast.pia, '‹Sven’s note on Pia›', at.openPosition)
}

async function setMessages(db: Writer, cast: Cast, its: Certificates) {
  const message = (personId: number, key: string, more: object) =>
    put(db, outbox, {
      key,
      personId,
      kind: 'ending',
      title: 'It ends',
      because: 'It does.',
      href: '/',
      holdingId: its.certified,
      at: daysAgo(1),
      ...more,
    })
  await message(cast.se, 'one', { title: '‹a message to Sol›', mailError: '‹why mail failed›' })
  await message(cast.ma, 'two', { title: '‹a message to Mara›' })
  await message(cast.co, 'three', { title: '‹a message to Cora›', holdingId: its.coras })
}

async function setEvents(db: Writer, cast: Cast, its: Certificates, at: Teams) {
  async function happened(
    verb: string,
    actorId: number,
    detail: object,
    about: Partial<Record<EventSubject, number | number[]>>,
  ) {
    const eventId = await put(db, event, { at: daysAgo(1), actorId, verb, detail: { ...detail } })
    for (const [kind, subjects] of Object.entries(about))
      for (const subjectId of [subjects].flat())
        await db.insert(eventAbout).values({ kind: kind as EventSubject, subjectId, eventId })
  }
  const ofDelta = { person: cast.se, holding: its.revoked, certification: its.delta.id }
  await happened('certification.revoked', cast.re, { because: '‹a notice of revoking›' }, ofDelta)
  const sol = { person: cast.se }
  await happened('seat.declined', cast.ma, { because: '‹a notice of declining›' }, sol)
  await happened('course.completed', cast.in, { course: 'PRM-101' }, sol)
  await happened('extra-time.set', cast.re, { reason: '‹an event about Sol›', after: 1 }, sol)
  await happened('answer.marked', cast.in, { comment: '‹an event about a mark›' }, sol)
  const onTheTeam = { team: at.team, placement: at.placement, person: cast.se }
  await happened('exception.signed', cast.s1, { reason: '‹an event of excepting›' }, onTheTeam)
  await happened('placement.made', cast.s1, { because: '‹an event of placing›' }, onTheTeam)
  const both = { person: [cast.se, cast.co] }
  await happened('requirement.set', cast.s1, { because: '‹an event about two›' }, both)
  await happened(
    'certifications.revoked',
    cast.re,
    {
      batch: 'a batch',
      because: '‹why many were revoked›',
      rows: [{ person: 'Sol', certification: 'delta', done: true, because: '‹a row of many›' }],
    },
    {},
  )
}
