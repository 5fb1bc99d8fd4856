import { describe, expect, test } from 'vitest'
import { nobody } from '@/university/actor'
import {
  approvalChain,
  mayAnswer,
  type Request,
  remindersOf,
  requestEnds,
} from '@/university/enrolment/rules/approval'
import { judgePrerequisites } from '@/university/enrolment/rules/prerequisites'
import {
  afterLapse,
  inLine,
  promotionAt,
  reach,
  stateNow,
} from '@/university/enrolment/rules/promotion'
import {
  isWindowOpen,
  mayAssignSeat,
  mayRequestSeat,
  type Seating,
} from '@/university/enrolment/rules/seat'
import { noon } from '../world'

const h = 3_600_000
const me = { ...nobody, id: 1, name: 'Ada', today: '2026-11-21' }
const seating: Seating = {
  offeringId: 1,
  offering: 'LNX-201-1',
  courseId: 1,
  course: 'LNX-201',
  title: 'Linux',
  seats: 10,
  taken: 0,
  waiting: 0,
  enrolFrom: '2026-11-01',
  enrolUntil: '2026-11-21',
  startsAt: null,
  endsAt: null,
  timeZone: 'America/Chicago',
  approval: false,
  cancelledAt: null,
  closedAt: null,
  personId: 1,
  live: null,
  prerequisites: judgePrerequisites([], null),
  unsettled: false,
}
const because = (it: { ok: boolean; because?: string }) => (it.ok ? 'yes' : it.because)

describe('what a freed seat becomes', () => {
  test.each([
    ['with no start', null, { to: 'enrolled' }],
    ['49 hours before', 49, { to: 'enrolled' }],
    ['48 hours and a millisecond before', 48 + 1 / h, { to: 'enrolled' }],
    ['48 hours before', 48, { to: 'offered', until: +noon + 12 * h }],
    ['15 hours before', 15, { to: 'offered', until: +noon + 12 * h }],
    [
      '10 hours before: the offer ends two hours before the start',
      10,
      { to: 'offered', until: +noon + 8 * h },
    ],
    ['2 hours before', 2, { to: 'nothing' }],
    ['after the start', -1, { to: 'nothing' }],
  ])('%s', (_, hours, expected) =>
    expect(promotionAt(hours === null ? null : +noon + hours * h, noon)).toMatchObject(expected),
  )
  test('an overbooked offering promotes nobody, an unlimited one everyone', () => {
    expect(reach({ seats: 5, taken: 8, waiting: 3 })).toBe(0)
    expect(reach({ seats: 10, taken: 8, waiting: 3 })).toBe(2)
    expect(reach({ seats: null, taken: 8, waiting: 3 })).toBe(3)
  })
  test('the line is by time, then by who came first', () => {
    expect(
      [
        { queuedAt: 2, id: 1 },
        { queuedAt: 1, id: 9 },
        { queuedAt: 1, id: 3 },
      ]
        .sort(inLine)
        .map((x) => x.id),
    ).toEqual([3, 9, 1])
  })
  test('an offer lapses to the back once, then ends', () => {
    expect([afterLapse(0), afterLapse(1)]).toEqual(['waitlisted', 'withdrawn'])
    const offer = {
      state: 'offered' as const,
      requestedAt: 0,
      offerEndsAt: +noon,
      offerLapses: 0,
      startsAt: null,
    }
    expect(stateNow(offer, noon)).toBe('waitlisted')
    expect(stateNow(offer, new Date(+noon - 1))).toBe('offered')
  })
})

describe('who may ask for a seat', () => {
  test.each<[string, Partial<Seating>, string]>([
    ['plainly', {}, 'yes'],
    ['when it is full: there is a queue', { seats: 0, waiting: 3 }, 'yes'],
    ['before enrolment opens', { enrolFrom: '2026-11-22' }, 'Enrolment opens on 22 November 2026.'],
    ['after it ended', { enrolUntil: '2026-11-20' }, 'Enrolment ended on 20 November 2026.'],
    ['when it was cancelled', { cancelledAt: 1 }, 'This offering was cancelled.'],
    ['when it is over', { endsAt: +noon }, 'This offering has ended.'],
    ['twice', { live: { id: 1, state: 'enrolled', outcome: null } }, 'You are enrolled already.'],
    [
      'while a request waits',
      { live: { id: 1, state: 'requested', outcome: null } },
      'You have asked for a seat already; it waits for approval.',
    ],
    [
      'when it is finished',
      { live: { id: 1, state: 'enrolled', outcome: 'passed' } },
      'You have finished this one.',
    ],
  ])('%s', (_, it, expected) =>
    expect(because(mayRequestSeat(me, { ...seating, ...it }, noon))).toBe(expected),
  )
  test('a visitor signs in first', () =>
    expect(because(mayRequestSeat(nobody, seating, noon))).toBe('Sign in to enrol.'))
  test('the last day is the offering’s day, not the server’s', () => {
    const late = new Date('2026-11-22T04:00:00Z')
    expect(isWindowOpen(seating, late).ok).toBe(true)
    expect(isWindowOpen({ ...seating, timeZone: 'Asia/Hong_Kong' }, late).ok).toBe(false)
  })
  test('nobody assigns themselves; managers, their delegates, staffing leads and the registrar assign others', () => {
    const theirs = { ...seating, personId: 2, managers: [7] }
    expect(
      because(mayAssignSeat({ ...me, roles: ['registrar'] }, { ...theirs, personId: 1 }, noon)),
    ).toBe('Nobody assigns themselves: enrol instead.')
    expect(mayAssignSeat(me, theirs, noon).ok).toBe(false)
    expect(
      [
        { ...me, id: 7 },
        { ...me, actsFor: [7] },
        { ...me, roles: ['staffing lead' as const] },
      ].every((a) => mayAssignSeat(a, theirs, noon).ok),
    ).toBe(true)
  })
})

