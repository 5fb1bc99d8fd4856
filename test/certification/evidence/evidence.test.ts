import { and, eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { award } from '@/db/tables/award'
import { evidence as evidenceTable, verification } from '@/db/tables/evidence'
import { exam } from '@/db/tables/exam'
import { system } from '@/university/actor'
import { recordOutsideAward } from '@/university/certification/awards/commands/record-outside-award'
import { holding } from '@/university/certification/awards/queries/holding'
import { myCertifications } from '@/university/certification/awards/queries/my-certifications'
import { checkAgain } from '@/university/certification/evidence/commands/check-again'
import {
  rejectEvidence,
  submitEvidence,
  verifyEvidence,
} from '@/university/certification/evidence/commands/evidence'
import { alreadyBrought } from '@/university/certification/evidence/queries/badge-brought'
import { evidence, evidenceFile } from '@/university/certification/evidence/queries/evidence'
import { evidenceToCheck } from '@/university/certification/evidence/queries/evidence-to-check'
import { evidenceWaiting } from '@/university/certification/evidence/queries/evidence-waiting'
import {
  documentName,
  documentType,
  largestDocument,
} from '@/university/certification/evidence/rules/documents'
import type { Outcome } from '@/university/kernel'
import { aPerson, noon, type World, world } from '../../world'

let w: World
let me: number
let registrar: number
let colleague: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    await seedCertifications(db)
    me = await aPerson(db, { name: 'Ada' })
    registrar = await aPerson(db, { name: 'Rhea', roles: ['registrar'] })
    colleague = await aPerson(db, { name: 'Cole' })
  })
})
afterEach(() => w.close())

const value = <T>(it: Outcome<T>): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const examId = async (code: string, issuer?: string) =>
  (await w.store.reading((db) =>
    db
      .select()
      .from(exam)
      .where(and(eq(exam.code, code), issuer ? eq(exam.issuer, issuer) : undefined))
      .get(),
  ))!.id
const outside = (code: string, earnedOn: string, number: string, personId = me) =>
  w.put(async (db) => {
    const it = await db.select().from(exam).where(eq(exam.code, code)).get()
    const made = await recordOutsideAward(
      { db, now: noon, actor: system(noon, 'America/Chicago') },
      { personId, exam: it!, earnedOn, number },
    )
    if (made.state !== 'recorded') throw new Error(made.state)
    return made
  })
const link = 'https://issuer.example/230-1'
const bring = async (it: object = {}, as = me) =>
  w.perform(
    submitEvidence,
    { exam: await examId('EX200'), number: '230-1', earnedOn: '2026-01-10', link, ...it },
    as,
  )
const verified = (id: number, it: object = {}) =>
  w.perform(
    verifyEvidence,
    { evidence: id, method: 'issuer page', how: 'it shows her name and the day', ...it },
    registrar,
  )
const rows = <T>(query: ReturnType<typeof sql>) => w.store.reading((db) => db.all<T>(query))
const pdf = (body = '1 0 obj') => `%PDF-1.7\n${body}\n%%EOF\n`
const aFile = (content: BlobPart, name = 'certificate.pdf', type = 'application/pdf') =>
  new File([content], name, { type })

