import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { placementException } from '@/db/tables/staffing'
import { auditAnswer } from '@/university/audit/queries/audit'
import { addDays } from '@/university/calendar'
import { falls } from '@/university/staffing/coverage/queries/falls'
import { endPlacement } from '@/university/staffing/placement/commands/end-placement'
import { movePlacement } from '@/university/staffing/placement/commands/move-placement'
import { placePerson } from '@/university/staffing/placement/commands/place-person'
import { undoPlacement } from '@/university/staffing/placement/commands/undo-placement'
import { exceptions } from '@/university/staffing/placement/queries/exceptions'
import { placementPage } from '@/university/staffing/placement/queries/placement'
import { changePosition } from '@/university/staffing/teams/commands/change-position'
import { endPosition } from '@/university/staffing/teams/commands/end-position'
import { setRequirement } from '@/university/staffing/teams/commands/set-requirement'
import { withdrawChange } from '@/university/staffing/teams/commands/withdraw-change'
import { positionPage } from '@/university/staffing/teams/queries/position'
import { previewPosition } from '@/university/staffing/teams/queries/preview-position'
import { teamPage } from '@/university/staffing/teams/queries/team'
import { trailOfTeam } from '@/university/staffing/teams/queries/team-trail'
import { tries } from '../../thorough'
import { aPerson, noon, type World, world } from '../../world'
import { aPosition, aTeam, certifications, holder, place } from '../placement/placement-world'

