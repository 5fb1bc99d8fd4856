import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archive } from '@/app/certifications/audit/bundle/archive'
import { audit, auditAnswer, auditBundle } from '@/university/audit/queries/audit'
import { howLong } from '@/university/audit/queries/revocations'
import { audited, textOf } from '@/university/audit/rules/audit'
import { revokeCertification } from '@/university/certification/awards/commands/revoke'
import type { Outcome } from '@/university/kernel'
import { endPlacement } from '@/university/staffing/placement/commands/end-placement'
import { all, one, seeded } from '../demo/seeded'
import type { World } from '../world'

const today = '2026-11-21'
let w: World
const ids: Record<string, number> = {}
beforeAll(async () => {
  w = await seeded(`${today}T12:00:00Z`)
  for (const it of await all<{ id: number; email: string }>(w, sql`select id, email from person`))
    ids[it.email.split('@')[0] as string] = it.id
})
afterAll(() => w.close())

const value = <T>(it: Outcome<T>): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const answer = async (question: string, more: object = {}) => {
  const it = value(
    await w.ask(auditAnswer, { question, whole: 'on', ...more }, ids.auditor as number),
  )
  const heads = it.columns.map((column) => column.head)
  return {
    ...it,
    table: it.rows.map((row) => Object.fromEntries(heads.map((head, i) => [head, textOf(row[i])]))),
  }
}

describe('the bundle', () => {
  let files: Record<string, Uint8Array>
  const csv = (name: string) =>
    parse(strFromU8(files[name] as Uint8Array), { columns: true, bom: true }) as Record<
      string,
      string
    >[]
  beforeAll(async () => {
    const it = value(await w.ask(auditBundle, {}, ids.auditor as number))
    const { name, bytes } = await archive(it)
    expect(name).toBe(`evidence-${today}.zip`)
    files = unzipSync(bytes)
  }, 60_000)

  test('holds a report, a file for each of the twelve, and an index whose hashes are theirs', () => {
    const named = audited.map((slug, i) => `${String(i + 1).padStart(2, '0')}-${slug}.csv`)
    expect(Object.keys(files).sort()).toEqual([...named, 'index.txt', 'report.pdf'].sort())
    const index = strFromU8(files['index.txt'] as Uint8Array)
    const hashes = [...index.matchAll(/^([0-9a-f]{64}) {2}(\S+)$/gm)].map((m) => [m[2], m[1]])
    expect(hashes).toHaveLength(13)
    for (const [name, hash] of hashes)
      expect([
        name,
        createHash('sha256')
          .update(files[name as string] as Uint8Array)
          .digest('hex'),
      ]).toEqual([name, hash])
    expect(index).toContain(`As known at: ${today}T12:00:00.000Z`)
    expect(strFromU8((files['report.pdf'] as Uint8Array).slice(0, 5))).toBe('%PDF-')
  })

  test('its register is who the database says is certified today', async () => {
    const rows = csv('12-register.csv')
    const expected = await all<{ name: string; short: string; until: string | null }>(
      w,
      sql`select p.name, c.short, nullif(max(coalesce(a.valid_until, '9')), '9') as until
        from award a join person p on p.id = a.person_id
        join certification c on c.id = a.certification_id
        where a.valid_from <= ${today} and (a.valid_until is null or a.valid_until >= ${today})
        and (a.revoked_on is null or a.revoked_on > ${today})
          and not exists (select 1 from suspension s where s.holding_id = a.holding_id
          and s."from" <= ${today} and (s.until is null or s.until >= ${today}))
          group by a.holding_id`,
    )
    const said = (it: { name: string; short: string; until: string | null }) =>
      `${it.name} / ${it.short} / ${it.until ?? ''}`
    expect(
      rows
        .map((row) =>
          said({
            name: row.Person as string,
            short: row.Certification as string,
            until: row.Until as string,
          }),
        )
        .sort(),
    ).toEqual(expected.map(said).sort())
    expect(rows.length).toBeGreaterThan(50)
  })

  test('its team file has every open position with who was in it, and names the exception', async () => {
    const rows = csv('01-team-that-day.csv')
    const open = await one<{ n: number; filled: number }>(
      w,
      sql`select count(*) as n, count(pl.id) as filled from position po
        left join placement pl on pl.position_id = po.id and pl.kind = 'full'
        and pl."from" <= ${today} and (pl.until is null or pl.until >= ${today})
        where po."from" <= ${today} and (po.until is null or po.until >= ${today})`,
    )
    expect([rows.length, rows.filter((row) => row.Person).length]).toEqual([open?.n, open?.filled])
    expect(
      rows.find((row) => row.Person === 'Øystein Tran' && row.Team === 'Northwind Freight'),
    ).toMatchObject({
      'That day': 'Exception',
      Because: expect.stringContaining('Marisol Duarte'),
    })
  })

  test('its lists of exceptions, edits and practice have as many rows as there are', async () => {
    const count = async (query: ReturnType<typeof sql>) => (await one<{ n: number }>(w, query))?.n
    const year = Date.parse('2025-11-22T06:00:00Z')
    expect(csv('05-exceptions.csv')).toHaveLength(
      (await count(
        sql`select count(*) as n from placement_exception where until >= '2025-11-22'
          and "from" <= ${today}`,
      )) as number,
    )
    expect(csv('06-edits.csv')).toHaveLength(
      (await count(
        sql`select count(*) as n from event where at >= ${year}
          and json_extract(detail, '$.before') is not null or at >= ${year}
          and json_type(detail, '$.before') = 'null'`,
      )) as number,
    )
    const labs = sql`select count(*) as n from completion d join item i on i.id = d.item_id
      and i.kind = 'lab' join enrolment e on e.id = d.enrolment_id and e.person_id <> d.by_id
      where d.at >= ${year}`
    expect(csv('08-practice.csv').filter((row) => row.How === 'Lab signed off')).toHaveLength(
      (await count(labs)) as number,
    )
  })
})