describe('a claim', () => {
  test('counts for nothing until someone else verified it, then it is an award by the date earned, with its check', async () => {
    const id = value(await bring({ version: 'RHEL 9' }))
    expect(value(await w.ask(myCertifications, {}, me))).toMatchObject({
      held: [],
      claims: [{ short: 'RHCSA', number: '230-1' }],
    })
    const check = { evidence: id, method: 'issuer page', how: 'I am sure' }
    expect(await w.perform(verifyEvidence, check, me)).toMatchObject({ kind: 'refused' })
    expect(await w.perform(verifyEvidence, check, colleague)).toMatchObject({ kind: 'not found' })
    expect(value(await w.ask(evidenceWaiting, {}, registrar)).rows).toMatchObject([
      { number: '230-1', mayVerify: { ok: true } },
    ])

    const awardId = value(await verified(id, { nextOn: '2027-06-01' }))
    const [it] = value(await w.ask(myCertifications, {}, me)).held
    expect(it).toMatchObject({ short: 'RHCSA', status: { word: 'certified', until: '2029-01-09' } })
    const page = value(await w.ask(holding, { id: it!.holdingId }, me))
    expect(page.awards[0]).toMatchObject({ examVersion: 'RHEL 9' })
    expect(page.awards[0]?.basis.map((one) => one.what).join()).toContain(
      'On the issuer’s page, by Rhea: it shows her name and the day',
    )
    const checks = await w.store.reading((db) => db.select().from(verification))
    expect(checks).toMatchObject([
      {
        evidenceId: id,
        awardId,
        byId: registrar,
        method: 'issuer page',
        confirmed: true,
        on: '2026-11-21',
        nextOn: '2027-06-01',
      },
    ])
    expect(await verified(id)).toMatchObject({ kind: 'refused' })
  })
  test('a registrar does not verify their own', async () => {
    const id = value(await bring({ number: '230-2' }, registrar))
    expect(await verified(id)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('their own'),
    })
  })
  test('what is rejected says why and keeps how it was checked, and the same number can be brought again', async () => {
    const id = value(await bring())
    expect(await bring()).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('waits'),
    })
    const because = 'the issuer does not know this number'
    value(await w.perform(rejectEvidence, { evidence: id, method: 'e-mail', because }, registrar))
    expect(value(await w.ask(evidence, { id }, me))).toMatchObject({
      word: 'Rejected',
      because,
      checks: [{ confirmed: false, method: 'e-mail' }],
    })
    expect(await bring()).toMatchObject({ ok: true })
  })
  test('bad input is named: no number, no such day, a link that runs, neither file nor link, a method nobody knows', async () => {
    expect(await bring({ number: '' })).toMatchObject({
      kind: 'invalid',
      fields: { number: expect.any(String) },
    })
    expect(await bring({ earnedOn: '2026-02-30' })).toMatchObject({ kind: 'invalid' })
    expect(await bring({ link: 'javascript:alert(1)' })).toMatchObject({
      kind: 'invalid',
      fields: { link: expect.any(String) },
    })
    expect(await bring({ link: '' })).toMatchObject({
      kind: 'invalid',
      fields: { file: expect.any(String) },
    })
    expect(await verified(value(await bring()), { method: 'a hunch' })).toMatchObject({
      kind: 'invalid',
      fields: { method: expect.any(String) },
    })
  })
  test('earned in the future', async () => {
    expect(await bring({ earnedOn: '2026-11-22' })).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('future'),
    })
    expect(await bring({ earnedOn: '2026-11-21' })).toMatchObject({ ok: true })
  })
  test('an exam that is not of the issuer', async () => {
    expect(await bring({ issuer: 'CompTIA' })).toMatchObject({
      kind: 'invalid',
      fields: { exam: 'EX200 is an exam of Red Hat, not of CompTIA.' },
    })
    expect(await bring({ exam: 99_999 })).toMatchObject({ kind: 'not found' })
    expect(await bring({ issuer: 'Red Hat' })).toMatchObject({ ok: true })
  })
  test('a number that is on one’s record already', async () => {
    await outside('EX200', '2025-01-01', '230-1')
    expect(await bring()).toMatchObject({
      kind: 'refused',
      because: 'This certificate is on your record already.',
    })
  })
  test('looking again is for a later day, and a document that was not brought cannot be looked at', async () => {
    const id = value(await bring())
    expect(await verified(id, { nextOn: '2026-11-21' })).toMatchObject({
      kind: 'invalid',
      fields: { nextOn: expect.any(String) },
    })
    expect(await verified(id, { method: 'document' })).toMatchObject({
      kind: 'invalid',
      fields: { method: expect.any(String) },
    })
    expect(await w.store.reading((db) => db.select().from(verification))).toEqual([])
  })
})

