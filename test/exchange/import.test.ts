import { readFileSync } from 'node:fs'
import { and, count, eq, inArray, isNotNull, like } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { award } from '@/db/tables/award'
import {
  certification,
  certificationRequirement,
  certificationVersion,
} from '@/db/tables/certification'
import { enrolment } from '@/db/tables/enrolment'
import { type ImportKind, importRun } from '@/db/tables/exchange'
import { person } from '@/db/tables/people'
import { event, eventAbout } from '@/db/tables/record'
import { position, positionRequirement, team } from '@/db/tables/staffing'
import { holdersOn } from '@/university/audit/queries/holders-on'
import { requestSeat } from '@/university/enrolment/commands/request-seat'
import { importFile } from '@/university/exchange/commands/import-file'
import { performImport } from '@/university/exchange/commands/perform-import'
import { readImport } from '@/university/exchange/commands/read-import'
import { begun, ended, progressOf } from '@/university/exchange/progress'
import { importOf, importReport } from '@/university/exchange/queries/import-run'
import { imports } from '@/university/exchange/queries/imports'
import { previewImport } from '@/university/exchange/queries/preview-import'
import { planOn } from '@/university/staffing/plans/queries/plan-on'
import expected from '../data/expected.json'
import { aCourse, aPerson, type World, world } from '../world'

const fileOf = (kind: ImportKind) =>
  new File([readFileSync(`test/data/${kind}.csv`)], `${kind}.csv`)
const head = readFileSync('test/data/people.csv', 'utf8').split('\n')[0]!.trim()
const people = (...lines: string[]) => `${head}\n${lines.join('\n')}\n`
const one = (n: number, more = '2020-01-01,') =>
  `E${n},e${n}@example.com,Person ${n},Linux Technician,Support,London,Europe/London,day,,${more}`

let w: World
let me: number
const start = async () => {
  w = await world()
  await w.put(seedCertifications)
  me = await w.put((db) =>
    aPerson(db, {
      roles: ['registrar'],
      name: 'Rhea',
      employeeId: 'R1',
      email: 'rhea@example.com',
    }),
  )
}
const totals = (verbs: string) =>
  w.store.reading(
    async (db) =>
      (await db.select({ n: count() }).from(event).where(like(event.verb, verbs)).get())?.n,
  )