// Today is 21 November 2026. The terms of a position are dated: what was decided for a day judges
// that day.
const today = '2026-11-21'
let w: World
let lead: number
let team: number
const later = (days: number) => {
  w.now = new Date(+noon + days * 86_400_000)
}
const open = async () => {
  w = await world()
  await w.put(async (db) => {
    await certifications(db)
    lead = await aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'] })
    team = await aTeam(db, 'NWF', 'Northwind Freight')
  })
}
const terms = (it: object = {}) => ({
  title: 'A technician',
  criticality: 2,
  reason: 'the customer moved',
  ...it,
})
const answerOf = async <T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; because?: string }>,
): Promise<T> => {
  const it = await outcome
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const rowsOf = () =>
  w.store.reading((db) =>
    db.all<{
      id: number
      shift: string | null
      from: string
      until: string | null
      follows: number | null
    }>(
      sql`select id, shift, "from", until, follows_id as follows from position order by "from", id`,
    ),
  )
const placements = () =>
  w.store.reading((db) =>
    db.all<{ id: number; position: number; person: number; from: string; until: string | null }>(
      sql`select id, position_id as position, person_id as person, "from", until from placement
        order by "from", id`,
    ),
  )

describe('a change of terms', () => {
  let it: number
  let elif: number
  beforeEach(async () => {
    await open()
    await w.put(async (db) => {
      it = await aPosition(db, team, { shift: 'day', asks: [[1]] })
      elif = await holder(db, 'Elif Moreau', { 1: null }, { shift: 'day' })
      await place(db, it, elif, { from: '2025-01-01', percent: 80 })
    })
  })
  afterEach(() => w.close())
  const nights = { shift: 'night', from: '2027-03-01' }

  test('from a day on ends the row the day before; who is in it goes on, and past days keep what was decided', async () => {
    expect(await w.perform(changePosition, { position: it, ...terms(nights) }, lead)).toMatchObject(
      { ok: true },
    )
    const [before, after] = await rowsOf()
    expect([before, after]).toMatchObject([
      { id: it, shift: 'day', until: '2027-02-28' },
      { shift: 'night', from: '2027-03-01', until: null, follows: it },
    ])
    expect(await placements()).toMatchObject([
      { position: it, person: elif, from: '2025-01-01', until: '2027-02-28' },
      { position: after!.id, person: elif, from: '2027-03-01', until: null },
    ])
    const shown = await answerOf(w.ask(positionPage, { position: it }, lead))
    expect(shown).toMatchObject({
      shift: 'day',
      until: null,
      ended: false,
      current: { id: elif, until: null },
    })
    expect(
      shown.history.map((one) => [one.state, one.text.split(',')[0], one.was, one.by, one.because]),
    ).toEqual([
      ['to come', 'Nights', 'days', 'Marisol Duarte', 'the customer moved'],
      ['now', 'Days', '', null, ''],
    ])
    expect(shown.asks).toHaveLength(1)
    expect(shown.people).toMatchObject([{ name: 'Elif Moreau', from: '2025-01-01', until: null }])
    later(101)
    expect(await answerOf(w.ask(positionPage, { position: it }, lead))).toMatchObject({
      id: after!.id,
      shift: 'night',
      current: { id: elif },
    })
    expect(await answerOf(w.ask(teamPage, { code: 'NWF' }, lead))).toMatchObject({
      count: 1,
      positions: [{ shift: 'night', person: { from: '2025-01-01' } }],
    })
    expect(
      await answerOf(w.ask(trailOfTeam, { code: 'NWF', on: '2027-02-28' }, lead)),
    ).toMatchObject({
      seats: [{ shift: 'day', person: { from: '2025-01-01', until: null } }],
    })
  })
  test('is told as one change, and as nobody’s coming or going', async () => {
    await w.perform(changePosition, { position: it, ...terms(nights) }, lead)
    later(101)
    const { changes } = await answerOf(w.ask(trailOfTeam, { code: 'NWF' }, lead))
    expect(
      changes.filter((one) => one.day >= today).map((one) => [one.day, one.title, one.detail]),
    ).toEqual([
      [
        '2027-03-01',
        'A technician changed from this day on: shift day to night',
        'Marisol Duarte: the customer moved',
      ],
    ])
    w.now = noon
    // Who no longer fits is told as that, and as no lapse and nobody's going.
    expect(
      (await answerOf(w.ask(falls, { on: '2027-06-01' }, lead))).rows.map((row) => [
        row.day,
        row.cause,
        row.why,
      ]),
    ).toEqual([
      [
        '2027-03-01',
        'new terms',
        'The position changes on 1 Mar 2027: Elif Moreau works days, not nights',
      ],
    ])
  })
  test('may be taken back until it begins, decided anew, or made in place on the first day', async () => {
    const was = [await rowsOf(), await placements()]
    await w.perform(changePosition, { position: it, ...terms(nights) }, lead)
    expect(
      await w.perform(
        withdrawChange,
        { position: it, from: '2027-03-01', reason: 'not agreed' },
        lead,
      ),
    ).toMatchObject({ ok: true })
    expect([await rowsOf(), await placements()]).toEqual(was)
    await w.perform(changePosition, { position: it, ...terms(nights) }, lead)
    await w.perform(
      changePosition,
      { position: it, ...terms({ shift: 'evening', from: '2027-02-01' }) },
      lead,
    )
    expect((await rowsOf()).map((row) => [row.shift, row.from])).toEqual([
      ['day', '2024-01-01'],
      ['evening', '2027-02-01'],
    ])
    await w.perform(
      changePosition,
      { position: it, ...terms({ shift: 'night', from: '2027-02-01' }) },
      lead,
    )
    expect((await rowsOf()).map((row) => row.shift)).toEqual(['day', 'night'])
    later(90)
    expect(
      await w.perform(
        withdrawChange,
        { position: it, from: '2027-02-01', reason: 'too late' },
        lead,
      ),
    ).toMatchObject({
      because: expect.stringContaining('in force'),
    })
    expect(
      await w.perform(
        changePosition,
        { position: it, ...terms({ shift: 'day', from: '2027-02-01' }) },
        lead,
      ),
    ).toMatchObject({
      fields: { from: expect.stringContaining('not rewritten') },
    })
  })
  test('ends, moves and undoing act on the whole stay', async () => {
    const free = await w.put((db) => aPosition(db, team, { shift: 'day', asks: [[1]] }))
    const [one] = await placements()
    await w.perform(changePosition, { position: it, ...terms(nights) }, lead)
    const was = await placements()
    await w.perform(
      endPlacement,
      { placement: one!.id, on: '2026-12-31', reason: 'leaves the team' },
      lead,
    )
    expect(await placements()).toMatchObject([{ id: one!.id, until: '2026-12-31' }])
    await w.perform(undoPlacement, { placement: one!.id }, lead)
    expect((await placements()).map(({ id: _, ...row }) => row)).toEqual(
      was.map(({ id: _, ...row }) => row),
    )
    await w.perform(
      endPlacement,
      { placement: one!.id, on: '2027-03-31', reason: 'leaves the team' },
      lead,
    )
    expect((await placements()).map((row) => row.until)).toEqual(['2027-02-28', '2027-03-31'])
    expect(
      await w.perform(
        movePlacement,
        { placement: one!.id, to: free, on: '2027-03-01', reason: 'nights are not theirs' },
        lead,
      ),
    ).toMatchObject({
      ok: true,
    })
    expect((await placements()).map((row) => [row.position, row.from, row.until])).toEqual([
      [it, '2025-01-01', '2027-02-28'],
      [free, '2027-03-01', '2027-03-31'],
    ])
  })
  test('someone placed meanwhile is placed through it; what is asked holds through it; an exception goes on', async () => {
    const [first] = await placements()
    await w.perform(
      endPlacement,
      { placement: first!.id, on: '2026-12-31', reason: 'leaves' },
      lead,
    )
    await w.perform(changePosition, { position: it, ...terms(nights) }, lead)
    const noor = await w.put((db) => holder(db, 'Noor Haddad', {}, { shift: 'day' }))
    const placing = {
      position: it,
      person: noor,
      from: '2027-01-01',
      exceptionReason: 'learns it',
      exceptionUntil: '2027-04-30',
    }
    const made = await answerOf(w.perform(placePerson, placing, lead))
    expect((await placements()).filter((row) => row.person === noor)).toMatchObject([
      { until: '2027-02-28' },
      { from: '2027-03-01', until: null },
    ])
    const signed = await w.store.reading((db) => db.select().from(placementException))
    expect(signed.map((row) => [row.from, row.until])).toEqual([
      ['2027-01-01', '2027-04-30'],
      ['2027-03-01', '2027-04-30'],
    ])
    expect((await answerOf(w.ask(exceptions, {}, lead))).rows).toHaveLength(1)
    expect(
      (await answerOf(w.ask(placementPage, { placement: made.placement }, lead))).exceptions,
    ).toHaveLength(1)
    await w.perform(
      setRequirement,
      { position: it, asks: 'RHCE', from: '2027-01-15', reason: 'more' },
      lead,
    )
    const { asks } = await answerOf(w.ask(positionPage, { position: it }, lead))
    expect(asks.map((one) => [one.text, one.from, one.until])).toEqual([
      ['RHCE', '2027-01-15', null],
      ['RHCSA', '2024-01-01', '2027-01-14'],
    ])
    expect(
      await w.perform(
        endPosition,
        { position: it, on: '2027-02-15', reason: 'over', endPlacements: 'on' },
        lead,
      ),
    ).toMatchObject({ ok: true })
    expect(await rowsOf()).toMatchObject([{ id: it, until: '2027-02-15' }])
    expect((await placements()).filter((row) => row.person === noor)).toMatchObject([
      { until: '2027-02-15' },
    ])
  })
  test('the preview names who would no longer fit, and what would be taken back', async () => {
    await w.perform(changePosition, { position: it, ...terms(nights) }, lead)
    const typed = {
      position: it,
      title: 'A technician',
      shift: 'evening',
      site: '',
      criticality: '2',
      minProficiency: '3',
      track: 'linux',
      from: '2027-02-01',
      reason: 'moved',
    }
    const { preview } = await answerOf(w.ask(previewPosition, typed, lead))
    expect(preview).toMatchObject({ withdraws: ['nights from 1 Mar 2027'], able: 0 })
    expect(preview?.people).toMatchObject([{ name: 'Elif Moreau', qualifies: false, lost: true }])
    expect(preview?.people[0]?.because).toMatch(
      /works days, not evenings.*proficiency never assessed/,
    )
    expect(
      (await answerOf(w.ask(previewPosition, { ...typed, track: '', reason: '' }, lead))).wrong,
    ).toMatchObject({
      track: 'say in which track',
      reason: expect.any(String),
    })
  })
  test('is on the auditor’s list of who decided what a position asks', async () => {
    await w.perform(changePosition, { position: it, ...terms(nights) }, lead)
    const auditor = await w.put((db) => aPerson(db, { roles: ['auditor'] }))
    later(101)
    const answer = await answerOf(
      w.ask(auditAnswer, { question: 'requirements', whole: 'on' }, auditor),
    )
    expect(JSON.stringify(answer)).toContain('nights, anywhere, criticality 2')
  })
  test('asked proficiency from a day on is a fall for who does not reach it', async () => {
    await w.perform(
      changePosition,
      {
        position: it,
        ...terms({ shift: 'day', minProficiency: 2, track: 'linux', from: '2027-03-01' }),
      },
      lead,
    )
    expect((await answerOf(w.ask(falls, { on: '2027-06-01' }, lead))).rows).toMatchObject([
      { day: '2027-03-01', cause: 'asks more', person: 'Elif Moreau' },
    ])
  })
})

describe('someone who left and whose placement was never ended', () => {
  beforeEach(open)
  afterEach(() => w.close())
  test('makes room for who is placed: it ends with their last day, with its reason, in the same act', async () => {
    const [it, gone, next] = await w.put(async (db) => {
      const it = await aPosition(db, team)
      const gone = await aPerson(db, { name: 'Gone Long', leftOn: '2026-11-10' })
      await place(db, it, gone, { from: '2025-01-01' })
      return [it, gone, await aPerson(db, { name: 'Next One' })] as const
    })
    expect(await answerOf(w.ask(teamPage, { code: 'NWF' }, lead))).toMatchObject({
      positions: [{ mayFill: { ok: true } }],
    })
    expect(
      await w.perform(placePerson, { position: it, person: next, from: today }, lead),
    ).toMatchObject({ ok: true })
    expect((await placements()).map((row) => [row.person, row.from, row.until])).toEqual([
      [gone, '2025-01-01', '2026-11-10'],
      [next, today, null],
    ])
    const told = await w.store.reading((db) =>
      db.all<{ detail: string }>(sql`select detail from event where verb = 'placement.ended'`),
    )
    expect(JSON.parse(told[0]!.detail)).toMatchObject({
      reason: 'Left the company on 10 Nov 2026.',
      after: { until: '2026-11-10' },
    })
    const { people } = await answerOf(w.ask(positionPage, { position: it }, lead))
    expect(people.map((one) => [one.name, one.endedBecause])).toEqual([
      ['Next One', null],
      ['Gone Long', 'Left the company on 10 Nov 2026.'],
    ])
  })
  test('also for who is moved there, through a change of terms in between', async () => {
    const [it, there, gone, next, placed] = await w.put(async (db) => {
      const it = await aPosition(db, team, { shift: 'day' })
      const there = await aPosition(db, await aTeam(db, 'TWO', 'Second'))
      const gone = await aPerson(db, { name: 'Gone Long', shift: 'day' })
      await place(db, it, gone, { from: '2025-01-01' })
      const next = await aPerson(db, { name: 'Next One', shift: 'day' })
      return [it, there, gone, next, await place(db, there, next)] as const
    })
    await w.perform(
      changePosition,
      { position: it, ...terms({ shift: 'day', criticality: 3, from: '2027-01-10' }) },
      lead,
    )
    await w.put((db) => db.run(sql`update person set left_on = '2026-11-10' where id = ${gone}`))
    const outcome = await w.perform(
      movePlacement,
      { placement: placed, to: it, on: '2026-12-01', reason: 'needed there' },
      lead,
    )
    expect(outcome).toMatchObject({ ok: true })
    expect((await placements()).filter((row) => row.person === gone)).toMatchObject([
      { position: it, until: '2026-11-10' },
    ])
    expect(
      (await placements())
        .filter((row) => row.person === next)
        .map((row) => [row.position === there, row.from, row.until]),
    ).toEqual([
      [true, '2024-01-01', '2026-11-30'],
      [false, '2026-12-01', '2027-01-09'],
      [false, '2027-01-10', null],
    ])
  })
  test('who leaves on a coming day makes room from the day after, and not before', async () => {
    const [it, next] = await w.put(async (db) => {
      const it = await aPosition(db, team)
      await place(db, it, await aPerson(db, { name: 'Goes Soon', leftOn: '2026-12-31' }))
      return [it, await aPerson(db, { name: 'Next One' })] as const
    })
    expect(
      await w.perform(placePerson, { position: it, person: next, from: '2026-12-31' }, lead),
    ).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('Goes Soon'),
    })
    expect(
      await w.perform(placePerson, { position: it, person: next, from: '2027-01-01' }, lead),
    ).toMatchObject({ ok: true })
    expect((await placements()).map((row) => row.until)).toEqual(['2026-12-31', null])
  })
})

