import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Writer } from '@/db'
import { away, proficiency } from '@/db/tables/availability'
import { award, holding } from '@/db/tables/award'
import { course, courseVersion, item, offering } from '@/db/tables/catalogue'
import { certification, certificationVersion } from '@/db/tables/certification'
import { exam, examDomain, itemDomain, renewalByExam } from '@/db/tables/exam'
import { savedSearch, shortlisted } from '@/db/tables/planning'
import { event } from '@/db/tables/record'
import { placement, position, positionRequirement, team } from '@/db/tables/staffing'
import { hoursInside } from '@/university/staffing/eligibility/rules/shift-hours'
import {
  dropSearch,
  saveSearch,
  shareSearch,
} from '@/university/staffing/search/commands/saved-searches'
import { dropShortlisted, shortlistPerson } from '@/university/staffing/search/commands/shortlist'
import { candidates, foundCandidates } from '@/university/staffing/search/queries/candidates'
import { compareCandidates } from '@/university/staffing/search/queries/compare'
import { shortlist } from '@/university/staffing/search/queries/shortlist'
import { aPerson, type World, world } from '../../world'

// Today is 21 November 2026. One customer asks for RHCSA on RHEL 9 by night, and Linux proficiency
// 2.
let w: World
let lead: number
let other: number
let nights: number
const people = new Map<string, number>()
const idOf = (name: string) => people.get(name) as number

beforeAll(async () => {
  w = await world()
  await w.put(async (db) => {
    await db.insert(certification).values({
      id: 1,
      slug: 'rhcsa',
      short: 'RHCSA',
      name: 'RHCSA',
      issuer: 'Red Hat',
      inHouse: false,
      track: 'linux',
    })
    await db.insert(certificationVersion).values({
      id: 1,
      certificationId: 1,
      number: 1,
      effectiveFrom: '2000-01-01',
      validityKnown: true,
    })
    const [ex200] = await db
      .insert(exam)
      .values({ issuer: 'Red Hat', code: 'EX200', certificationId: 1 })
      .returning({ id: exam.id })
    await db.insert(renewalByExam).values({ examId: ex200!.id, certificationId: 1 })
    lead = await aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'] })
    other = await aPerson(db, { name: 'Otto Berg', roles: ['staffing lead'] })
    const [nwf] = await db
      .insert(team)
      .values({ code: 'NWF', customer: 'Northwind', site: 'London', since: '2020-01-01' })
      .returning({ id: team.id })
    const [po] = await db
      .insert(position)
      .values({
        teamId: nwf!.id,
        kind: 'technician',
        title: 'Nights',
        shift: 'night',
        from: '2024-01-01',
        minProficiency: 2,
        track: 'linux',
      })
      .returning({ id: position.id })
    nights = po!.id
    await db.insert(positionRequirement).values({
      positionId: nights,
      group: 1,
      certificationId: 1,
      minVersion: 'RHEL 9',
      minRank: 9000,
      from: '2024-01-01',
    })
    await aCourse(db)
    await someone(db, 'Ana Ready', { version: 9, level: 3 })
    await someone(db, 'Ben Older', { version: 8, level: 2 })
    await someone(db, 'Cem Never', { level: 1 })
    await someone(db, 'Dora Ends', { version: 9, level: 2, until: '2027-01-31' })
    await someone(db, 'Eli Everything', {
      version: 8,
      until: '2026-05-01',
      shift: 'day',
      capacity: 0,
    })
    await someone(db, 'Fay Away', { version: 9, level: 2, away: ['2026-12-24', '2027-01-06'] })
    const [older] = await db
      .insert(position)
      .values({
        teamId: nwf!.id,
        kind: 'technician',
        title: 'Past',
        from: '2020-01-01',
        until: '2025-06-30',
      })
      .returning({ id: position.id })
    await db
      .insert(positionRequirement)
      .values({ positionId: older!.id, group: 1, certificationId: 1, from: '2020-01-01' })
    await db.insert(placement).values({
      positionId: older!.id,
      teamId: nwf!.id,
      personId: idOf('Ana Ready'),
      from: '2024-01-01',
      until: '2025-03-31',
      placedAt: 0,
    })
  })
})
afterAll(() => w.close())