describe('the sample company', () => {
  beforeAll(start, 60_000)
  afterAll(() => w.close())

  test.each(['people', 'holdings', 'positions'] as const)(
    '%s are performed, and the same file again changes nothing',
    async (kind) => {
      const first = await w.perform(importFile, { kind, file: fileOf(kind) }, me)
      if (!first.ok) throw new Error(first.because)
      // Once is enough to see that a server understands it.
      if (process.env.TEST_DATABASE_URL) return
      const recorded = await totals('%.recorded')
      const again = await w.perform(importFile, { kind, file: fileOf(kind) }, me)
      if (!again.ok) throw new Error(again.because)
      expect(again.value.counts).toMatchObject({
        create: 0,
        update: 0,
        deactivate: 0,
        unchanged: first.value.counts.create,
        refused: first.value.counts.refused,
      })
      expect(await totals('%.recorded')).toBe(recorded)
    },
    240_000,
  )

  test('positions: as many technician positions can be filled at once as the file allows, most critical first', async () => {
    const it = await w.ask(planOn, { on: '2026-11-21', anywhere: 'on' }, me)
    const {
      technician_positions,
      fillable_at_once,
      empty_by_criticality,
      qualified_pairs,
      positions_nobody_qualifies_for,
    } = expected.positions.matching
    expect(it.ok && it.value.counts).toMatchObject({
      positions: technician_positions,
      filled: fillable_at_once,
      empty_by_criticality,
      qualified_pairs,
      positions_nobody_qualifies_for,
    })
  })

  test('people: the rows refused, and everyone else with their manager', async () => {
    const refused = Object.values(expected.people.rejected).flat()
    const rows = await w.store.reading((db) =>
      db.select().from(person).where(eq(person.origin, 'hr')),
    )
    expect(rows).toHaveLength(expected.people.distinct - refused.length)
    expect(rows.filter((it) => refused.includes(it.employeeId))).toEqual([])
    expect(rows.find((it) => it.employeeId === 'E01208')?.name).toBe(
      '=HYPERLINK("http://127.0.0.1","x")',
    )
    expect(rows.find((it) => it.employeeId === 'E00043')?.jobTitle).toBe('Database Technician')
    const boss = rows.find((it) => it.employeeId === 'E00002')
    expect(rows.find((it) => it.employeeId === 'E00043')?.managerId).toBe(boss?.id)
    const about = await w.store.reading((db) =>
      db.select({ n: count() }).from(eventAbout).where(eq(eventAbout.kind, 'person')).get(),
    )
    expect(about?.n).toBeGreaterThan(rows.length)
  })
  test('holdings: the rows refused', async () => {
    const seen = await w.ask(previewImport, { kind: 'holdings', file: fileOf('holdings') }, me)
    if (!seen.ok || !('verdicts' in seen.value)) throw new Error('no verdicts')
    const { verdicts } = seen.value
    const refused = verdicts
      .filter((it) => it.verdict === 'refused')
      .map(({ key, why }) => ({ certificate_number: key, why }))
    expect(
      refused.sort((a, b) => a.certificate_number.localeCompare(b.certificate_number)),
    ).toEqual(expected.holdings.rejected)
    expect(verdicts.filter((it) => it.verdict === 'repeated').map((it) => it.key)).toEqual(
      expected.holdings.repeated,
    )
    expect(verdicts).toHaveLength(expected.holdings.rows)
  })
  test.each(Object.entries(expected.holdings.held_on))('holders on %s', async (date, counts) => {
    expect(await w.ask(holdersOn, { date }, me)).toMatchObject({ ok: true, value: counts })
  })
  test('holdings: the valid-until examples', async () => {
    const rows = await w.store.reading((db) =>
      db.select().from(award).where(eq(award.source, 'import')),
    )
    const until = new Map(rows.map((it) => [it.certificateNumber, it.validUntil]))
    for (const it of expected.holdings.valid_until_examples)
      expect([it.certificate_number, until.get(it.certificate_number)]).toEqual([
        it.certificate_number,
        it.valid_until,
      ])
  })
  test('positions: teams, positions and what they ask', async () => {
    const { teams, positions, demanding } = await w.store.reading(async (db) => ({
      teams: await db.$count(team),
      positions: await db.select().from(position),
      demanding: await db
        .selectDistinct({ id: positionRequirement.positionId })
        .from(positionRequirement),
    }))
    expect([teams, positions.length]).toEqual([expected.positions.teams, expected.positions.rows])
    const technicians = positions.filter((it) => it.kind === 'technician')
    expect([technicians.length, demanding.length]).toEqual([
      expected.positions.matching.technician_positions,
      expected.positions.matching.technician_positions,
    ])
  })
})

