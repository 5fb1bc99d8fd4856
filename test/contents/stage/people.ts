import type { Writer } from '@/db'
import { away, personContact, proficiency } from '@/db/tables/availability'
import { apiToken, delegation, roleGrant } from '@/db/tables/people'
import { nomination, vote } from '@/db/tables/recognition'
import { signingKey } from '@/db/tables/signing-key'
import { newKey } from '@/university/certification/badges/proofs'
import { noon } from '../../world'
import type { Cast } from '../cast'
import { daysAgo, put } from './rows'

/** What is kept about people themselves: roles, tokens, absences, numbers, votes. */
export async function setPeople(db: Writer, cast: Cast) {
  await put(db, roleGrant, {
    personId: cast.se,
    role: 'auditor',
    from: '2024-01-01',
    until: '2024-06-30',
    grantedById: cast.re,
    reason: '‹why Sol had a role›',
  })
  await put(db, delegation, {
    personId: cast.ma,
    delegateId: cast.de,
    from: '2026-11-01',
    until: '2026-12-31',
    reason: '‹why Mara delegates›',
  })
  await put(db, apiToken, {
    personId: cast.se,
    name: '‹a token’s name›',
    hash: '‹the hash of a token›',
    scopes: ['read'],
    createdAt: +noon,
  })
  await put(db, signingKey, { ...newKey(process.env.SECRET as string), madeAt: +noon })
  await put(db, signingKey, {
    publicMultibase: newKey(process.env.SECRET as string).publicMultibase,
    privateSealed: '‹the sealed part of a key›',
    madeAt: daysAgo(99),
    retiredAt: daysAgo(9),
  })
  await setAvailability(db, cast)
  const story = { period: '2026-11', at: +noon }
  const one = await put(db, nomination, {
    ...story,
    award: 'straightjacket',
    personId: cast.se,
    byId: cast.em,
    story: '‹why Sol is put forward›',
  })
  await put(db, nomination, {
    ...story,
    award: 'straightjacket',
    personId: cast.tom,
    byId: cast.le,
    story: '‹why Tom is put forward›',
  })
  await db.insert(vote).values({
    award: 'straightjacket',
    period: '2026-11',
    voterId: cast.co,
    nominationId: one,
    at: +noon,
  })
}

async function setAvailability(db: Writer, cast: Cast) {
  const entered = { enteredById: cast.ma, enteredAt: +noon }
  await put(db, away, {
    personId: cast.se,
    from: '2026-12-07',
    until: '2026-12-11',
    because: '‹why Sol will be away›',
    ...entered,
  })
  await put(db, away, {
    personId: cast.co,
    from: '2026-11-19',
    until: '2026-11-26',
    because: '‹why Cora is away›',
    ...entered,
  })
  await put(db, away, {
    personId: cast.le,
    from: '2026-11-25',
    until: '2026-11-25',
    because: '‹why Lea will be away›',
    ...entered,
  })
  await put(db, away, {
    personId: cast.se,
    from: '2026-12-14',
    until: '2026-12-16',
    because: '‹why Sol took an absence back›',
    withdrawnAt: +noon,
    withdrawnById: cast.se,
    ...entered,
  })
  await put(db, proficiency, {
    personId: cast.se,
    track: 'linux',
    level: 1,
    assessedOn: '2026-03-03',
    assessedById: cast.le,
    because: '‹why Sol was assessed so›',
    at: daysAgo(200),
  })
  const number = { personId: cast.se, sharedAt: daysAgo(30) }
  await put(db, personContact, { ...number, label: 'mobile', number: '‹a shared number›' })
  await put(db, personContact, {
    ...number,
    label: 'home',
    number: '‹a number taken back›',
    withdrawnAt: daysAgo(1),
  })
}
