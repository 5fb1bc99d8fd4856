import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actorOf } from '@/university/actor'
import { expiring } from '@/university/audit/queries/expiring'
import { holdersOn } from '@/university/audit/queries/holders-on'
import { register } from '@/university/audit/queries/register'
import { addDays, type Day } from '@/university/calendar'
import { course } from '@/university/catalogue/queries/course'
import { holding } from '@/university/certification/awards/queries/holding'
import { myCertifications } from '@/university/certification/awards/queries/my-certifications'
import { standingsOf } from '@/university/certification/awards/queries/standings'
import { verify } from '@/university/certification/badges/queries/verify'
import { certification } from '@/university/certification/definitions/queries/certification'
import { certifications } from '@/university/certification/definitions/queries/certifications'
import { desk } from '@/university/desk/queries/desk'
import type { Tab } from '@/university/desk/rules/desk'
import { seatingOf } from '@/university/enrolment/queries/seating'
import { mayRequestSeat } from '@/university/enrolment/rules/seat'
import type { Outcome } from '@/university/kernel'
import { endingUntold } from '@/university/notices/queries/ending'
import { personPage } from '@/university/people/queries/person-page'
import { mine } from '@/university/reports/queries/home-mine'
import { teamDay } from '@/university/staffing/coverage/queries/team-day'
import { fieldOn } from '@/university/staffing/eligibility/queries/supply-and-demand'
import { candidates } from '@/university/staffing/search/queries/candidates'
import { compareCandidates } from '@/university/staffing/search/queries/compare'
import { teamPage } from '@/university/staffing/teams/queries/team'
import { tries } from '../../thorough'
import {
  awardCounts,
  type Certification,
  edgesOf,
  isFollowed,
  lastDayOf,
  type Person,
  ruleOn,
  type ValidityWorld,
  validityWorld,
} from './validity-world'

// Many doors say whether a certification counts on a day. Random people stand before each of them
// on the same days.
let w: ValidityWorld
beforeAll(async () => {
  w = await validityWorld({ certifications: 8, people: 64, seed: 41 })
}, 60_000)
afterAll(() => w.close())

type Status = ReturnType<typeof ruleOn>
type Said = unknown
/** What a door says of each person on a day, and what the rule says, in the words of that door. */
type Door = {
  says: (day: Day) => Promise<Map<number, Said>>
  rule: (status: Status, it: Person, day: Day) => Said
}

const value = <A>(outcome: Outcome<A>): A => {
  if (!outcome.ok) throw new Error(outcome.because)
  return outcome.value
}
/** Asked about each person, by themselves or by someone else. */
async function each(ask: (it: Person) => Promise<Said>) {
  const told = new Map<number, Said>()
  for (const it of w.people) told.set(it.id, await ask(it))
  return told
}
/** Asked about each certification; each answers for its own people. */
async function byCertification<T>(ask: (it: Certification) => Promise<[number, T][]>) {
  const told = new Map<number, T>()
  for (const it of w.certifications)
    for (const [person, said] of await ask(it)) told.set(person, said)
  return told
}
/** A list that names some people: of the others it says no. */
const naming = (ids: Iterable<number>) => {
  const named = new Set(ids)
  return new Map<number, Said>(w.people.map((it) => [it.id, named.has(it.id)]))
}
const asThemselves = <T>(it: Person, read: (at: Parameters<typeof mine>[0]) => Promise<T>) =>
  w.store.reading(async (db) =>
    read({ db, actor: (await actorOf(db, it.id, w.now, 'UTC'))!, now: w.now }),
  )

const counts: Door['rule'] = (status) => status.counts
const inWords = ({ word, counts }: Pick<Status, 'word' | 'counts'>) =>
  `${word}, ${counts ? 'counts' : 'does not count'}`
/** Counts by its own term, and not by a grace. */
const isCertified = ({ word, counts }: Status) => counts && word !== 'grace'
/** What someone reads who was given the code of an award: it is valid, or why it is not. */
const publicWord = (status: Status) =>
  isCertified(status) ? 'valid' : status.word === 'lapsed' ? 'expired' : status.word
const countingAwards = (_: Status, it: Person, day: Day) =>
  it.awards.filter((award) => awardCounts(it, award, day)).map((award) => award.id)
/** What a standing on a team says of somebody who does not count. */
const notCertified = ['Not certified', 'Not covered', 'Empty', 'Left', 'Exception']