describe('the questions', () => {
  test('only the teams, certifications and people asked about are in an answer', async () => {
    expect(
      new Set((await answer('team-that-day', { team: 'NWF' })).table.map((row) => row.Team)),
    ).toEqual(new Set(['Northwind Freight']))
    expect(
      new Set(
        (await answer('register', { certification: 'redhat-rhce' })).table.map(
          (row) => row.Certification,
        ),
      ),
    ).toEqual(new Set(['RHCE']))
    expect(
      (await answer('register', { q: 'rosa font' })).table.every(
        (row) => row.Person === 'Rosa Fontaine',
      ),
    ).toBe(true)
  })

  test('a day long past has its own team', async () => {
    const past = (await answer('team-that-day', { team: 'NWF', on: '2026-10-01' })).table
    expect(past.map((row) => row.Person)).toContain('Gideon Marsh')
    expect(
      (await answer('team-that-day', { team: 'NWF' })).table.map((row) => row.Person),
    ).not.toContain('Gideon Marsh')
  })

  test('after a lapse: met by something else is proven, nowhere placed is proven', async () => {
    const { table } = await answer('lapsed')
    expect(
      table.find((row) => row.Person === 'Rosa Fontaine' && row.Certification === 'LFCS'),
    ).toMatchObject({
      Proof: 'Proven',
      'In words': expect.stringContaining('something else'),
    })
    expect(table.find((row) => row.Person === 'Earl Whitcomb')).toMatchObject({
      Proof: 'Proven',
      'In words': expect.stringContaining('In no position'),
    })
  })

  test('a revocation that takes a position’s only certificate: what was done there first, and how fast; until then it is filled without it', async () => {
    const { registrar, staffing } = ids as { registrar: number; staffing: number }
    const it = await one<{ holding: number; placement: number }>(
      w,
      sql`select h.id as holding, pl.id as placement from holding h
        join certification c on c.id = h.certification_id join person p on p.id = h.person_id
        join placement pl on pl.person_id = p.id and pl.until is null
        join position po on po.id = pl.position_id and po.title = 'Technician, nights'
        join team t on t.id = po.team_id
        where c.short = 'RHCE' and t.code = 'HAL'`,
    )
    value(
      await w.perform(
        revokeCertification,
        { holding: it?.holding, because: 'the exam was sat by another' },
        registrar,
      ),
    )
    expect((await answer('set-off', { team: 'HAL' })).table[0]).toMatchObject({
      Certification: 'RHCE',
      Team: 'Halden Insurance',
      'First done there': 'nothing yet',
    })
    expect((await answer('lapsed', { team: 'HAL' })).table[0]).toMatchObject({
      Certification: 'RHCE',
      Stands: 'revoked',
      Proof: 'Filled without it',
      'Last valid day': '2026-11-20',
    })
    w.now = new Date(+w.now + 14 * 60_000)
    value(
      await w.perform(
        endPlacement,
        { placement: it?.placement, on: today, reason: 'no longer certified' },
        staffing,
      ),
    )
    expect((await answer('set-off', { team: 'HAL' })).table[0]).toMatchObject({
      'First done there': 'Marisol Duarte ended a placement',
      'How fast': '14 minutes',
    })
    expect(
      (await answer('edits')).table.find((row) => row.What === 'revoked a certification'),
    ).toMatchObject({
      What: 'revoked a certification',
      Before: 'certified',
      After: 'revoked',
      Because: 'the exam was sat by another',
    })
  })

  test('how long: minutes, hours, days', () =>
    expect([0, 60_000, 14 * 60_000, 3 * 3_600_000, 72 * 3_600_000].map(howLong)).toEqual([
      'at once',
      '1 minute',
      '14 minutes',
      '3 hours',
      '3 days',
    ]))

  test('each of the twelve is asked on the index', async () => {
    const { questions } = value(await w.ask(audit, {}, ids.auditor as number))
    expect(questions.map((it) => it.slug)).toEqual([...audited])
    expect(await w.ask(audit, {}, ids.technician as number)).toMatchObject({ kind: 'refused' })
  })
})
