import { asc, eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { award, extension, holding as holdingTable, issuerExtension } from '@/db/tables/award'
import { exam } from '@/db/tables/exam'
import { event } from '@/db/tables/record'
import { system } from '@/university/actor'
import { addDays, type Day, instantIn } from '@/university/calendar'
import { awardByHand } from '@/university/certification/awards/commands/award-by-hand'
import { extendCertification } from '@/university/certification/awards/commands/extend'
import { extendForIssuer } from '@/university/certification/awards/commands/extend-issuer'
import { recordOutsideAward } from '@/university/certification/awards/commands/record-outside-award'
import { revokeCertification } from '@/university/certification/awards/commands/revoke'
import {
  reinstateCertification,
  suspendCertification,
} from '@/university/certification/awards/commands/suspend'
import { issuerExtensions } from '@/university/certification/awards/queries/issuer-extension'
import { type StatusRow, statusesOn } from '@/university/certification/validity/queries/status-sql'
import { importFile } from '@/university/exchange/commands/import-file'
import { performImport } from '@/university/exchange/commands/perform-import'
import { readImport } from '@/university/exchange/commands/read-import'
import type { Outcome } from '@/university/kernel'
import { aPerson, type World, world } from '../../world'

// What is decided about awards, and that the register still answers how it stood, and how it was
// known, before.
const zone = 'America/Chicago'
const noonOn = (day: Day) => new Date(instantIn(zone, day, 12))

let w: World
let me: number
let registrar: number
let colleague: number
beforeEach(async () => {
  w = await world(noonOn('2026-11-21'))
  await w.put(async (db) => {
    await seedCertifications(db)
    me = await aPerson(db, { name: 'Ada', employeeId: 'A1' })
    registrar = await aPerson(db, { roles: ['registrar'], employeeId: 'R1' })
    colleague = await aPerson(db, { employeeId: 'C1' })
  })
})
afterEach(() => w.close())

const value = <T>(it: Outcome<T>): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}
/** The same world on another day. */
const on = (day: Day) => {
  w.now = noonOn(day)
}
const earned = (code: string, earnedOn: Day, personId = me, recordedOn: Day = earnedOn) =>
  w.put(async (db) => {
    const it = await db.select().from(exam).where(eq(exam.code, code)).get()
    const now = noonOn(recordedOn)
    const made = await recordOutsideAward(
      { db, now, actor: system(now, zone) },
      { personId, exam: it!, earnedOn, number: `${code} ${earnedOn} ${personId}` },
    )
    if (made.state !== 'recorded') throw new Error(made.state)
    return made
  })
const rows = (holdingId: number) =>
  w.store.reading((db) =>
    db
      .select()
      .from(award)
      .where(eq(award.holdingId, holdingId))
      .orderBy(asc(award.issuedOn), asc(award.id)),
  )
const holdingOf = async (code: string, personId = me) => {
  const it = await w.store.reading((db) => db.select().from(exam).where(eq(exam.code, code)).get())
  const all = await w.store.reading((db) =>
    db.select().from(holdingTable).where(eq(holdingTable.personId, personId)),
  )
  return all.find((one) => one.certificationId === it!.certificationId)!.id
}
/** How a holding stood on a day, as it is known now or was on another day at noon. */
const stood = async (holdingId: number, day: Day, knownOn?: Day) => {
  const knownAt = knownOn ? +noonOn(knownOn) : undefined
  const [row] = await w.store.reading((db) =>
    db.all<StatusRow>(
      sql`select * from ${statusesOn(day, { where: sql`h.id = ${holdingId}`, knownAt })}`,
    ),
  )
  return row && `${row.word}${row.until ? ` until ${row.until}` : ''}`
}
const happened = (verb: string) =>
  w.store.reading((db) => db.select().from(event).where(eq(event.verb, verb)))