const doors: Record<string, Door> = {
  'my certifications': {
    says: () =>
      each(async (it) => inWords(value(await w.ask(myCertifications, {}, it.id)).held[0]!.status)),
    rule: inWords,
  },
  'the list of certifications': {
    says: () =>
      each(async (it) => {
        const { rows } = value(await w.ask(certifications, {}, it.id))
        return inWords(rows.find((row) => row.slug === it.certification.slug)!.mine!)
      }),
    rule: inWords,
  },
  'the page of a certification, for me': {
    says: () =>
      each(async (it) => {
        const { slug } = it.certification
        return inWords(value(await w.ask(certification, { slug }, it.id)).mine!.status)
      }),
    rule: inWords,
  },
  'the page of a certification, who holds it': {
    says: async () => {
      const holders = await byCertification(async ({ slug }) => {
        const page = value(await w.ask(certification, { slug }, w.colleague))
        return page.holders.map((row) => [row.personId, true])
      })
      return naming(holders.keys())
    },
    rule: counts,
  },
  home: {
    says: () =>
      each((it) => asThemselves(it, async (at) => inWords((await mine(at)).holdings[0]!.status))),
    rule: inWords,
  },
  'a holding': {
    says: () =>
      each(async (it) =>
        inWords(value(await w.ask(holding, { id: it.holding }, w.registrar)).status),
      ),
    rule: inWords,
  },
  'a holding, award by award': {
    says: () =>
      each(async (it) =>
        value(await w.ask(holding, { id: it.holding }, w.registrar))
          .awards.filter((row) => row.valid)
          .map((row) => row.id)
          .sort((a, b) => a - b),
      ),
    rule: countingAwards,
  },
  'a holding, for a colleague': {
    says: () =>
      each(async (it) => {
        const seen = await w.ask(holding, { id: it.holding }, w.colleague)
        return seen.ok ? seen.value.awards.map((row) => row.id).sort((a, b) => a - b) : []
      }),
    rule: countingAwards,
  },
  'holdings decided about together': {
    says: async (day) => {
      const holdings = w.people.map((it) => it.holding)
      const rows = await w.store.reading((db) => standingsOf(db, holdings, day))
      return new Map(rows.map((row) => [row.personId, inWords(row.status)]))
    },
    rule: inWords,
  },
  'the page of a person': {
    says: () =>
      each(async (it) => {
        const page = value(await w.ask(personPage, { person: it.id }, w.colleague))
        return page.certifications.some((row) => row.holding === it.holding)
      }),
    rule: counts,
  },
  'a course that asks for it': {
    says: () =>
      each(async (it) => {
        const page = value(await w.ask(course, { code: it.certification.course.code }, it.id))
        return [page.prerequisites.verdict.ok, page.offerings[0]!.mayEnrol.ok]
      }),
    rule: ({ counts }) => [counts, counts],
  },
  'a seat in that course': {
    says: () =>
      each((it) =>
        asThemselves(it, async (at) => {
          const seating = await seatingOf(at, it.certification.course.offeringId)
          return mayRequestSeat(at.actor, seating!, at.now).ok
        }),
      ),
    rule: counts,
  },
  'what ends within 90 days': {
    says: async () => {
      const { rows } = value(await w.ask(expiring, { days: 90 }, w.registrar))
      return naming(rows.map((row) => row.personId))
    },
    rule: (status, _, day) =>
      isCertified(status) && status.until !== null && status.until <= addDays(day, 90),
  },
  'the public page of an award': {
    says: (day) =>
      each(async (it) => {
        const award = it.awards[ruleOn(it, day).award]
        if (!award) return 'nothing begun'
        const { state, counts } = value(await w.ask(verify, { code: award.code }, w.colleague))
        return `${state}, ${counts}`
      }),
    rule: (status) =>
      status.award < 0 ? 'nothing begun' : `${publicWord(status)}, ${status.counts}`,
  },
  'who can take a position': {
    says: async (day) => {
      const found = await byCertification(async ({ short }) => {
        const asked = { needs: short, from: day, until: day }
        const { rows } = value(await w.ask(candidates, asked, w.lead))
        return rows.map((row) => [row.id, row.takesException ? 'not without signing' : row.kind])
      })
      return new Map(w.people.map((it) => [it.id, found.get(it.id) ?? 'not without signing']))
    },
    rule: (status) =>
      isCertified(status) ? 'qualified' : status.counts ? 'in grace' : 'not without signing',
  },
  'candidates side by side': {
    says: (day) =>
      byCertification(async ({ id, short }) => {
        const own = w.people.filter((it) => it.certification.id === id).map((it) => it.id)
        const found: [number, boolean][] = []
        for (let n = 0; n < own.length; n += 4) {
          // Two of them at least stand beside each other.
          const row = [...own.slice(n, n + 4), own[0]!]
          const asked = { needs: short, from: day, until: day, row }
          const { people } = value(await w.ask(compareCandidates, asked, w.lead))
          found.push(...people.map((it): [number, boolean] => [it.id, it.kind === 'qualified']))
        }
        return found
      }),
    rule: isCertified,
  },
  'whom plans can draw on': {
    says: async (day) => {
      const { holders } = await w.store.reading((db) => fieldOn(db, day))
      return naming([...holders.values()].flatMap((ids) => [...ids]))
    },
    rule: counts,
  },
  'a team on a day': {
    says: (day) =>
      byCertification(async ({ team }) => {
        const { rows } = value(await w.ask(teamDay, { code: team.code, on: day }, w.lead))
        return rows.map((row) => [
          row.person!.id,
          [row.counts, !notCertified.includes(row.standing.word)],
        ])
      }),
    rule: ({ counts }) => [counts, counts],
  },
  'the page of a team': {
    says: () =>
      byCertification(async ({ team }) => {
        const { positions } = value(await w.ask(teamPage, { code: team.code }, w.lead))
        return positions.map((row) => [row.person!.id, !notCertified.includes(row.standing!.word)])
      }),
    rule: counts,
  },
  'the register': {
    says: async (day) => {
      const { rows } = value(await w.ask(register, { on: day, whole: '1' }, w.registrar))
      const words = new Map(rows.map((row) => [row.personId, row.word]))
      return new Map(w.people.map((it) => [it.id, words.get(it.id) ?? 'not certified']))
    },
    rule: (status) => (isCertified(status) ? status.word : 'not certified'),
  },
  'the registrar’s desk': {
    says: async () => {
      const told = new Map<number, Said>(w.people.map((it) => [it.id, []]))
      const tabs: Tab[] = ['90', 'grace', 'lapsed', 'suspended', 'revoked', 'superseded']
      for (const tab of tabs)
        for (let page = 1, pages = 1; page <= pages; page++) {
          const seen = value(await w.ask(desk, { tab, page }, w.registrar))
          pages = seen.pages
          for (const row of seen.rows) (told.get(row.personId) as string[]).push(tab)
        }
      return told
    },
    rule: (status, _, day) => [
      ...(isCertified(status) && status.until !== null && status.until <= addDays(day, 90)
        ? ['90']
        : []),
      ...(['grace', 'lapsed', 'suspended', 'revoked', 'superseded'].includes(status.word)
        ? [status.word]
        : []),
    ],
  },
  'reminders that something ends': {
    says: async (day) => {
      const due = await w.store.reading((db) => endingUntold(db, day, w.now, 10_000))
      return naming(due.filter((it) => it.daysLeft >= 0).map((it) => it.person))
    },
    rule: (status, it, day) => {
      // A renewal that begins later is a renewal: nobody is reminded.
      const last = isCertified(status) && !isFollowed(it, day) ? lastDayOf(it, day) : null
      return last !== null && last <= addDays(day, 90)
    },
  },
}

