import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { offeringInstructor, session } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { event, eventAbout } from '@/db/tables/record'
import { joinRequest, placement, position, team } from '@/db/tables/staffing'
import { type Actor, nobody } from '@/university/actor'
import { readNotices } from '@/university/notices/commands/read-notices'
import { notices } from '@/university/notices/notices'
import { myNotices } from '@/university/notices/queries/my-notices'
import { barOf, placeOf, placesFor } from '@/university/reports/navigation'
import { home } from '@/university/reports/queries/home'
import { search } from '@/university/reports/queries/search'
import { shell } from '@/university/reports/queries/shell'
import { dayBefore } from '@/university/reports/rules/studying'
import { matchOf, some, wordsIn } from '@/university/reports/rules/words'
import { tries } from '../thorough'
import { aCourse, aPerson, noon, type World, world } from '../world'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const someone = (more: Partial<Actor> = {}): Actor => ({
  ...nobody,
  id: 1,
  name: 'Ada',
  today: '2026-11-21',
  ...more,
})
const value = <T>(outcome: { ok: true; value: T } | { ok: false; because: string }): T => {
  if (!outcome.ok) throw new Error(outcome.because)
  return outcome.value
}

describe('where one has work', () => {
  const groupsOf = (actor: Actor) => placesFor(actor).map((it) => it.group)
  test('a learner', () => expect(groupsOf(someone())).toEqual(['Learn', 'Staff', 'Recognition']))
  test('an instructor begins with teaching', () =>
    expect(groupsOf(someone({ teaches: [3] }))).toEqual(['Teach', 'Learn', 'Staff', 'Recognition']))
  test('a staffing lead begins with staffing, and looks for others, not for a team', () => {
    const actor = someone({ roles: ['staffing lead'] })
    expect(groupsOf(actor)).toEqual(['Staff', 'Promises', 'Learn', 'Recognition'])
    expect(placesFor(actor).flatMap((it) => it.places.map((place) => place.href))).not.toContain(
      '/join',
    )
    expect(barOf(actor).map((it) => it.short ?? it.label)).toEqual(['Staffing', 'Find', 'Teams'])
  })
  test('a registrar administers first', () =>
    expect(groupsOf(someone({ roles: ['registrar'] }))[0]).toBe('Administer'))
  test('a manager sees their people', () =>
    expect(groupsOf(someone({ reports: 2 }))).toContain('Administer'))
  test.each([
    ['/', '/'],
    ['/courses/LNX-201?x=1', '/catalogue'],
    ['/learning/3/4', '/learning'],
    ['/certifications/all', '/certifications/all'],
    ['/certifications/rhcsa', '/certifications'],
    ['/certificationsX', undefined],
    ['/sign-in', undefined],
  ])('%s belongs to %s', (path, place) => expect(placeOf(path)).toBe(place))
})

describe('search', () => {
  test('finds by the beginning of any word, without accents, of each kind', async () => {
    const me = await w.put(async (db) => {
      await aPerson(db, { name: 'Zoë Åkerström', site: 'London' })
      await aCourse(db, { code: 'ZOE-201' })
      await db
        .insert(team)
        .values({ code: 'T0042', customer: 'Zoetrope Films', site: 'Austin', since: '2024-01-01' })
      return aPerson(db)
    })
    const found = async (words: string) =>
      value(await w.ask(search, { words }, me)).results.map((it) => it.href)
    expect(await found('zoe aker')).toHaveLength(1)
    expect(await found('ÅKERS')).toHaveLength(1)
    expect(await found('zoe')).toEqual([
      '/teams/T0042',
      '/courses/ZOE-201',
      expect.stringMatching(/^\/people\//),
    ])
    expect(await found('ZOE-201')).toEqual(['/courses/ZOE-201'])
    expect(await found('zoe nothing')).toEqual([])
    expect(await found('  ')).toEqual([])
  })
  test('who left is found by the registrar only', async () => {
    const [me, registrar] = await w.put(async (db) => {
      await aPerson(db, { name: 'Gone Girl', leftOn: '2026-11-20' })
      return [await aPerson(db), await aPerson(db, { roles: ['registrar'] })]
    })
    expect(value(await w.ask(search, { words: 'gone' }, me!)).results).toEqual([])
    expect(value(await w.ask(search, { words: 'gone' }, registrar!)).results).toHaveLength(1)
  })
  test('places are found by their words', async () => {
    const me = await w.put((db) => aPerson(db))
    expect(value(await w.ask(search, { words: 'my cert' }, me)).places).toEqual([
      { title: 'My certifications', href: '/certifications' },
    ])
  })
  test.each([
    '"',
    '" OR "',
    'a"b',
    'NEAR(a b)',
    'title:x',
    '*',
    '^',
    '-',
    '(',
    'a AND NOT b',
    '{title words} : x',
    "'; drop table person; --",
    '\u0000',
    '%_',
    'é'.normalize('NFD'),
  ])('is not obeyed: %j', async (words) => {
    const me = await w.put((db) => aPerson(db))
    expect(await w.ask(search, { words }, me)).toMatchObject({ ok: true })
  })
  test('whatever is typed is an answer', async () => {
    const me = await w.put((db) => aPerson(db))
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 60 }),
        async (words) => (await w.ask(search, { words }, me)).ok,
      ),
      { numRuns: tries(150) },
    )
  })
  test('words are cut like the index cuts them', () => {
    expect(matchOf(wordsIn('LNX-201 "o\'brien')).replaceAll('*', '')).toBe(
      '"LNX" "201" "o" "brien"',
    )
    expect(wordsIn('a '.repeat(50))).toHaveLength(8)
  })
})

