import { describe, expect, test } from 'vitest'
import { sayFall } from '@/university/staffing/coverage/rules/falls'
import type { AwardFact } from '@/university/staffing/eligibility/rules/award-days'
import type { DatedAlternative } from '@/university/staffing/eligibility/rules/requirement'
import {
  coverageOf,
  fallsOf,
  type Held,
  type InPlace,
} from '@/university/staffing/eligibility/rules/standing'

// What a team page says of the year to come, by the rules alone.
const day = '2026-11-21'
const asks = (
  certification: number,
  short: string,
  from = '2020-01-01',
  until: string | null = null,
): DatedAlternative => {
  return { group: certification, certification, short, exams: [], examCode: null, from, until }
}
const award = (
  certification: number,
  validUntil: string | null,
  more: Partial<AwardFact> = {},
): AwardFact => {
  const rest = {
    examCode: null,
    revokedOn: null,
    graceDays: 0,
    graceCounts: false,
    suspensions: [],
  }
  return { certification, validFrom: '2020-01-01', validUntil, ...rest, ...more }
}
type Someone = Partial<InPlace['person']> & {
  from?: string
  until?: string | null
  exception?: InPlace['exception']
}
const holds = ({ from = '2020-01-01', until = null, exception, ...more }: Someone): InPlace => {
  const person = {
    id: 1,
    name: 'Kim',
    shift: 'night' as const,
    site: '',
    capacity: 1,
    hiredOn: '2020-01-01',
    leftOn: null,
    awards: [],
    placements: [],
    ...more,
  }
  return { from, until, exception, person }
}
const seat = (places: InPlace[], more: Partial<Held> = {}): Held => {
  return {
    title: 'Nights',
    shift: 'night',
    site: '',
    from: '2020-01-01',
    until: null,
    track: null,
    minProficiency: 0,
    requirement: [asks(1, 'RHCSA')],
    places,
    ...more,
  }
}
const have = (it: Held) =>
  coverageOf([it], day).map(
    (row) => `${row.label}: ${row.months.map((one) => `${one.have}/${one.need}`).join(' ')}`,
  )
const falls = (it: Held) => fallsOf([it], day).map((one) => `${one.day} ${one.text}`)
const rhcsa = [award(1, null)]
const signed = { from: day, until: '2026-12-31', by: 'Lead', reason: 'A test.' }
const months = (text: string, rest: string) =>
  [...text.split(' '), ...Array.from({ length: 13 }, () => rest)].slice(0, 13).join(' ')

describe('coverage if nobody acts', () => {
  test('who misses the proficiency does not count, an exception does until it ends, and the newest assessment of that track decides', () => {
    const least = { track: 'linux', minProficiency: 2 }
    const level = (n: number, assessedOn = '2026-01-01', track = 'linux') => ({
      track,
      level: n,
      assessedOn,
    })
    const row = (text: string, rest: string) => [`RHCSA, nights: ${months(text, rest)}`]
    expect(have(seat([holds({ awards: rhcsa })], least))).toEqual(row('0/1', '0/1'))
    expect(have(seat([holds({ awards: rhcsa, proficiencies: [level(2)] })], least))).toEqual(
      row('1/1', '1/1'),
    )
    expect(
      have(
        seat(
          [
            holds({
              awards: rhcsa,
              proficiencies: [level(3), level(1, '2026-02-01'), level(3, '2026-03-01', 'mysql')],
            }),
          ],
          least,
        ),
      ),
    ).toEqual(row('0/1', '0/1'))
    expect(have(seat([holds({ awards: rhcsa, exception: signed })], least))).toEqual(
      row('1/1 1/1', '0/1'),
    )
  })
  test('whoever is away on the day does not count, nor who left', () => {
    const away = [{ from: '2026-12-20', until: '2027-01-31' }]
    expect(have(seat([holds({ awards: rhcsa, away })]))).toEqual([
      `RHCSA, nights: ${months('1/1 0/1 0/1', '1/1')}`,
    ])
    expect(have(seat([holds({ awards: rhcsa, leftOn: '2026-12-31' })]))).toEqual([
      `RHCSA, nights: ${months('1/1 1/1', '0/1')}`,
    ])
  })
  test('each month by what is asked for on its last day, and by the positions open on it', () => {
    const requirement = [
      asks(1, 'RHCSA', '2020-01-01', '2027-01-31'),
      asks(2, 'RHCE', '2027-02-01'),
    ]
    expect(have(seat([holds({ awards: rhcsa })], { requirement }))).toEqual([
      `RHCSA, nights: ${months('1/1 1/1 1/1', '0/0')}`,
      `RHCE, nights: ${months('0/0 0/0 0/0', '0/1')}`,
    ])
    expect(have(seat([], { from: '2027-02-01' }))).toEqual([
      `RHCSA, nights: ${months('0/0 0/0 0/0', '0/1')}`,
    ])
    const versions = [{ ...asks(1, 'RHCSA'), minRank: 9000 }]
    expect(
      have(seat([holds({ awards: [award(1, null, { rank: 8000 })] })], { requirement: versions })),
    ).toEqual([`RHCSA (version 9 or newer), nights: ${months('0/1', '0/1')}`])
  })
})