/** The days tried: edges of what was drawn. Every word is met on one of them. */
const days = () => fc.sample(fc.constantFrom(...edgesOf(w)), { numRuns: tries(16), seed: 7 })

describe.each(Object.keys(doors))('%s', (name) => {
  const door = doors[name] as Door
  test('says of everyone on every day what the rule says', async () => {
    for (const day of days()) {
      w.now = new Date(`${day}T12:00:00Z`)
      const said = await door.says(day)
      const row = (it: Person, of: Said) => ({ day, person: it.name, status: ruleOn(it, day), of })
      const wrong = w.people.flatMap((it) => {
        const rule = door.rule(ruleOn(it, day), it, day)
        const theirs = said.get(it.id)
        return JSON.stringify(rule) === JSON.stringify(theirs)
          ? []
          : [{ ...row(it, theirs), rule, awards: it.awards, terms: it.certification.versions }]
      })
      expect(wrong.slice(0, 2)).toEqual([])
    }
  })
})

test('how many hold an exam’s certification on a day is how many count by the rule', async () => {
  for (const day of days()) {
    const held = value(await w.ask(holdersOn, { date: day }, w.colleague))
    const rule = w.certifications.map((it) => [
      it.exam,
      w.people.filter((one) => one.certification === it && ruleOn(one, day).counts).length,
    ])
    expect([day, held]).toEqual([day, Object.fromEntries(rule)])
  }
})

test('the days tried meet every word, and a grace that counts beside one that does not', () => {
  const met = new Set(days().flatMap((day) => w.people.map((it) => inWords(ruleOn(it, day)))))
  expect([...met].sort()).toEqual(
    [
      'certified, counts',
      'due for renewal, counts',
      'grace, counts',
      'grace, does not count',
      'lapsed, does not count',
      'not held, does not count',
      'revoked, does not count',
      'superseded, counts',
      'superseded, does not count',
      'suspended, does not count',
    ].sort(),
  )
})