describe('one file', () => {
  beforeEach(start)
  afterEach(() => w.close())

  test('holdings: what an imported certificate makes due of ours is awarded in the same act', async () => {
    const ours = await w.put(async (db) => {
      const [it] = await db
        .insert(certification)
        .values({
          slug: 'ours',
          short: 'Ours',
          name: 'Ours',
          issuer: 'Guildhall',
          inHouse: true,
          track: 'linux',
        })
        .returning({ id: certification.id })
      const [version] = await db
        .insert(certificationVersion)
        .values({
          certificationId: it!.id,
          number: 1,
          effectiveFrom: '2020-01-01',
          validityMonths: 12,
          validityKnown: true,
        })
        .returning({ id: certificationVersion.id })
      const rhcsa = await db
        .select({ id: certification.id })
        .from(certification)
        .where(eq(certification.slug, 'redhat-rhcsa'))
        .get()
      await db.insert(certificationRequirement).values({
        versionId: version!.id,
        group: 1,
        kind: 'certification',
        requiredCertificationId: rhcsa!.id,
      })
      return it!.id
    })
    await w.perform(
      importFile,
      { kind: 'people', file: new File([people(one(1))], 'people.csv') },
      me,
    )
    const file = new File(
      [
        'employee_id,issuer,exam_code,version,earned_on,certificate_number,evidence\nE1,Red Hat,EX200,RHEL 9,2026-10-01,NEW-1,\n',
      ],
      'holdings.csv',
    )
    expect(await w.perform(importFile, { kind: 'holdings', file }, me)).toMatchObject({
      ok: true,
      value: { counts: { create: 1 } },
    })
    const given = await w.store.reading((db) =>
      db.select().from(award).where(eq(award.certificationId, ours)),
    )
    expect(given).toHaveLength(1)
  })
  const read = (content: string, kind: ImportKind = 'people') =>
    w.perform(readImport, { kind, content }, me)
  const perform = (id: number, more = {}) => w.perform(performImport, { id, ...more }, me)
  const done = async (content: string, kind: ImportKind = 'people', more = {}) => {
    const it = await w.perform(importFile, { kind, content, ...more }, me)
    if (!it.ok) throw new Error(it.because)
    return it.value
  }
  const hr = () => w.store.reading((db) => db.select().from(person).where(eq(person.origin, 'hr')))

  test('it is read first, kept, performed once, and not kept any longer', async () => {
    const it = await read(people(one(1), one(2)))
    if (!it.ok) throw new Error(it.because)
    const { id } = it.value
    expect(await hr()).toEqual([])
    expect(await w.ask(importOf, { id }, me)).toMatchObject({
      value: {
        counts: { create: 2 },
        performedAt: null,
        mayPerform: { ok: true },
        verdicts: [{ line: 2 }, { line: 3 }],
      },
    })
    expect(await perform(id)).toMatchObject({ ok: true, value: { counts: { create: 2 } } })
    expect(await hr()).toHaveLength(2)
    const kept = await w.store.reading((db) => db.select().from(importRun).get())
    expect(kept).toMatchObject({ content: null, performedAt: +w.now })
    expect(await perform(id)).toEqual({
      ok: false,
      kind: 'refused',
      because: 'This file was performed already.',
    })
    expect(await w.ask(imports, {}, me)).toMatchObject({
      value: { total: 1, runs: [{ by: 'Rhea', counts: { create: 2 } }] },
    })
  })
  test('while it is performed the page says how far it is, and why it failed', async () => {
    const it = await read(people(...Array.from({ length: 300 }, (_, i) => one(i + 1))))
    if (!it.ok) throw new Error(it.because)
    const { id } = it.value
    begun(id)
    const seen: unknown[] = []
    const watch = setInterval(() => seen.push(progressOf(id)), 0)
    expect(await perform(id)).toMatchObject({ ok: true })
    clearInterval(watch)
    expect(seen.some((progress) => (progress as { percent: number }).percent > 0)).toBe(true)
    ended(id, 'Something went wrong.')
    expect(await w.ask(importOf, { id }, me)).toMatchObject({
      value: { progress: { failed: 'Something went wrong.' } },
    })
    begun(id)
    expect(await w.ask(importOf, { id }, me)).toMatchObject({ value: { progress: { percent: 0 } } })
    ended(id)
    expect(progressOf(id)).toBe(undefined)
  })
  test('performing judges again: what changed since it was read counts', async () => {
    const it = await read(people(one(1), one(2)))
    await done(people(one(2), one(3)))
    if (!it.ok) throw new Error(it.because)
    expect(await perform(it.value.id)).toMatchObject({
      ok: false,
      kind: 'invalid',
      because: expect.stringContaining('1 of the 2 people who work here would leave'),
    })
    expect(await perform(it.value.id, { confirm: 1 })).toMatchObject({
      value: { counts: { create: 1, unchanged: 1, deactivate: 1 } },
    })
  })
  test('an update says before and after, in the verdict and in the record', async () => {
    await done(people(one(1)))
    const again = await done(people(one(1).replace('day', 'night')))
    expect(again.verdicts).toEqual([
      {
        line: 2,
        key: 'E1',
        about: 'Person 1',
        verdict: 'update',
        changes: { shift: ['day', 'night'] },
      },
    ])
    const last = await w.store.reading((db) =>
      db.select().from(event).where(eq(event.verb, 'person.recorded')),
    )
    expect(last.at(-1)?.detail).toMatchObject({
      before: { shift: 'day' },
      after: { shift: 'night' },
    })
  })
  test('two people may swap their addresses', async () => {
    await done(people(one(1), one(2)))
    const swapped = people(one(1).replace('e1@', 'e2@'), one(2).replace('e2@', 'e1@'))
    expect((await done(swapped)).counts).toMatchObject({ update: 2 })
    expect((await hr()).map((it) => it.email)).toEqual(['e2@example.com', 'e1@example.com'])
  })
  test('who is not in the file leaves today, but a file that ends many is asked about with the number', async () => {
    const everybody = Array.from({ length: 40 }, (_, i) => one(i + 1))
    await done(people(...everybody))
    expect((await done(people(...everybody.slice(2)))).counts).toMatchObject({
      deactivate: 2,
      leaving: 2,
      active: 40,
    })
    expect(await done(people(...everybody.slice(2)))).toMatchObject({
      counts: { deactivate: 0, unchanged: 38 },
    })
    const few = people(...everybody.slice(5))
    for (const confirm of [undefined, 4, '']) {
      const refused = await w.perform(importFile, { kind: 'people', content: few, confirm }, me)
      expect(refused).toMatchObject({
        kind: 'invalid',
        fields: {
          confirm:
            '3 of the 38 people who work here would leave, more than 5 %. If that is meant, confirm the number 3.',
        },
      })
    }
    expect((await done(few, 'people', { confirm: '3' })).counts.deactivate).toBe(3)
    expect((await hr()).filter((it) => it.leftOn === '2026-11-21')).toHaveLength(5)
    expect((await done(people(...everybody), 'people')).counts.update).toBe(5)
    const rhea = await w.store.reading((db) =>
      db.select().from(person).where(eq(person.id, me)).get(),
    )
    expect(rhea?.leftOn).toBe(null)
  })
  test.each(['missing from the file', 'with a last day in it'])(
    'who leaves, %s, frees their seat for the first in line',
    async (how) => {
      const everybody = Array.from({ length: 40 }, (_, i) => one(i + 1))
      await done(people(...everybody))
      const [first, second] = await hr()
      const { offeringId: offering } = await w.put((db) => aCourse(db, { seats: 1 }))
      for (const { id } of [first!, second!]) await w.perform(requestSeat, { offering }, id)
      const places = () =>
        w.store.reading((db) =>
          db.select({ state: enrolment.state }).from(enrolment).orderBy(enrolment.id),
        )
      expect((await places()).map((it) => it.state)).toEqual(['enrolled', 'waitlisted'])
      await done(
        people(
          ...(how === 'missing from the file'
            ? everybody.slice(1)
            : [one(1, '2020-01-01,2026-11-20'), ...everybody.slice(1)]),
        ),
      )
      expect((await places()).map((it) => it.state)).toEqual(['withdrawn', 'enrolled'])
    },
  )
  test('a surprise in the middle leaves nothing', async () => {
    await w.store.client.execute(
      `create trigger surprise before insert on person when new.employee_id = 'E150' begin select raise(abort, 'surprise'); end`,
    )
    const many = people(...Array.from({ length: 200 }, (_, i) => one(i + 1)))
    await expect(w.perform(importFile, { kind: 'people', content: many }, me)).rejects.toThrow()
    expect(await hr()).toEqual([])
    expect(await w.store.reading((db) => db.$count(event))).toBe(0)
    expect(await w.store.reading((db) => db.$count(importRun))).toBe(0)
  })
  test.each([
    [
      { kind: 'people', content: 'a,b\n1,2' },
      /Unknown columns “a”, “b”.*Missing columns.*The columns are: employee_id/,
    ],
    [{ kind: 'people', file: new File([Buffer.from('José', 'latin1')], 'x.csv') }, /Latin-1/],
    [
      { kind: 'people', file: new File([new Uint8Array(21 * 1024 * 1024)], 'x.csv') },
      /21 MB; at most 20 MB/,
    ],
    [{ kind: 'people', file: new File([], '') }, /choose a CSV file/],
    [{ kind: 'people' }, /choose a CSV file/],
  ])('a bad file is refused with the field named (%#)', async (input, because) => {
    expect(await w.perform(readImport, input, me)).toMatchObject({
      ok: false,
      kind: 'invalid',
      fields: { file: expect.stringMatching(because) },
    })
    expect(await w.store.reading((db) => db.$count(importRun))).toBe(0)
  })
  test('what kind of file it is must be said', async () => {
    expect(await w.perform(readImport, { kind: 'cats', content: 'x' }, me)).toMatchObject({
      fields: { kind: expect.stringContaining('people, holdings or positions') },
    })
  })
  test('a formula stays as typed in the database and is harmless in the report', async () => {
    const it = await done(
      people(one(1).replace('E1,', '=1+1,').replace('Person 1', '"=cmd|\'/c calc\'!A1"'), one(2)),
    )
    expect((await hr()).map((row) => row.name)).toContain("=cmd|'/c calc'!A1")
    const report = await w.ask(importReport, { id: it.id }, me)
    expect(report).toMatchObject({
      value: {
        name: `import-${it.id}-people.csv`,
        csv: "\ufeffline,key,about,verdict,why,changes\r\n2,'=1+1,'=cmd|'/c calc'!A1,create,,\r\n3,E2,Person 2,create,,\r\n",
      },
    })
  })
  test('verdicts are shown by kind and by page', async () => {
    const it = await read(
      people(...Array.from({ length: 120 }, (_, i) => one(i + 1, i % 2 ? '2020-01-01,' : 'soon,'))),
    )
    if (!it.ok) throw new Error(it.because)
    const shown = await w.ask(importOf, { id: it.value.id, verdict: 'refused', page: '2' }, me)
    expect(shown).toMatchObject({
      value: {
        shown: 60,
        pages: 2,
        verdicts: Array.from({ length: 10 }, () => ({ verdict: 'refused', why: 'invalid date' })),
      },
    })
  })

  const positions = (...lines: string[]) =>
    `team,customer,contract_monthly_usd,site,position,requirement,shift,criticality\n${lines.join('\n')}\n`
  test('a position keeps its place when another row comes or goes, and a requirement that changes is dated', async () => {
    const [lead, night, day] = [
      'T1,Acme,100,London,leader,,,3',
      'T1,Acme,100,London,technician,EX200|LFCS,night,2',
      'T1,Acme,100,London,technician,(CKA)&EX200,day,3',
    ]
    await done(positions(lead!, night!, day!), 'positions')
    expect((await done(positions(lead!, day!), 'positions')).counts).toMatchObject({
      unchanged: 2,
      update: 0,
    })
    const again = await done(
      positions(
        lead!,
        'T1,Acme,200,London,technician,lfcs | ex200,night,2',
        day!.replace('CKA', 'EX294'),
      ).replaceAll('Acme,100', 'Acme,200'),
      'positions',
    )
    expect(again.verdicts.map(({ verdict, changes }) => [verdict, changes])).toEqual([
      ['update', { contract_monthly_usd: [100, 200] }],
      ['unchanged', undefined],
      ['update', { requirement: ['CKA&EX200', 'EX200&EX294'] }],
    ])
    const asked = await w.store.reading((db) =>
      db
        .select({ code: positionRequirement.examCode, until: positionRequirement.until })
        .from(positionRequirement)
        .where(and(eq(positionRequirement.examCode, 'CKA'), isNotNull(positionRequirement.until))),
    )
    expect(asked).toEqual([{ code: 'CKA', until: '2026-11-20' }])
  })
  test.each([
    ['T1,Acme,100,London,juggler,,,3', 'unknown position'],
    ['T1,Acme,100,London,technician,EX200 EX294,,3', 'unknown exam EX200 EX294'],
    [
      'T1,Acme,100,London,technician,EX200&,,3',
      'malformed requirement: Expected a certification or an exam code, found the end.',
    ],
    ['T1,Acme,100,London,technician,EX200&EX999,,3', 'unknown exam EX999'],
    ['T1,Acme,100,London,technician,,dawn,3', 'unknown shift'],
    ['T1,Acme,100,London,technician,,,4', 'invalid criticality'],
    ['T1,Acme,a lot,London,technician,,,3', 'invalid contract value'],
    [',,100,London,technician,,,3', 'missing team; missing customer'],
    ['T1,Acme,100', '3 cells where 8 are expected'],
    ['T0,Other,100,London,technician,,,3', 'customer is not the one of line 2'],
  ])('position row %j is refused', async (line, why) => {
    const it = await done(positions('T0,Acme,100,London,leader,,,3', line), 'positions')
    expect(it.verdicts[1]).toMatchObject({ verdict: 'refused', why })
  })
  test('a certificate on record is never changed by a row that says otherwise', async () => {
    await done(people(one(1), one(2)))
    const holdings = (line: string) =>
      `employee_id,issuer,exam_code,version,earned_on,certificate_number,evidence\n${line}\n`
    await done(holdings('E1,Red Hat,EX200,RHEL 9,2025-01-01,C-1,'), 'holdings')
    for (const [line, why] of [
      ['E2,Red Hat,EX200,RHEL 9,2025-01-01,C-1,', 'this certificate is recorded for E1'],
      ['E1,Red Hat,EX294,RHEL 9,2025-01-01,C-1,', undefined],
      [
        'E1,Red Hat,EX200,RHEL 9,2025-01-02,C-1,',
        'this certificate is recorded as earned on 2025-01-01',
      ],
      ['E1,Red Hat,EX200,,2025-01-01,,', 'missing certificate number'],
    ] as const) {
      const it = await done(holdings(line), 'holdings')
      expect(it.verdicts[0]).toMatchObject({
        verdict: 'refused',
        why: why ?? 'this certificate is recorded for exam EX200',
      })
    }
    expect(
      await w.store.reading((db) =>
        db
          .select()
          .from(award)
          .where(inArray(award.certificateNumber, ['C-1'])),
      ),
    ).toHaveLength(1)
  })
})