async function aCourse(db: Writer) {
  await db.insert(course).values({ id: 1, code: 'LNX-201', track: 'linux', ownerId: lead })
  await db.insert(courseVersion).values({
    id: 1,
    courseId: 1,
    number: 1,
    title: 'Running Linux',
    summary: '',
    description: '',
    level: 'foundation',
    hours: 8,
    publishedAt: 1,
  })
  await db.insert(item).values({
    id: 1,
    courseVersionId: 1,
    position: 1,
    kind: 'lesson',
    title: 'One',
    minutes: 5,
    body: '',
  })
  await db
    .insert(examDomain)
    .values({ id: 1, certificationId: 1, position: 1, name: 'All', basis: 'published' })
  await db.insert(itemDomain).values({ domainId: 1, itemId: 1 })
  const starts = (day: string) => Date.parse(`${day}T09:00:00Z`)
  const one = {
    courseVersionId: 1,
    courseId: 1,
    mode: 'instructor-led' as const,
    enrolFrom: '2026-01-01',
    timeZone: 'UTC',
    seats: 8,
  }
  await db.insert(offering).values([
    {
      ...one,
      code: 'LNX-201-FULL',
      startsAt: starts('2026-12-01'),
      endsAt: starts('2026-12-03'),
      taken: 8,
    },
    {
      ...one,
      code: 'LNX-201-NEXT',
      startsAt: starts('2026-12-10'),
      endsAt: starts('2026-12-12'),
      taken: 5,
    },
    { ...one, code: 'LNX-201-LATER', startsAt: starts('2027-02-01'), endsAt: starts('2027-02-03') },
  ])
}

type Made = {
  version?: number
  until?: string
  level?: number
  shift?: 'day' | 'night'
  capacity?: number
  away?: [string, string]
}
async function someone(db: Writer, name: string, it: Made) {
  const id = await aPerson(db, {
    name,
    shift: it.shift ?? 'night',
    site: 'London',
    capacity: it.capacity ?? 1,
    timeZone: 'Europe/London',
  })
  people.set(name, id)
  if (it.version) {
    const [h] = await db
      .insert(holding)
      .values({ personId: id, certificationId: 1 })
      .returning({ id: holding.id })
    await db.insert(award).values({
      holdingId: h!.id,
      personId: id,
      certificationId: 1,
      versionId: 1,
      examCode: 'EX200',
      examVersion: `RHEL ${it.version}`,
      versionRank: it.version * 1000,
      issuedOn: '2025-01-01',
      validFrom: '2025-01-01',
      validUntil: it.until ?? '2028-12-31',
      source: 'manual',
      issuer: 'Red Hat',
      basis: [],
      verificationCode: name,
      createdAt: 0,
    })
  }
  if (it.level)
    await db.insert(proficiency).values({
      personId: id,
      track: 'linux',
      level: it.level,
      assessedOn: '2026-06-01',
      assessedById: other,
      because: 'Watched.',
      at: 0,
    })
  if (it.away)
    await db
      .insert(away)
      .values({ personId: id, from: it.away[0], until: it.away[1], because: 'leave', enteredAt: 0 })
}