describe('two people with one certificate number', () => {
  test('the learner hears that it is elsewhere, the registrar where; nothing is recorded twice', async () => {
    await outside('EX200', '2025-01-01', '230-1', colleague)
    const id = value(await bring())
    expect(value(await w.ask(evidence, { id }, me))).toMatchObject({
      numberElsewhere: true,
      others: [],
    })
    expect(value(await w.ask(evidence, { id }, registrar)).others).toMatchObject([
      { name: 'Cole', what: 'award' },
    ])
    expect(await verified(id)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('someone else'),
    })
    expect(value(await w.ask(evidenceWaiting, {}, registrar)).rows).toHaveLength(1)
    expect(await rows(sql`select * from verification`)).toEqual([])
  })
  test('both waiting: each hears it, and the first one verified is the only one', async () => {
    const first = value(await bring())
    const second = value(await bring({}, colleague))
    expect(value(await w.ask(evidence, { id: first }, me)).numberElsewhere).toBe(true)
    expect(value(await w.ask(evidence, { id: second }, registrar)).others).toMatchObject([
      { name: 'Ada', what: 'waiting' },
    ])
    value(await verified(second))
    expect(await verified(first)).toMatchObject({ kind: 'refused' })
  })
  test('a number in other letters is the same number: of one’s own, of another, waiting, and of a badge', async () => {
    await outside('EX200', '2025-01-01', 'RH-230-a', colleague)
    const id = value(await bring({ number: 'rh-230-A' }))
    expect(await bring({ number: 'RH-230-A' })).toMatchObject({
      kind: 'refused',
      because: 'This certificate waits for verification already.',
    })
    expect(value(await w.ask(evidence, { id }, registrar)).others).toMatchObject([
      { name: 'Cole', what: 'award' },
    ])
    expect(await verified(id)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('someone else'),
    })
    expect(await bring({ number: 'rh-230-A' }, colleague)).toMatchObject({
      kind: 'refused',
      because: 'This certificate is on your record already.',
    })
    const ex200 = (await w.store.reading((db) =>
      db.select().from(exam).where(eq(exam.code, 'EX200')).get(),
    ))!
    const badge = (who: number) =>
      w.store.reading((db) => alreadyBrought(db, who, { ...ex200, number: 'Rh-230-A' }))
    expect([await badge(colleague), await badge(me), await badge(registrar)]).toEqual([
      'This badge is on your record already.',
      'This badge waits for the registrar already.',
      undefined,
    ])
  })
  test('two that were recorded before letters stopped mattering stay, and each is found as its own', async () => {
    const made = await outside('EX200', '2025-01-01', 'RH-1', colleague)
    const other = await outside('EX200', '2025-01-01', 'RH-2')
    const known = (await w.store.reading((db) =>
      db.select().from(award).where(eq(award.id, other.awardId)).get(),
    ))!
    const { id: _, ...row } = known
    const [mine] = await w.put((db) =>
      db
        .insert(award)
        .values({ ...row, certificateNumber: 'rh-1', verificationCode: 'rh-1' })
        .returning({ id: award.id }),
    )
    const again = (personId: number, number: string) =>
      w.put(async (db) => {
        const it = await db.select().from(exam).where(eq(exam.code, 'EX200')).get()
        return recordOutsideAward(
          { db, now: noon, actor: system(noon, 'America/Chicago') },
          { personId, exam: it!, earnedOn: '2025-01-01', number },
        )
      })
    expect([
      await again(colleague, 'RH-1'),
      await again(me, 'rh-1'),
      await again(me, 'Rh-1'),
    ]).toMatchObject([
      { state: 'known', awardId: made.awardId },
      { state: 'known', awardId: mine?.id },
      { state: 'known', awardId: mine?.id },
    ])
    const plan = await rows<{ detail: string }>(
      sql`explain query plan select 1 from award where issuer = 'Red Hat'
        and certificate_number = 'rh-1' collate nocase and source <> 'renewal'`,
    )
    expect(plan[0]?.detail).toContain('award_certificate_any_case')
  })
})

describe('a renewal without an exam', () => {
  test('only where the issuer has such a way, and only of what was valid that day', async () => {
    await outside('EX200', '2025-01-01', '230-1')
    const ofRedHat = await bring({ kind: 'renewal', number: '230-1' })
    expect(ofRedHat).toMatchObject({
      kind: 'invalid',
      fields: { kind: expect.stringContaining('by an exam only') },
    })
    const ccna = await examId('200-301')
    const renewal = { exam: ccna, kind: 'renewal', number: 'CSCO-7', earnedOn: '2026-10-01' }
    expect(await bring(renewal)).toMatchObject({
      kind: 'invalid',
      fields: { kind: expect.stringContaining('nothing it renewed') },
    })
    const before = await outside('200-301', '2024-02-01', 'CSCO-7')
    const id = value(await bring(renewal))
    expect(value(await w.ask(evidence, { id }, me))).toMatchObject({
      kind: 'renewal',
      numberElsewhere: false,
    })
    value(await verified(id))
    const [newest, old] = value(await w.ask(holding, { id: before.holdingId }, me)).awards
    expect(newest).toMatchObject({ issuedOn: '2026-10-01', examCode: '200-301', number: 'CSCO-7' })
    expect(newest!.validUntil! > old!.validUntil!).toBe(true)
    expect(old).toMatchObject({ validUntil: before.validUntil, revokedOn: null })
  })
})