describe('what falls', () => {
  test('a lapse, with its last good day; after a grace that counts; not where it is asked for no more', () => {
    expect(falls(seat([holds({ awards: [award(1, '2026-12-03')] })]))).toEqual([
      '2026-12-03 RHCSA of Kim (Nights) ends',
    ])
    expect(
      falls(
        seat([holds({ awards: [award(1, '2026-12-03', { graceDays: 10, graceCounts: true })] })]),
      ),
    ).toEqual(['2026-12-13 RHCSA of Kim (Nights) ends'])
    const dropped = { requirement: [asks(1, 'RHCSA', '2020-01-01', '2026-11-30')] }
    expect(falls(seat([holds({ awards: [award(1, '2026-12-03')] })], dropped))).toEqual([])
    const again = { requirement: [asks(1, 'RHCSA'), asks(2, 'RHCE', '2020-01-01', '2026-12-03')] }
    expect(
      falls(seat([holds({ awards: [award(1, '2026-12-03'), award(2, null)] })], again)),
    ).toEqual(['2026-12-03 RHCSA of Kim (Nights) ends'])
  })
  test('a requirement that asks more, only of who does not hold it', () => {
    const more = { requirement: [asks(1, 'RHCSA'), asks(2, 'RHCE', '2027-02-01')] }
    expect(falls(seat([holds({ awards: rhcsa })], more))).toEqual([
      '2027-02-01 RHCE is asked for, and Kim (Nights) does not hold it',
    ])
    expect(falls(seat([holds({ awards: [...rhcsa, award(2, null)] })], more))).toEqual([])
  })
  test('days away, an exception’s end, a leaver, an end that nobody follows', () => {
    expect(
      falls(seat([holds({ awards: rhcsa, away: [{ from: '2026-12-20', until: '2027-01-31' }] })])),
    ).toEqual(['2026-12-20 Kim (Nights) is away to 31 Jan 2027'])
    expect(falls(seat([holds({ exception: signed })]))).toEqual([
      '2026-12-31 the exception for Kim (Nights) ends',
    ])
    expect(falls(seat([holds({ awards: rhcsa, leftOn: '2027-03-31' })]))).toEqual([
      '2027-03-31 Kim (Nights) leaves the company',
    ])
    const ends = holds({ awards: rhcsa, until: '2027-03-31' })
    expect(falls(seat([ends]))).toEqual(['2027-03-31 the placement of Kim (Nights) ends'])
    expect(falls(seat([ends, holds({ name: 'Ada', awards: rhcsa, from: '2027-04-01' })]))).toEqual(
      [],
    )
  })
  test('who begins later below the proficiency says so, here and on the board', () => {
    const least = { track: 'linux', minProficiency: 2 }
    expect(falls(seat([holds({ awards: rhcsa, from: '2027-01-01' })], least))).toEqual([
      '2027-01-01 Kim (Nights) begins without counting for it',
    ])
    const fall = { day: '2027-01-01', last: null, person: 'Kim', held: '' }
    expect(sayFall({ ...fall, cause: 'starts uncertified', skill: '' })).toBe(
      'Kim begins on 1 Jan 2027 below the proficiency the position asks for',
    )
    expect(sayFall({ ...fall, cause: 'starts uncertified', skill: 'RHCE' })).toBe(
      'Kim begins on 1 Jan 2027 without RHCE',
    )
    expect(sayFall({ ...fall, cause: 'exception ends', skill: '' })).toBe(
      'The exception for Kim ends 31 Dec 2026; the proficiency asked for is not reached',
    )
  })
})