describe('extending one award', () => {
  const extend = (holding: number, until: Day, as = registrar) =>
    w.perform(extendCertification, { holding, until, because: 'the exam centre is closed' }, as)

  test('moves the end and keeps the anchor, so that the next renewal counts from the old end', async () => {
    const { holdingId, awardId } = await earned('AZ-104', '2026-01-10')
    value(await extend(holdingId, '2027-03-31'))
    expect((await rows(holdingId))[0]).toMatchObject({
      id: awardId,
      validUntil: '2027-03-31',
      anchor: '2027-01-09',
    })
    expect(await w.store.reading((db) => db.select().from(extension))).toMatchObject([
      {
        awardId,
        before: '2027-01-09',
        until: '2027-03-31',
        byId: registrar,
        because: 'the exam centre is closed',
      },
    ])
    expect((await happened('certification.extended'))[0]?.detail).toMatchObject({
      before: '2027-01-09',
      after: '2027-03-31',
      renewalCountsFrom: '9 January 2027',
    })
    on('2027-02-15')
    expect(await stood(holdingId, '2027-02-15')).toBe('due for renewal until 2027-03-31')
    value(
      await w.perform(
        awardByHand,
        { person: String(me), certification: 'microsoft-az104', because: 'renewed on paper' },
        registrar,
      ),
    )
    expect((await rows(holdingId)).map((it) => it.validUntil)).toEqual(['2027-03-31', '2028-01-09'])
  })
  test('twice: each is kept, and what the end was known to be on a day in between is answered', async () => {
    const { holdingId } = await earned('EX200', '2024-01-10')
    value(await extend(holdingId, '2027-03-31'))
    on('2026-12-15')
    value(await extend(holdingId, '2027-06-30'))
    expect(await stood(holdingId, '2027-05-01')).toBe('due for renewal until 2027-06-30')
    expect(await stood(holdingId, '2027-05-01', '2026-12-01')).toBe('lapsed until 2027-03-31')
    expect(await stood(holdingId, '2027-03-31', '2026-11-20')).toBe('lapsed until 2027-01-09')
    expect(await stood(holdingId, '2027-03-31', '2024-01-09')).toBeUndefined()
  })
  test('from its grace it stands again', async () => {
    const { holdingId } = await earned('EX200', '2023-11-10')
    await w.put((db) =>
      db.run(
        sql`update certification_version set grace_days = 30
          where certification_id = (select certification_id from holding where id = ${holdingId})`,
      ),
    )
    expect(await stood(holdingId, '2026-11-21')).toBe('grace until 2026-11-09')
    value(await extend(holdingId, '2026-12-31'))
    expect(await stood(holdingId, '2026-11-21')).toBe('due for renewal until 2026-12-31')
  })
  test.each([
    ['where nothing ends', '1Z0-908', '2021-01-14', '2028-01-01', 'no end'],
    ['what lapsed', 'EX200', '2020-01-10', '2028-01-01', 'It lapsed on 9 January 2023'],
    ['to its own end', 'EX200', '2024-01-10', '2027-01-09', 'give a later day'],
    ['to an earlier day', 'EX200', '2024-01-10', '2026-12-31', 'It is valid until 9 January 2027'],
  ])('is refused %s', async (_, code, day, until, because) => {
    const { holdingId } = await earned(code, day)
    expect(await extend(holdingId, until)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining(because),
    })
  })
  test('is refused for oneself, for what is revoked, and for anyone but the registrar', async () => {
    const { holdingId } = await earned('EX200', '2024-01-10')
    const own = await earned('EX200', '2024-01-10', registrar)
    expect(await extend(own.holdingId, '2028-01-01')).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('Nobody extends'),
    })
    expect(await extend(holdingId, '2028-01-01', me)).toMatchObject({ kind: 'refused' })
    value(
      await w.perform(
        revokeCertification,
        { holding: holdingId, because: 'sat by someone else' },
        registrar,
      ),
    )
    expect(await extend(holdingId, '2028-01-01')).toMatchObject({ kind: 'refused' })
  })
  test('an older Microsoft certificate that comes later moves the anchor, and the end only where it then reaches further', async () => {
    const { holdingId } = await earned('AZ-104', '2026-06-01')
    value(await extend(holdingId, '2027-06-30'))
    await earned('AZ-104', '2025-06-20')
    expect((await rows(holdingId)).map((it) => [it.validUntil, it.anchor])).toEqual([
      ['2026-06-19', '2026-06-19'],
      ['2027-06-30', '2027-06-19'],
    ])
  })
})