describe('whatever is decided in whatever order', () => {
  const horizon = 80
  const days = Array.from({ length: horizon }, (_, n) => addDays(today, n - 10))
  const shiftsToBe = ['day', 'evening', 'night'] as const
  const act = fc.record({
    what: fc.constantFrom(
      'change',
      'change',
      'change',
      'withdraw',
      'place',
      'place',
      'end',
      'undo',
      'move',
    ),
    which: fc.nat(1),
    who: fc.nat(2),
    on: fc.nat(40),
    shift: fc.nat(2),
    wait: fc.constantFrom(0, 0, 0, 1, 5),
  })
  test('every day’s terms are those decided for it, placements neither overlap nor leave gaps, and as many positions are open', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
        await open()
        try {
          const [lines, people] = await w.put(async (db) => {
            const other = await aTeam(db, 'TWO', 'Second')
            const lines = [
              await aPosition(db, team, { shift: 'day' }),
              await aPosition(db, other, { shift: 'day' }),
            ]
            const people = await Promise.all(
              shiftsToBe.map((shift) => aPerson(db, { shift, capacity: 5 })),
            )
            return [lines, people] as const
          })
          const model = lines.map(() => ({
            shift: days.map((): string => 'day'),
            who: days.map((): number | null => null),
          }))
          let saved: { placement: number; who: (number | null)[][] } | undefined
          let clock = 0
          for (const it of acts) {
            clock += it.wait
            later(clock)
            const now = addDays(today, clock)
            const on = addDays(now, it.on % 30)
            const n = days.indexOf(on)
            const line = model[it.which]!
            const who = () => model.map((one) => [...one.who])
            const stayIn = async (day: string) =>
              (
                await w.store.reading((db) =>
                  db.all<{
                    id: number
                    person: number
                  }>(sql`select pl.id, pl.person_id as person from placement pl
                join position po on po.id = pl.position_id join team t on t.id = po.team_id
                where t.code = ${it.which ? 'TWO' : 'NWF'} and pl."from" <= ${day}
                and (pl.until is null or pl.until >= ${day})`),
                )
              )[0]
            if (it.what === 'change') {
              const shift = shiftsToBe[it.shift]!
              if (
                (
                  await w.perform(
                    changePosition,
                    { position: lines[it.which], ...terms({ shift, from: on }) },
                    lead,
                  )
                ).ok
              )
                line.shift.fill(shift, n)
            } else if (it.what === 'withdraw') {
              const rows = (await rowsOf()).filter((row) => row.from > now && row.follows !== null)
              const row = rows[it.who % Math.max(1, rows.length)]
              if (
                row &&
                (
                  await w.perform(
                    withdrawChange,
                    { position: row.id, from: row.from, reason: 'not agreed' },
                    lead,
                  )
                ).ok
              ) {
                const of = (
                  await w.store.reading((db) =>
                    db.all<{
                      code: string
                    }>(sql`select t.code from event_about a join team t on t.id = a.subject_id
                      and a.kind = 'team'
                  where a.event_id = (select max(id) from event
                  where verb = 'position.unchanged')`),
                  )
                )[0]
                const shifts = model[of?.code === 'TWO' ? 1 : 0]!.shift
                shifts.fill(shifts[days.indexOf(row.from) - 1]!, days.indexOf(row.from))
              }
            } else if (it.what === 'place') {
              const was = who()
              const outcome = await w.perform(
                placePerson,
                {
                  position: lines[it.which],
                  person: people[it.who],
                  from: on,
                  exceptionReason: 'for the test',
                  exceptionUntil: '2027-06-30',
                },
                lead,
              )
              if (outcome.ok) {
                line.who.fill(people[it.who]!, n)
                saved = { placement: outcome.value.placement, who: was }
              }
            } else if (it.what === 'end') {
              const stay = await stayIn(on)
              const was = who()
              if (
                stay &&
                (await w.perform(endPlacement, { placement: stay.id, on, reason: 'over' }, lead)).ok
              ) {
                for (let d = n + 1; d < days.length && line.who[d] === stay.person; d++)
                  line.who[d] = null
                saved = { placement: stay.id, who: was }
              }
            } else if (it.what === 'move') {
              const stay = await stayIn(on)
              if (
                stay &&
                (
                  await w.perform(
                    movePlacement,
                    {
                      placement: stay.id,
                      to: lines[1 - it.which],
                      on,
                      reason: 'needed there',
                      exceptionReason: 'for the test',
                      exceptionUntil: '2027-06-30',
                    },
                    lead,
                  )
                ).ok
              ) {
                for (let d = n; d < days.length && line.who[d] === stay.person; d++) {
                  line.who[d] = null
                  model[1 - it.which]!.who[d] = stay.person
                }
                saved = undefined
              }
            } else if (
              saved &&
              (await w.perform(undoPlacement, { placement: saved.placement }, lead)).ok
            ) {
              for (const [at, one] of model.entries()) one.who = saved.who[at]!
              saved = undefined
            }
            const found = await w.store.reading((db) =>
              db.all<{
                day: string
                code: string
                shift: string
                rows: number
                people: number
                person: number | null
              }>(sql`
                select d.value as day, t.code, max(po.shift) as shift, count(distinct po.id)
                as rows, count(pl.id) as people, max(pl.person_id) as person
                from json_each(${JSON.stringify(days)}) d join team t
                join position po on po.team_id = t.id and po."from" <= d.value and (po.until is null
                or po.until >= d.value)
                  left join placement pl on pl.team_id = t.id and pl."from" <= d.value
                  and (pl.until is null or pl.until >= d.value)
                group by d.value, t.code order by t.code, d.value`),
            )
            for (const [at, code] of ['NWF', 'TWO'].entries()) {
              const mine = found.filter((row) => row.code === code)
              expect(mine.map((row) => row.rows)).toEqual(days.map(() => 1))
              expect(mine.map((row) => row.shift)).toEqual(model[at]!.shift)
              expect(mine.map((row) => row.person)).toEqual(model[at]!.who)
              expect(Math.max(...mine.map((row) => row.people))).toBeLessThanOrEqual(1)
            }
            const outside = await w.store.reading((db) =>
              db.all(sql`select pl.id from placement pl join position po on po.id = pl.position_id
                where pl."from" < po."from" or (po.until is not null and (pl.until is null
                or pl.until > po.until)) or pl.team_id <> po.team_id`),
            )
            expect(outside).toEqual([])
          }
        } finally {
          w.close()
        }
      }),
      { numRuns: tries(20) },
    )
  }, 60_000)
})
