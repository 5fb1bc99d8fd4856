import { desc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { importRun } from '@/db/tables/exchange'
import { event } from '@/db/tables/record'
import { position, positionRequirement } from '@/db/tables/staffing'
import { importFile } from '@/university/exchange/commands/import-file'
import { previewImport } from '@/university/exchange/queries/preview-import'
import { changePosition } from '@/university/staffing/teams/commands/change-position'
import { aPerson, type World, world } from '../world'

// Today is 21 November 2026. A file of positions speaks of today; what was announced for a later
// day it knows nothing of.
let w: World
let me: number
const positions = (...lines: string[]) =>
  `team,customer,contract_monthly_usd,site,position,requirement,shift,criticality\n${lines.join('\n')}\n`
const done = async (content: string) => {
  const it = await w.perform(importFile, { kind: 'positions', content }, me)
  if (!it.ok) throw new Error(it.because)
  return it.value
}

describe('a positions file and changes of positions', () => {
  beforeEach(async () => {
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
  })
  afterEach(() => w.close())

  test('a position the file says something else of is changed from today on, as by hand, and an announced change does not confuse it', async () => {
    const file = positions(
      'T1,Acme,100,London,technician,EX200,day,2',
      'T1,Acme,100,London,technician,EX200,night,2',
    )
    await done(file)
    const known = () =>
      w.store.reading((db) =>
        db
          .select({
            id: position.id,
            shift: position.shift,
            from: position.from,
            until: position.until,
            ordinal: position.ordinal,
            by: position.decidedById,
          })
          .from(position)
          .orderBy(position.id),
      )
    const [first] = await known()
    w.now = new Date('2026-11-25T12:00:00Z')
    const announced = {
      position: first!.id,
      title: 'Technician',
      site: 'London',
      shift: 'evening',
      from: '2026-12-20',
      reason: 'the customer asked',
    }
    expect(await w.perform(changePosition, announced, me)).toMatchObject({ ok: true })
    expect((await done(file)).counts).toMatchObject({ unchanged: 2, update: 0 })
    w.now = new Date('2026-12-21T12:00:00Z')
    const evening = file.replace('day', 'evening')
    expect((await done(evening)).counts).toMatchObject({ unchanged: 2, update: 0 })
    w.now = new Date('2026-12-30T12:00:00Z')
    expect((await done(evening.replace('EX200,night', 'EX200|LFCS,evening'))).counts).toMatchObject(
      { unchanged: 1, update: 1 },
    )
    expect((await done(evening.replace('EX200,night', 'EX200|LFCS,evening'))).counts).toMatchObject(
      { unchanged: 2, update: 0 },
    )
    expect((await known()).map((it) => [it.shift, it.from, it.until, it.ordinal, it.by])).toEqual([
      ['day', '2026-11-21', '2026-12-19', 1, me],
      ['night', '2026-11-21', '2026-12-29', 2, me],
      ['evening', '2026-12-20', null, 1, me],
      ['evening', '2026-12-30', null, 2, me],
    ])
    const asked = await w.store.reading((db) =>
      db.select().from(positionRequirement).orderBy(positionRequirement.id),
    )
    const second = (await known())[3]!.id
    expect(
      asked
        .filter((it) => it.positionId === second)
        .map((it) => [it.examCode, it.until, it.decidedById, it.endedById, it.endedBecause]),
    ).toEqual([
      ['EX200', '2026-12-29', me, me, 'Asked by the positions file'],
      ['EX200', null, me, null, null],
      ['LFCS', null, me, null, null],
    ])
  })
  test('a file that says what a position is takes back what was announced for it, and says so in its row and in the record', async () => {
    const file = positions(
      'T1,Acme,100,London,technician,EX200,day,2',
      'T1,Acme,100,London,technician,EX200,night,2',
    )
    await done(file)
    const ids = await w.store.reading((db) =>
      db.select({ id: position.id }).from(position).orderBy(position.id),
    )
    const announce = (it: object) =>
      w.perform(
        changePosition,
        {
          title: 'Technician',
          criticality: 2,
          site: 'London',
          reason: 'the customer asked',
          ...it,
        },
        me,
      )
    expect(
      await announce({ position: ids[0]!.id, shift: 'evening', from: '2026-12-20' }),
    ).toMatchObject({ ok: true })
    expect(
      await announce({
        position: ids[0]!.id,
        shift: 'evening',
        criticality: 3,
        from: '2027-01-10',
      }),
    ).toMatchObject({ ok: true })
    expect(
      await announce({ position: ids[1]!.id, shift: 'day', from: '2026-12-20' }),
    ).toMatchObject({ ok: true })
    w.now = new Date('2026-11-25T12:00:00Z')
    // Of the first the file says another site; of the second only what it asks, which leaves the
    // change.
    const other = file
      .replace('London,technician,EX200,day', 'Paris,technician,EX200,day')
      .replace('EX200,night', 'EX200|LFCS,night')
    const gone = ['evenings from 20 Dec 2026', 'criticality 3 of 3 from 10 Jan 2027']
    const why = [`takes back what was announced: ${gone.join('; ')}`, undefined]
    const before = await w.ask(previewImport, { kind: 'positions', content: other }, me)
    expect(
      before.ok && 'verdicts' in before.value && before.value.verdicts.map((it) => it.why),
    ).toEqual(why)
    const { id } = await done(other)
    const [run] = await w.store.reading((db) =>
      db.select().from(importRun).where(eq(importRun.id, id)),
    )
    expect(run?.verdicts.map((it) => [it.verdict, it.why])).toEqual(
      why.map((one) => ['update', one]),
    )
    const told = await w.store.reading((db) =>
      db
        .select()
        .from(event)
        .where(eq(event.verb, 'position.recorded'))
        .orderBy(desc(event.id))
        .limit(2),
    )
    expect(told.map((it) => it.detail.withdrawn).reverse()).toEqual([gone, undefined])
    const rows = await w.store.reading((db) =>
      db.select().from(position).orderBy(position.from, position.id),
    )
    expect(rows.map((it) => [it.site, it.shift, it.from, it.until])).toEqual([
      ['London', 'day', '2026-11-21', '2026-11-24'],
      ['London', 'night', '2026-11-21', '2026-12-19'],
      ['Paris', 'day', '2026-11-25', null],
      ['London', 'day', '2026-12-20', null],
    ])
  })
})