describe('an issuer extends everyone', () => {
  const asked = {
    issuer: 'Red Hat',
    certification: '',
    endsFrom: '2026-11-01',
    endsUntil: '2027-01-31',
    extendedTo: '2027-06-30',
  }
  const follow = (it: object = {}, as = registrar) =>
    w.perform(
      extendForIssuer,
      { ...asked, because: 'test centres are closed', source: 'https://example.com/notice', ...it },
      as,
    )
  beforeEach(async () => {
    await earned('EX200', '2024-01-10')
    await earned('EX200', '2023-11-10', colleague)
    await earned('EX294', '2025-06-01', colleague)
    await earned('LFCS', '2024-12-01')
  })

  test('whoever’s end lies between the days is moved to the day, after a preview with the same numbers', async () => {
    const preview = value(await w.ask(issuerExtensions, asked, registrar))
    // The colleague’s RHCSA was restarted by EX294 and ends later: nothing of theirs is moved.
    expect(preview.preview).toEqual([
      { short: 'RHCSA', slug: 'redhat-rhcsa', people: 1, standAgain: 0 },
    ])
    expect(value(await follow())).toEqual({ awards: 1 })
    expect((await rows(await holdingOf('EX200')))[0]).toMatchObject({
      validUntil: '2027-06-30',
      anchor: '2027-01-09',
    })
    expect((await rows(await holdingOf('LFCS')))[0]).toMatchObject({ validUntil: '2026-11-30' })
    expect(await happened('certification.extended')).toHaveLength(1)
    expect(value(await w.ask(issuerExtensions, {}, registrar)).decided).toMatchObject([
      { issuer: 'Red Hat', short: null, awards: 1, extendedTo: '2027-06-30' },
    ])
  })
  test('done again it moves nothing more, and what has come since is moved with it', async () => {
    value(await follow())
    expect(await follow()).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('Nothing ends between these days'),
    })
    await w.put((db) =>
      db.run(
        sql`update award set valid_until = '2027-01-15' where person_id = ${colleague}
          and source = 'import' and exam_code = 'EX294'`,
      ),
    )
    expect(value(await follow())).toEqual({ awards: 1 })
    expect(await w.store.reading((db) => db.$count(issuerExtension))).toBe(1)
  })
  test('a certificate that is recorded after the decision is extended like the others', async () => {
    value(await follow())
    const newcomer = await w.put((db) => aPerson(db))
    expect(await earned('EX200', '2024-01-20', newcomer, '2026-11-21')).toMatchObject({
      validUntil: '2027-06-30',
    })
  })
  test('those that had ended stand again, and the preview says how many', async () => {
    const third = await w.put((db) => aPerson(db))
    const { holdingId } = await earned('EX200', '2023-11-10', third)
    expect(await stood(holdingId, '2026-11-21')).toBe('lapsed until 2026-11-09')
    expect(value(await w.ask(issuerExtensions, asked, registrar)).preview).toMatchObject([
      { people: 2, standAgain: 1 },
    ])
    value(await follow())
    expect(await stood(holdingId, '2026-11-21')).toBe('due for renewal until 2027-06-30')
    expect(await stood(holdingId, '2026-11-21', '2026-11-20')).toBe('lapsed until 2026-11-09')
  })
  test('one certification of the issuer alone, nobody’s own, and never to an earlier day', async () => {
    await earned('EX200', '2024-01-05', registrar)
    expect(await follow({ certification: 'redhat-rhce' })).toMatchObject({ kind: 'refused' })
    expect(await follow({ extendedTo: '2027-01-31' })).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('must come after'),
    })
    expect(await follow({ issuer: 'Nobody' })).toMatchObject({ kind: 'not found' })
    expect(value(await follow({ certification: 'redhat-rhcsa' }))).toEqual({ awards: 1 })
    expect((await rows(await holdingOf('EX200', registrar)))[0]?.validUntil).toBe('2027-01-04')
  })
})