describe('prerequisites', () => {
  const one = { kind: 'course' as const, lapsedOn: null, met: false }
  test('all groups, any alternative inside one, with the reason', () => {
    const judged = judgePrerequisites(
      [
        { ...one, group: 1, name: 'LNX-101', ref: 'LNX-101' },
        {
          ...one,
          group: 1,
          kind: 'certification',
          name: 'RHCSA',
          ref: 'rhcsa',
          lapsedOn: '2026-10-02',
        },
        { ...one, group: 2, name: 'SUP-101', ref: 'SUP-101', met: true },
        { ...one, group: 3, name: 'NET-101', ref: 'NET-101' },
      ],
      null,
    )
    expect(judged.groups.map((g) => g.met)).toEqual([false, true, false])
    expect(because(judged.verdict)).toBe(
      'First complete LNX-101 or renew RHCSA (lapsed), and complete NET-101.',
    )
  })
  test('a waiver stands for all of them, and shows what it stands for', () => {
    const judged = judgePrerequisites([{ ...one, group: 1, name: 'A', ref: 'A' }], {
      until: '2026-12-31',
      reason: 'ten years of it',
      by: 'Vera',
    })
    expect(judged.verdict.ok).toBe(true)
    expect(judged.groups[0]?.met).toBe(false)
  })
})

describe('approvals do not freeze', () => {
  const day = 24 * h
  const it: Request = {
    personId: 1,
    person: 'Ada',
    managerId: 7,
    manager: 'Max',
    delegates: [{ id: 8, name: 'Dana' }],
    instructors: [5],
    requestedAt: +noon,
    startsAt: null,
  }
  const later = (ms: number) => new Date(+noon + ms)
  test('approver, then the delegate in those dates, then the registrar from half of the time', () => {
    expect(approvalChain(it, noon)).toMatchObject({
      waitsFor: 'Max or Dana (acting)',
      fallback: false,
    })
    expect(approvalChain(it, later(3.5 * day)).waitsFor).toBe(
      'Max or Dana (acting) or the registrar',
    )
    expect(mayAnswer({ ...me, id: 7 }, it, noon).ok).toBe(true)
    expect(mayAnswer({ ...me, id: 8, actsFor: [7] }, it, noon).ok).toBe(true)
    expect(because(mayAnswer({ ...me, id: 9, roles: ['registrar'] }, it, noon))).toBe(
      'This waits for Max or Dana (acting).',
    )
    expect(mayAnswer({ ...me, id: 9, roles: ['registrar'] }, it, later(4 * day)).ok).toBe(true)
  })
  test('no manager means the registrar at once', () => {
    const alone = { ...it, managerId: null, manager: null, delegates: [] }
    expect(approvalChain(alone, noon).waitsFor).toBe('the registrar')
    expect(mayAnswer({ ...me, id: 9, roles: ['registrar'] }, alone, noon).ok).toBe(true)
  })
  test('nobody approves themselves, whoever they are', () => {
    expect(
      because(mayAnswer({ ...me, roles: ['registrar'], actsFor: [7] }, it, later(5 * day))),
    ).toBe('Nobody approves themselves.')
  })
  test('it ends after seven days or at the start; reminders at half and nine tenths', () => {
    expect(requestEnds(it)).toBe(+noon + 7 * day)
    expect(requestEnds({ ...it, startsAt: +noon + day })).toBe(+noon + day)
    expect(requestEnds({ ...it, startsAt: +noon - day })).toBe(+noon + 7 * day)
    expect(remindersOf({ ...it, startsAt: +noon + 10 * h })).toEqual([+noon + 5 * h, +noon + 9 * h])
    expect(mayAnswer({ ...me, id: 7 }, it, later(7 * day)).ok).toBe(false)
  })
})