const find = async (asked: object, who = lead) => {
  const it = await w.ask(candidates, asked, who)
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const names = (it: Awaited<ReturnType<typeof find>>) => it.rows.map((row) => row.name)
const rowOf = async (name: string, asked: object = {}) =>
  (await find({ position: nights, name, ...asked })).rows[0]!

describe('for a position', () => {
  test('who is ready comes first, whoever is near has every reason', async () => {
    const it = await find({ position: nights })
    expect(it.rows.map((row) => [row.name, row.kind])).toEqual([
      ['Ana Ready', 'qualified'],
      ['Fay Away', 'qualified'],
      ['Dora Ends', 'expires during'],
      ['Ben Older', 'unqualified'],
      ['Eli Everything', 'unqualified'],
    ])
    expect(it.rows[1]!.notes).toEqual(['away 24 Dec 2026 to 6 Jan 2027'])
    expect(it.requirement).toBe('RHCSA (RHEL 9 or newer)')
  })
  test('why this person cannot: everything, and the quickest with a seat that is free', async () => {
    const eli = await rowOf('Eli')
    expect(eli.reasons.map((it) => it.kind)).toEqual([
      'certification',
      'shift',
      'proficiency',
      'capacity',
    ])
    expect(eli.quickest).toMatchObject({ of: 4, text: 'have it assessed' })
    const ben = await rowOf('Ben')
    expect(ben.verdict).toBe(
      'RHCSA is held on RHEL 8, RHEL 9 or newer is asked (sit EX200 on RHEL 9 or newer)',
    )
    expect(ben.quickest).toEqual({
      text: 'sit EX200 on RHEL 9 or newer',
      about: 'RHCSA is held on RHEL 8, RHEL 9 or newer is asked',
      of: 1,
      offering: {
        code: 'LNX-201-NEXT',
        courseCode: 'LNX-201',
        title: 'Running Linux',
        startsOn: '2026-12-10',
        seatsLeft: 3,
        already: false,
      },
    })
  })
  test('who expires during is told which exam renews it, by when', async () => {
    expect((await rowOf('Dora')).quickest).toMatchObject({
      text: 'renew by 31 Jan 2027: sit EX200',
    })
  })
  test('an end before the start is told, keeps what was typed, and searches nothing', async () => {
    const it = await find({
      position: nights,
      from: '2027-02-01',
      until: '2027-01-01',
      name: 'Ana',
    })
    expect(it.problem).toBe(
      'The end, 1 Jan 2027, is before the start, 1 Feb 2027. Choose a later end or an earlier start.',
    )
    expect([it.searched, it.rows, it.asked.from, it.asked.until, it.asked.name]).toEqual([
      false,
      [],
      '2027-02-01',
      '2027-01-01',
      'Ana',
    ])
    expect((await find({ position: nights, until: 'soon' })).problem).toBe(
      '“soon” is not a date. Write it like 2026-11-21.',
    )
  })
})

describe('a free search', () => {
  const found = async (asked: object) =>
    names({
      ...(await find({ needs: 'RHCSA', ...asked })),
      ...{
        rows: (await find({ needs: 'RHCSA', ...asked })).rows.filter(
          (it) => it.kind === 'qualified',
        ),
      },
    })
  test('by version, by proficiency, by months held and by being there', async () => {
    expect(await found({})).toEqual(['Ana Ready', 'Ben Older', 'Fay Away'])
    expect(await found({ needs: 'EX200>=9' })).toEqual(['Ana Ready', 'Fay Away'])
    expect(await found({ track: 'linux', level: 3 })).toEqual(['Ana Ready'])
    expect(await found({ months: 24 })).toEqual([])
    expect(await found({ months: 12 })).toEqual(['Ana Ready', 'Ben Older', 'Fay Away'])
    expect(await found({ present: true })).toEqual(['Ana Ready', 'Ben Older'])
  })
  test('by hours shared with a working day elsewhere', async () => {
    // Nights in London are 0 to 8; eight in the morning in Hong Kong is midnight there.
    expect(
      hoursInside(
        'night',
        'Europe/London',
        { zone: 'Asia/Hong_Kong', from: 9 * 60, until: 17 * 60, least: 1 },
        '2026-12-01',
      ),
    ).toBe(7)
    expect(await found({ zone: 'Asia/Hong_Kong', least: 7 })).toEqual([
      'Ana Ready',
      'Ben Older',
      'Fay Away',
    ])
    expect(await found({ zone: 'Asia/Hong_Kong', least: 8 })).toEqual([])
    const near = await find({ needs: 'RHCSA', name: 'Ana', zone: 'America/New_York' })
    expect(near.rows[0]!.verdict).toBe(
      'Works 0 to 8 in Europe/London: 0 of 1 hours asked are inside 09:00 to 17:00 in America/New_York',
    )
  })
  test('what cannot be read is said', async () => {
    expect((await find({ needs: 'RHCSA', zone: 'Atlantis' })).problem).toBe(
      'There is no time zone Atlantis. Write it like Europe/London.',
    )
    expect((await find({ needs: 'RHCSA', level: 2 })).problem).toBe(
      'A proficiency is in a track: choose which.',
    )
    expect((await find({ needs: 'RHCSA>=new' })).problem).toBe(
      'A version needs a number: write RHCSA>=9, not RHCSA>=new.',
    )
    expect((await find({ needs: 'RHXX' })).problem).toBe('No certification or exam is called RHXX.')
  })
  test('everyone found at once is what a file holds', async () => {
    const all = await w.ask(foundCandidates, { position: nights }, lead)
    expect(all.ok && all.value.rows.map((it) => [it.name, it.standing, it.quickest])).toEqual([
      ['Ana Ready', 'qualified', ''],
      ['Fay Away', 'qualified', ''],
      ['Dora Ends', 'expires during', 'renew by 31 Jan 2027: sit EX200'],
      ['Ben Older', 'unqualified', 'sit EX200 on RHEL 9 or newer, LNX-201-NEXT'],
      ['Eli Everything', 'unqualified', 'have it assessed'],
    ])
  })
})

test('who is in the position on some day of the interval is told, and where nobody is nothing', async () => {
  const placed = await w.put(async (db) =>
    db
      .insert(placement)
      .values({
        positionId: nights,
        teamId: (await db.select().from(team).get())!.id,
        personId: idOf('Ana Ready'),
        kind: 'full',
        from: '2026-11-01',
        until: '2026-12-31',
        placedAt: 0,
      })
      .returning({ id: placement.id }),
  )
  const id = placed[0]!.id
  expect((await find({ position: nights })).taken).toEqual({
    placement: id,
    name: 'Ana Ready',
    from: '2026-11-01',
    until: '2026-12-31',
  })
  expect((await find({ position: nights, from: '2027-01-01' })).taken).toBeNull()
  await w.put((db) => db.update(placement).set({ kind: 'shadow' }).where(eq(placement.id, id)))
  expect((await find({ position: nights })).taken).toBeNull()
  await w.put((db) => db.delete(placement).where(eq(placement.id, id)))
})

describe('the dates of a kept search', () => {
  const keep = async (query: string, dates?: 'move' | 'stay') => {
    const it = await w.perform(saveSearch, { name: 'Dates', query, ...(dates && { dates }) }, lead)
    if (!it.ok) throw new Error(it.because)
    return (await find({})).saved.find((one) => one.name === 'Dates')
  }
  afterAll(async () => {
    await w.put((db) => db.delete(savedSearch))
  })
  test.each([
    ['needs=RHCSA&from=2026-11-21&until=2027-05-20', undefined, 'needs=RHCSA', ''],
    [
      'needs=RHCSA&from=2026-12-01&until=2027-02-28',
      undefined,
      'needs=RHCSA&from=10d&until=3m',
      'from 10 days after it is opened for 3 months',
    ],
    [
      'needs=RHCSA&from=2026-12-01&until=2027-02-28',
      'stay',
      'needs=RHCSA&from=2026-12-01&until=2027-02-28',
      'from 1 Dec 2026 to 28 Feb 2027',
    ],
    [
      'needs=RHCSA&from=2026-11-20&until=2026-11-29',
      'move',
      'needs=RHCSA&from=-1d&until=10d',
      'from 1 day before it is opened for 10 days',
    ],
    [
      'needs=RHCSA&from=2026-11-21&until=9999-12-31',
      'move',
      'needs=RHCSA&from=2026-11-21&until=9999-12-31',
      'from 21 Nov 2026 to 31 Dec 9999',
    ],
    ['needs=RHCSA&from=soon', 'stay', 'needs=RHCSA', ''],
  ] as const)('%s, %s', async (query, dates, kept, said) => {
    expect(await keep(query, dates)).toMatchObject({ query: kept, dates: said })
  })
  test('opened, it is judged from that day', async () => {
    expect(await find({ needs: 'RHCSA', from: '10d', until: '3m' })).toMatchObject({
      asked: { from: '2026-12-01', until: '2027-02-28' },
      problem: undefined,
    })
    expect(await find({ needs: 'RHCSA', from: '-1d', until: '10d' })).toMatchObject({
      asked: { from: '2026-11-20', until: '2026-11-29' },
    })
    expect((await find({ needs: 'RHCSA', from: '9999-12-31' })).problem).toMatch(
      /^31 Dec 9999 is too far away/,
    )
    for (const from of ['10', '1w', '99999d', 'd'])
      expect((await find({ needs: 'RHCSA', from })).problem).toMatch(/is not a date/)
    expect((await find({ needs: 'RHCSA', until: '0d' })).problem).toMatch(/is not a date/)
  })
})

test('a search is kept without its page, replaced by its name, shared and dropped by its owner alone', async () => {
  const query = 'needs=RHCSA&page=3&nonsense=1&site='
  expect(await w.perform(saveSearch, { name: 'Nights', query }, lead)).toMatchObject({
    ok: true,
    value: { query: 'needs=RHCSA' },
  })
  expect(
    await w.perform(saveSearch, { name: 'Only dates', query: 'from=2026-12-01' }, lead),
  ).toMatchObject({ ok: false, kind: 'refused' })
  expect(
    await w.perform(
      saveSearch,
      { name: 'Nights', query: 'needs=EX200&shift=night', shared: 'on' },
      lead,
    ),
  ).toMatchObject({ ok: true })
  expect(await w.perform(saveSearch, { name: 'Nothing', query: 'page=2' }, lead)).toMatchObject({
    ok: false,
    kind: 'refused',
  })
  const rows = await w.store.reading((db) => db.select().from(savedSearch))
  expect(rows).toMatchObject([{ name: 'Nights', query: 'needs=EX200&shift=night', shared: true }])
  const id = rows[0]!.id
  expect((await find({}, other)).saved).toMatchObject([
    { name: 'Nights', by: 'Marisol Duarte', mine: 0 },
  ])
  expect(await w.perform(dropSearch, { id }, other)).toMatchObject({ ok: false, kind: 'refused' })
  expect(await w.perform(shareSearch, { id, shared: 'false' }, lead)).toMatchObject({ ok: true })
  expect((await find({}, other)).saved).toEqual([])
  expect(await w.perform(dropSearch, { id }, other)).toMatchObject({ ok: false, kind: 'not found' })
  expect(await w.perform(dropSearch, { id }, lead)).toMatchObject({ ok: true })
  expect((await find({})).saved).toEqual([])
})

test('a shortlist is one’s own: once for each position, judged anew, taken off again', async () => {
  const ben = idOf('Ben Older')
  await w.perform(
    shortlistPerson,
    { person: ben, position: nights, note: 'Sits EX200 in spring' },
    lead,
  )
  await w.perform(shortlistPerson, { person: ben, position: nights, note: 'Sits it in May' }, lead)
  await w.perform(shortlistPerson, { person: ben }, lead)
  await w.perform(shortlistPerson, { person: ben }, lead)
  const mine = await w.ask(shortlist, {}, lead)
  expect(mine.ok && mine.value.rows.map((it) => [it.position?.title, it.note, it.kind])).toEqual([
    ['Nights', 'Sits it in May', 'unqualified'],
    [undefined, '', undefined],
  ])
  expect((await rowOf('Ben')).kept).toBe(true)
  expect((await rowOf('Ana')).kept).toBe(false)
  const theirs = await w.ask(shortlist, {}, other)
  expect(theirs.ok && theirs.value.rows).toEqual([])
  const [row] = await w.store.reading((db) =>
    db.select().from(shortlisted).where(eq(shortlisted.personId, ben)),
  )
  expect(await w.perform(dropShortlisted, { id: row!.id }, other)).toMatchObject({
    ok: false,
    kind: 'not found',
  })
  expect(await w.perform(dropShortlisted, { id: row!.id }, lead)).toMatchObject({ ok: true })
  const events = await w.store.reading((db) =>
    db.select().from(event).where(eq(event.verb, 'shortlist.kept')),
  )
  expect(events).toHaveLength(4)
  expect(JSON.stringify(events)).not.toMatch(/Ben|Sits|Nights/)
})

test('people side by side, under the conditions of the search', async () => {
  const it = await w.ask(
    compareCandidates,
    { position: nights, row: ['Ana Ready', 'Ben Older', 'Fay Away'].map(idOf) },
    lead,
  )
  if (!it.ok) throw new Error(it.because)
  const [ana, ben, fay] = it.value.people
  expect(it.value.groups).toEqual(['RHCSA (RHEL 9 or newer)'])
  expect(ana).toMatchObject({
    kind: 'qualified',
    through: [{ until: '2028-12-31' }],
    work: [{ on: '2025-03-31', customer: 'Northwind', current: false }],
    load: 0,
  })
  expect(ben).toMatchObject({
    kind: 'unqualified',
    through: [null],
    work: [null],
    proficiencies: [{ track: 'linux', level: 2, by: 'Otto Berg' }],
  })
  expect(fay!.away).toEqual([{ from: '2026-12-24', until: '2027-01-06' }])
  const alone = await w.ask(
    compareCandidates,
    { position: nights, row: [String(idOf('Ana Ready'))] },
    lead,
  )
  expect(alone.ok && alone.value.problem).toBe(
    'Tick two to five people in the list to see them side by side.',
  )
})

test('a file holds everyone found, where the page says there are more than it looked for', async () => {
  await w.put((db) =>
    db.run(sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 230)
      insert into person (employee_id, email, name, job_title)
      select 'FILE' || i, 'file' || i || '@example.com', 'Filed ' || i, 'Archivist' from n`),
  )
  const page = await w.ask(candidates, { title: 'Archivist' }, lead)
  expect(page.ok && [page.value.counts.more, page.value.total]).toEqual([true, 201])
  const all = await w.ask(foundCandidates, { title: 'Archivist' }, lead)
  expect(all.ok && [all.value.count, all.value.rows.length]).toEqual([230, 230])
})