describe('revoking', () => {
  const revoke = (holding: number) =>
    w.perform(revokeCertification, { holding, because: 'sat by someone else' }, registrar)

  test('a revoked EX294 takes back the restart of RHCSA that it caused, and the event says so', async () => {
    await earned('EX200', '2024-06-01')
    const { holdingId } = await earned('EX294', '2025-06-01')
    const rhcsa = await holdingOf('EX200')
    expect(await stood(rhcsa, '2026-11-21')).toBe('certified until 2028-05-31')
    value(await revoke(holdingId))
    expect(await stood(holdingId, '2026-11-21')).toBe('revoked')
    expect(await stood(rhcsa, '2026-11-21')).toBe('certified until 2027-05-31')
    expect((await rows(rhcsa)).map((it) => [it.source, it.revokedOn])).toEqual([
      ['import', null],
      ['renewal', '2026-11-21'],
    ])
    const events = (await happened('certification.revoked')).map((it) => it.detail)
    expect(events).toMatchObject([
      { certification: 'RHCE', renewalsUndone: 1 },
      {
        renewedBy: 'EX294',
        because: expect.stringContaining('sat by someone else'),
        before: 'valid until 2028-05-31',
        after: 'revoked',
      },
    ])
    // The day before, and as it was known the day before, everything stands.
    expect(await stood(rhcsa, '2026-11-20')).toBe('certified until 2028-05-31')
    expect(await stood(rhcsa, '2026-11-21', '2026-11-20')).toBe('certified until 2028-05-31')
    expect(await stood(holdingId, '2026-11-21', '2026-11-20')).toBe('certified until 2028-05-31')
  })
  test('what only the revoked pass kept alive is revoked with it', async () => {
    await earned('EX200', '2023-01-10')
    const { holdingId } = await earned('EX294', '2025-06-01')
    value(await revoke(holdingId))
    expect(await stood(await holdingOf('EX200'), '2026-11-21')).toBe('revoked')
    expect(await stood(await holdingOf('EX200'), '2026-11-20')).toBe('certified until 2028-05-31')
  })
  test('revoked, then earned anew: the new pass counts, and restarts what it may', async () => {
    await earned('EX200', '2024-06-01')
    const { holdingId } = await earned('EX294', '2025-06-01')
    value(await revoke(holdingId))
    await earned('EX294', '2026-12-01')
    expect(await stood(holdingId, '2026-12-01')).toBe('certified until 2029-11-30')
    expect(await stood(await holdingOf('EX200'), '2026-12-01')).toBe('certified until 2029-11-30')
  })
  test('what was revoked is not brought back by an older pass that arrives later', async () => {
    const { holdingId } = await earned('EX200', '2024-06-01')
    value(await revoke(holdingId))
    await earned('EX294', '2025-06-01', me, '2026-11-22')
    expect(await stood(holdingId, '2026-11-22')).toBe('revoked')
  })
  test('in its grace an award is taken back too, so that the grace does not count', async () => {
    const { holdingId } = await earned('EX200', '2023-11-10')
    await w.put((db) =>
      db.run(
        sql`update certification_version set grace_days = 30, grace_counts = 1
          where certification_id = (select certification_id from holding where id = ${holdingId})`,
      ),
    )
    value(await revoke(holdingId))
    expect(await stood(holdingId, '2026-11-21')).toBe('revoked')
  })
})

describe('suspending', () => {
  test('its dates go on; reinstated early it keeps what its end had been, and the days before are answered as they were known', async () => {
    const { holdingId } = await earned('EX200', '2024-06-01')
    value(
      await w.perform(
        suspendCertification,
        { holding: holdingId, until: '2026-12-20', because: 'a review' },
        registrar,
      ),
    )
    expect(await stood(holdingId, '2026-12-10')).toBe('suspended until 2027-05-31')
    on('2026-12-01')
    value(
      await w.perform(
        reinstateCertification,
        { holding: holdingId, because: 'the review ended well' },
        registrar,
      ),
    )
    expect(await stood(holdingId, '2026-12-01')).toBe('certified until 2027-05-31')
    expect(await stood(holdingId, '2026-11-30')).toBe('suspended until 2027-05-31')
    expect(await stood(holdingId, '2026-12-10', '2026-11-30')).toBe('suspended until 2027-05-31')
    expect(await stood(holdingId, '2026-12-21', '2026-11-30')).toBe('certified until 2027-05-31')
    expect(await stood(holdingId, '2026-11-25', '2026-11-20')).toBe('certified until 2027-05-31')
  })
})