describe('notices', () => {
  const happened = (verb: string, actorId: number | null, about: [string, number][], detail = {}) =>
    w.put(async (db) => {
      const [made] = await db
        .insert(event)
        .values({ at: +noon, actorId, verb, detail })
        .returning({ id: event.id })
      for (const [kind, subjectId] of about)
        await db.insert(eventAbout).values({ kind: kind as 'person', subjectId, eventId: made!.id })
      return made!.id
    })

  test('tell the person, their manager and the leader, each in their words, and not whoever did it', async () => {
    const it = await w.put(async (db) => {
      const manager = await aPerson(db, { name: 'Mara' })
      const me = await aPerson(db, { name: 'Sol', managerId: manager })
      const leader = await aPerson(db, { name: 'Lea' })
      const [t] = await db
        .insert(team)
        .values({ code: 'T1', customer: 'Northwind', site: '', since: '2020-01-01' })
        .returning({ id: team.id })
      const [p] = await db
        .insert(position)
        .values({ teamId: t!.id, kind: 'leader', title: 'Leader', from: '2020-01-01' })
        .returning({ id: position.id })
      await db.insert(placement).values({
        positionId: p!.id,
        teamId: t!.id,
        personId: leader,
        from: '2020-01-01',
        placedAt: 1,
      })
      return { manager, me, leader, team: t!.id, course: await aCourse(db) }
    })
    await happened('join.asked', it.me, [
      ['person', it.me],
      ['team', it.team],
    ])
    await happened(
      'placement.ended',
      it.manager,
      [
        ['person', it.me],
        ['team', it.team],
      ],
      { reason: 'moves to nights' },
    )
    await happened('course.completed', null, [
      ['person', it.me],
      ['course', it.course.courseId],
    ])
    await happened('seat.promoted', null, [
      ['person', it.me],
      ['offering', it.course.offeringId],
    ])
    const texts = async (id: number) =>
      value(await w.ask(myNotices, {}, id)).notices.map((notice) => notice.text)
    expect(await texts(it.leader)).toEqual([
      'Sol leaves Northwind: moves to nights',
      'Sol asks to join Northwind',
    ])
    expect(
      value(await w.ask(myNotices, {}, it.leader)).notices.map((notice) => notice.href),
    ).toEqual(['/teams/T1', '/teams/T1'])
    expect(await texts(it.manager)).toEqual([expect.stringMatching(/^Sol completed Course/)])
    expect(await texts(it.me)).toEqual([
      expect.stringMatching(/^A seat freed: you are enrolled in Course/),
      'Your place with Northwind ends: moves to nights',
    ])
  })
  test.each([
    [
      'certification.extended',
      'person',
      { after: '2027-02-01', because: 'the centre is closed' },
      'Your a certification was extended until 1 February 2027: the centre is closed',
      '/certifications',
    ],
    [
      'certification.reinstated',
      'person',
      { because: 'it was a mistake' },
      'Your a certification counts again: it was a mistake',
      '/certifications',
    ],
    [
      'seat.requested',
      'manager',
      { state: 'requested' },
      'Sol asks for a place in a course',
      '/approvals',
    ],
    ['seat.requested', 'manager', { state: 'enrolled' }, 'Sol enrolled in a course', '/people/7'],
    [
      'lab.confirmed',
      'person',
      { confirmed: 'yes' },
      'Lea signed a lab step of a course',
      '/learning',
    ],
    [
      'lab.confirmed',
      'person',
      { confirmed: 'no', note: 'Show it again.' },
      'Lea gave back a lab step of a course: Show it again.',
      '/learning',
    ],
    [
      'join.answered',
      'person',
      { accepted: true },
      'Lea agreed with your wish to join a customer team',
      '/teams',
    ],
    [
      'join.answered',
      'person',
      { accepted: false, reason: 'We are full.' },
      'Lea turned down your wish to join a customer team: We are full.',
      '/teams',
    ],
  ])('%s tells the %s what came of it: %j', (verb, to, detail, text, href) => {
    const notice = notices.find((it) => it.verb === verb && it.to === to)!
    const happened = {
      by: 'Lea',
      person: 'Sol',
      course: '',
      certification: '',
      team: '',
      teamCode: '',
      offering: '',
      detail,
    }
    expect([notice.text(happened), notice.href({ person: 7 }, happened)]).toEqual([text, href])
  })
  test('are read once, and reading never goes back', async () => {
    const me = await w.put((db) => aPerson(db))
    const first = await happened('role.granted', null, [['person', me]], { role: 'auditor' })
    const second = await happened('role.ended', null, [['person', me]], { role: 'auditor' })
    const count = async () => value(await w.ask(shell, {}, me)).notices
    expect(await count()).toBe(2)
    expect(await w.perform(readNotices, { upTo: String(second) }, me)).toMatchObject({ ok: true })
    await w.perform(readNotices, { upTo: first }, me)
    expect(await count()).toBe(0)
    expect(value(await w.ask(myNotices, {}, me))).toMatchObject({
      unread: 0,
      notices: [{ unread: false }, { unread: false }],
    })
    await w.perform(readNotices, { upTo: 999_999_999 }, me)
    await happened('role.granted', null, [['person', me]])
    expect(await count()).toBe(1)
  })
  test('one text per verb and audience', () => {
    const keys = notices.map((it) => `${it.verb} ${it.to}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('home', () => {
  test('a place in line, a session today, a request that waits', async () => {
    const it = await w.put(async (db) => {
      const manager = await aPerson(db)
      const me = await aPerson(db, { managerId: manager })
      const taught = await aCourse(db, { seats: 1 })
      const other = await aPerson(db)
      await db.insert(enrolment).values({
        personId: other,
        offeringId: taught.offeringId,
        state: 'enrolled',
        requestedAt: 1,
      })
      await db.insert(enrolment).values({
        personId: me,
        offeringId: taught.offeringId,
        state: 'waitlisted',
        requestedAt: 2,
        queuedAt: 2,
      })
      const asked = await aCourse(db)
      await db.insert(enrolment).values({
        personId: me,
        offeringId: asked.offeringId,
        state: 'requested',
        requestedAt: +noon - 1,
      })
      const teacher = await aPerson(db)
      await db
        .insert(offeringInstructor)
        .values({ offeringId: taught.offeringId, personId: teacher })
      await db.insert(session).values({
        offeringId: taught.offeringId,
        title: 'One',
        startsAt: +noon + 3_600_000,
        endsAt: +noon + 7_200_000,
        timeZone: 'UTC',
      })
      return { me, manager, teacher }
    })
    expect(value(await w.ask(home, {}, it.me)).due.map((due) => due.word)).toEqual([
      'First in line',
      'Asked',
    ])
    expect(value(await w.ask(home, {}, it.manager)).waiting).toMatchObject([
      { title: 'One request for a place' },
    ])
    expect(value(await w.ask(home, {}, it.teacher)).teaching).toMatchObject([{ title: 'One' }])
    expect(value(await w.ask(home, {}, it.teacher)).facts).toBe('Nothing is due.')
  })
  test('a leader answers who asks to join on the team’s page', async () => {
    const leader = await w.put(async (db) => {
      const [leader, me] = [await aPerson(db), await aPerson(db, { name: 'Sol' })]
      const [t] = await db
        .insert(team)
        .values({ code: 'T1', customer: 'Northwind', site: '', since: '2020-01-01' })
        .returning({ id: team.id })
      const open = { teamId: t!.id, from: '2020-01-01' }
      const [head] = await db
        .insert(position)
        .values({ ...open, kind: 'leader', title: 'Leader' })
        .returning({ id: position.id })
      const [nights] = await db
        .insert(position)
        .values({ ...open, kind: 'technician', title: 'Nights' })
        .returning({ id: position.id })
      await db.insert(placement).values({
        positionId: head!.id,
        teamId: t!.id,
        personId: leader,
        from: '2020-01-01',
        placedAt: 1,
      })
      await db.insert(joinRequest).values({ positionId: nights!.id, personId: me, at: 1 })
      return leader
    })
    expect(value(await w.ask(home, {}, leader)).waiting).toMatchObject([
      { title: 'One person asks to join your team', href: '/teams/T1' },
    ])
    const places = value(await w.ask(shell, {}, leader)).groups.flatMap((group) => group.places)
    expect(
      places
        .filter((place) => place.href === '/teams' || place.href === '/join')
        .map((place) => [place.href, place.count]),
    ).toEqual([
      ['/teams', 1],
      ['/join', undefined],
    ])
  })
  test('counts no one else’s', async () => {
    const me = await w.put((db) => aPerson(db))
    expect(value(await w.ask(home, {}, me))).toMatchObject({
      studying: [],
      due: [],
      waiting: [],
      certifications: [],
      queue: [],
      gaps: undefined,
    })
    expect(
      await w.store.reading((db) => db.get(sql`select count(*) as n from notices_read`)),
    ).toEqual({ n: 0 })
  })
})

test.each([
  [0, 'today'],
  [1, 'yesterday'],
  [3, 'on Wednesday'],
  [9, '9 days ago'],
])('%i days before', (days, said) =>
  expect(dayBefore(+noon - days * 86_400_000, noon, 'UTC')).toBe(said),
)
test.each([
  [0, 'no teams'],
  [1, 'one team'],
  [13, '13 teams'],
])('%i as words', (n, said) => expect(some(n, 'team')).toBe(said))