describe('the file', () => {
  const kept = () =>
    rows<{ hash: string; type: string; size: number }>(sql`select hash, type, size from document`)

  test('is kept under its hash, once, and given to the person, the registrar and the auditor only', async () => {
    const id = value(await bring({ file: aFile(pdf()), link: '' }))
    value(
      await bring({ file: aFile(pdf(), '../../etc/Zeugnis "Ö".PDF'), number: '230-9' }, colleague),
    )
    expect(await kept()).toMatchObject([
      {
        type: 'application/pdf',
        size: pdf().length,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
    const auditor = await w.put((db) => aPerson(db, { roles: ['auditor'] }))
    for (const who of [me, registrar, auditor]) {
      const it = value(await w.ask(evidenceFile, { id }, who))
      expect(Buffer.from(it.base64, 'base64').toString()).toBe(pdf())
      expect(it).toMatchObject({ name: 'certificate.pdf', type: 'application/pdf' })
    }
    const manager = await w.put((db) => aPerson(db))
    await w.put((db) => db.run(sql`update person set manager_id = ${manager} where id = ${me}`))
    for (const who of [colleague, manager])
      expect(await w.ask(evidenceFile, { id }, who)).toMatchObject({ kind: 'not found' })
    expect(
      value(await w.ask(evidenceWaiting, {}, registrar)).rows.map((row) => row.fileName),
    ).toEqual(['certificate.pdf', 'Zeugnis Ö.pdf'])
  })
  test.each([
    ['a page named .pdf', '<!doctype html><script>alert(1)</script>', /not what its name says/],
    ['a PDF that begins as something else', `<html>${pdf()}`, /not what its name says/],
    ['a PDF cut off', '%PDF-1.7\n1 0 obj', /not what its name says/],
    ['a picture of the wrong kind', 'GIF89a', /not what its name says/],
    ['a program', 'MZ\u0090\u0000', /not what its name says/],
    [
      'an SVG, which may run',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
      /is an SVG/,
    ],
    ['an empty file', '', /empty/],
    ['more than 4 MB', pdf('x'.repeat(largestDocument)), /larger than 4 MB/],
  ])('%s is refused in words, and nothing is kept', async (_, content, because) => {
    const outcome = await bring({ file: aFile(content), link })
    expect(outcome).toMatchObject({
      kind: 'invalid',
      fields: { file: expect.stringMatching(because) },
    })
    expect(await kept()).toEqual([])
    expect(await rows(sql`select id from evidence`)).toEqual([])
  })
  test('exactly 4 MB is kept, and a field left empty is no file', async () => {
    const most = pdf('x'.repeat(largestDocument - pdf('').length))
    expect(most).toHaveLength(largestDocument)
    expect(await bring({ file: aFile(most) })).toMatchObject({ ok: true })
    expect(
      await bring({ file: aFile('', '', 'application/octet-stream'), number: '230-5' }),
    ).toMatchObject({ ok: true })
    expect(await kept()).toHaveLength(1)
  })
  test('what a file is comes from its content', () => {
    const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))
    expect(documentType(bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'))).toBe('image/png')
    expect(documentType(bytes('\x89PNG\r\n\x1a\n<html>'))).toBeNull()
    expect(documentType(bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg')
    expect(documentType(bytes(' {"a": 1}'))).toBe('application/json')
    expect(documentType(bytes('{"a": '))).toBeNull()
    expect(documentType(bytes('<?xml version="1.0"?>\n<!-- a --><svg width="1">'))).toBe(
      'image/svg+xml',
    )
    expect(documentName('C:\\tmp\\my\r\nfile.exe', 'image/png')).toBe('myfile.png')
    expect(documentName('.pdf', 'application/pdf')).toBe('certificate.pdf')
  })
})

describe('looking again', () => {
  const list = async (view: string) => value(await w.ask(evidenceToCheck, { view }, registrar))
  const names = async (view: string) =>
    (await list(view)).rows.map((row) => `${row.name} ${row.number}`)
  const check = (awardId: number, it: object = {}, as = registrar) =>
    w.perform(
      checkAgain,
      { award: awardId, method: 'issuer page', confirmed: 'yes', note: 'as recorded', ...it },
      as,
    )

  test('rests only on a file: until the issuer confirmed it; an import nobody looked at is named apart', async () => {
    const byFile = value(
      await verified(value(await bring({ file: aFile(pdf()) })), { method: 'document' }),
    )
    value(await verified(value(await bring({ number: '230-7' }, colleague))))
    const imported = await outside('LFCS', '2025-12-01', 'LF-1')
    expect(await names('file')).toEqual(['Ada 230-1'])
    expect(await names('imports')).toEqual(['Ada LF-1'])
    expect((await list('file')).counts).toMatchObject({
      waiting: '0',
      again: '0',
      unconfirmed: '0',
      file: '1',
      imports: '1',
    })

    value(await check(byFile))
    value(await check(imported.awardId, { method: 'e-mail' }))
    expect(await names('file')).toEqual([])
    expect(await names('imports')).toEqual([])
  })
  test('nobody checks their own, only a registrar checks, and what was awarded here has no issuer to ask', async () => {
    const { awardId } = await outside('EX200', '2025-01-01', 'RH-1', registrar)
    expect(await check(awardId)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('their own'),
    })
    const mine = await outside('EX200', '2025-01-01', 'RH-2')
    expect(await check(mine.awardId, {}, colleague)).toMatchObject({ kind: 'not found' })
    expect(await check(mine.awardId, {}, me)).toMatchObject({ kind: 'refused' })
    expect(await check(mine.awardId, { method: 'document' })).toMatchObject({
      kind: 'invalid',
      fields: { method: expect.any(String) },
    })
  })
  test('it is due on the day that was set, and the newest check decides', async () => {
    const id = value(await bring())
    const awardId = value(await verified(id, { nextOn: '2026-12-01' }))
    expect(await names('again')).toEqual([])
    w.now = new Date('2026-12-01T18:00:00Z')
    expect(await names('again')).toEqual(['Ada 230-1'])
    value(await check(awardId, { nextOn: '2027-12-01' }))
    expect(await names('again')).toEqual([])
  })
  test('what is not confirmed changes nothing by itself and waits for a decision', async () => {
    const id = value(await bring())
    const awardId = value(await verified(id))
    value(await check(awardId, { confirmed: 'no', note: 'the page shows nobody' }))
    expect(await names('unconfirmed')).toEqual(['Ada 230-1'])
    const page = value(await w.ask(evidence, { id }, registrar))
    expect(page).toMatchObject({
      unconfirmed: true,
      revokedOn: null,
      checks: [{ confirmed: false, note: 'the page shows nobody' }, { confirmed: true }],
    })
    await w.put((db) =>
      db
        .update(award)
        .set({ revokedOn: '2026-11-21', revokedBecause: 'not the issuer’s' })
        .where(eq(award.id, awardId)),
    )
    expect(await names('unconfirmed')).toEqual([])
    expect(await check(awardId)).toMatchObject({ kind: 'refused' })
  })
  test('who left, and what ended, is not looked at again', async () => {
    await outside('EX200', '2020-01-01', 'RH-OLD')
    await outside('EX200', '2025-01-01', 'RH-GONE', colleague)
    await w.put((db) =>
      db.run(sql`update person set left_on = '2026-11-20' where id = ${colleague}`),
    )
    expect(await names('imports')).toEqual([])
  })
})

test('a holder cannot be their own verifier even past the rules: the database has the last word', async () => {
  const id = value(await bring())
  await expect(
    w.put((db) =>
      db.update(evidenceTable).set({ decidedById: me }).where(eq(evidenceTable.id, id)),
    ),
  ).rejects.toThrow()
})