describe('a file of holdings', () => {
  const file = (...lines: string[]) =>
    `employee_id,issuer,exam_code,version,earned_on,certificate_number,evidence\n${lines.join('\n')}\n`
  const read = async (mode: string, ...lines: string[]) =>
    value(
      await w.perform(
        importFile,
        { kind: 'holdings', mode, fileName: 'h.csv', content: file(...lines) },
        registrar,
      ),
    )
  const rhcsa = (day: Day, number: string, who = 'A1') =>
    `${who},Red Hat,EX200,RHEL 9,${day},${number},`

  test('certify if newer (the usual): each counts for its own dates, so the newer takes over and the older is history', async () => {
    await read('newer', rhcsa('2025-01-10', 'N-2'))
    await read('', rhcsa('2022-06-01', 'N-1'))
    expect(await stood(await holdingOf('EX200'), '2026-11-21')).toBe('certified until 2028-01-09')
    expect(await stood(await holdingOf('EX200'), '2024-01-01')).toBe('certified until 2025-05-31')
    await read('newer', rhcsa('2026-06-01', 'N-3'))
    expect(await stood(await holdingOf('EX200'), '2026-11-21')).toBe('certified until 2029-05-31')
  })
  test('certify if uncertified: who holds it keeps their own date, who does not is certified', async () => {
    await read('newer', rhcsa('2024-06-01', 'N-1'))
    const it = await read(
      'uncertified',
      rhcsa('2026-06-01', 'N-2'),
      rhcsa('2026-06-01', 'N-3', 'C1'),
    )
    expect(it.verdicts).toMatchObject([
      { verdict: 'create', why: expect.stringContaining('history only') },
      { verdict: 'create' },
    ])
    expect(it.verdicts[1]?.why).toBeUndefined()
    expect(await stood(await holdingOf('EX200'), '2026-11-21')).toBe('certified until 2027-05-31')
    expect(await stood(await holdingOf('EX200', colleague), '2026-11-21')).toBe(
      'certified until 2029-05-31',
    )
  })
  test('history only: nobody is certified from today on, and it restarts nothing', async () => {
    await read('newer', rhcsa('2024-06-01', 'N-1'))
    await read('history', 'A1,Red Hat,EX294,RHEL 9,2026-06-01,N-2,', rhcsa('2019-06-01', 'N-0'))
    expect(await stood(await holdingOf('EX294'), '2026-11-21')).toBe('lapsed until 2026-11-20')
    expect(await stood(await holdingOf('EX200'), '2026-11-21')).toBe('certified until 2027-05-31')
    // Not even when the next file has everything read anew.
    await read('newer', rhcsa('2026-07-01', 'N-4'))
    expect(await stood(await holdingOf('EX200'), '2026-11-21')).toBe('certified until 2029-06-30')
    expect((await rows(await holdingOf('EX200'))).map((it) => it.source)).toEqual([
      'import',
      'import',
      'import',
    ])
    expect((await rows(await holdingOf('EX294')))[0]?.basis.at(-1)?.what).toContain('history only')
    expect((await read('history', rhcsa('2026-11-21', 'N-5'))).verdicts[0]).toMatchObject({
      verdict: 'refused',
      why: expect.stringContaining('no history yet'),
    })
  })
  test('the mode chosen when a file is read is the one it is performed with', async () => {
    const { id } = value(
      await w.perform(
        readImport,
        {
          kind: 'holdings',
          mode: 'history',
          fileName: 'h.csv',
          content: file(rhcsa('2026-06-01', 'N-1')),
        },
        registrar,
      ),
    )
    value(await w.perform(performImport, { id }, registrar))
    expect(await stood(await holdingOf('EX200'), '2026-11-21')).toBe('lapsed until 2026-11-20')
    expect(
      await w.perform(
        readImport,
        { kind: 'holdings', mode: 'all', fileName: 'h.csv', content: 'x' },
        registrar,
      ),
    ).toMatchObject({ kind: 'invalid' })
  })
  test('two people with one certificate number are refused with a sentence, in one file and against the record', async () => {
    const first = await read(
      'newer',
      rhcsa('2025-01-10', 'N-1'),
      rhcsa('2025-01-10', 'N-1', 'C1'),
      rhcsa('2025-01-10', 'N-1'),
    )
    expect(first.verdicts.map((it) => [it.verdict, it.why])).toEqual([
      ['create', undefined],
      ['refused', 'this certificate is already on line 2, for A1'],
      ['repeated', 'this certificate is already on line 2'],
    ])
    expect((await read('newer', rhcsa('2025-01-10', 'N-1', 'C1'))).verdicts).toMatchObject([
      { verdict: 'refused', why: 'this certificate is recorded for A1' },
    ])
  })
})

test('the company’s day decides, wherever the holder has moved to', async () => {
  const { holdingId } = await earned('EX200', '2023-11-22')
  // Half past six on the evening of the 21st in Chicago is the 22nd in Kathmandu.
  w.now = new Date('2026-11-22T00:30:00Z')
  const { holding } = await import('@/university/certification/awards/queries/holding')
  const seen = async () => value(await w.ask(holding, { id: holdingId }, me)).status
  expect(await seen()).toMatchObject({ word: 'due for renewal', daysLeft: 0 })
  await w.put((db) => db.run(sql`update person set time_zone = 'Asia/Kathmandu' where id = ${me}`))
  expect(await seen()).toMatchObject({ word: 'due for renewal', daysLeft: 0 })
  w.now = new Date('2026-11-22T06:30:00Z')
  expect(await seen()).toMatchObject({ word: 'lapsed', until: addDays('2026-11-22', -1) })
})
