import type { Entries } from '../ask'

export const entries: Entries = {
  coverage: {
    'all teams': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  1  1  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  1  1  -  -  -  2  2  2  2  .rows[]
         -  -  -  -  -  -  1  ·  -  -  -  1  1  1  1  .rows[].empty .in60
         -  -  -  -  -  -  1  ·  -  -  -  2  2  2  2  .rows[].withGap
         -  -  -  -  -  -  1  ·  -  -  -  1  1  1  1  .totals.withGap
         -  -  -  -  -  -  x  ·  -  -  -  x  x  x  x  the value of the contract
         -  -  -  -  -  -  ·  x  -  -  -  x  x  x  x  the value of the other contract`,
    },
  },
  'coverage-board': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  1  1  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  3  3  -  -  -  3  3  3  3  .certifications[]
         -  -  -  -  -  -  ·  ·  -  -  -  1  1  1  1  .everyone
         -  -  -  -  -  -  1  1  -  -  -  ·  ·  ·  ·  .leads
         -  -  -  -  -  -  1  1  -  -  -  2  2  2  2  .rows[]
         -  -  -  -  -  -  1  ·  -  -  -  1  1  1  1  .rows[].away .empty
         -  -  -  -  -  -  2  ·  -  -  -  2  2  2  2  .rows[].broken[]
         -  -  -  -  -  -  2  1  -  -  -  3  3  3  3  .rows[].cells[]
         -  -  -  -  -  -  1  1  -  -  -  2  2  2  2  .rows[].cells[].have
         -  -  -  -  -  -  1  ·  -  -  -  1  1  1  1  .totals.away .empty .usdWithGap .withGap
         -  -  -  -  -  -  x  ·  -  -  -  x  x  x  x  the value of the contract
         -  -  -  -  -  -  ·  x  -  -  -  x  x  x  x  the value of the other contract`,
    },
  },
  'team-coverage': {
    ours: {
      given: ({ teamCode }) => ({ code: teamCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  1  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  ·  -  -  -  -  1  1  1  1  .everyone
         -  -  -  -  -  -  4  -  -  -  -  4  4  4  4  .rows[]
         -  -  -  -  -  -  x  -  -  -  -  x  x  x  x  the last day of Cora’s absence
         -  -  -  -  -  -  x  -  -  -  -  x  x  x  x  until when Sol is excepted
         -  -  -  -  -  -  ·  -  -  -  -  x  x  x  x  why Cora is away
         -  -  -  -  -  -  x  -  -  -  -  x  x  x  x  why Sol is excepted`,
    },
    'the other': {
      given: ({ otherCode }) => ({ code: otherCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  1  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  ·  -  -  -  1  1  1  1  .everyone
         -  -  -  -  -  -  -  2  -  -  -  2  2  2  2  .rows[]
         -  -  -  -  -  -  -  x  -  -  -  x  x  x  x  until when Tom is excepted
         -  -  -  -  -  -  -  x  -  -  -  x  x  x  x  why Tom is excepted`,
    },
  },
  'coverage-falls': {
    all: {
      given: () => ({ ahead: 365 }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  1  1  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  1  ·  -  -  -  1  1  1  1  .byCause.away .lapse .leaves
         -  -  -  -  -  -  ·  ·  -  -  -  1  1  1  1  .everyone
         -  -  -  -  -  -  6  1  -  -  -  7  7  7  7  .rows[]
         -  -  -  -  -  -  3  1  -  -  -  4  4  4  4  .rows[].held .skill .slug
         -  -  -  -  -  -  4  1  -  -  -  5  5  5  5  .rows[].last
         -  -  -  -  -  -  x  ·  -  -  -  x  x  x  x  Cora’s coming last day
         -  -  -  -  -  -  x  ·  -  -  -  x  x  x  x  the day of Lea’s absence
         -  -  -  -  -  -  x  ·  -  -  -  x  x  x  x  the last day of Sol’s absence
         -  -  -  -  -  -  x  ·  -  -  -  x  x  x  x  the value of the contract
         -  -  -  -  -  -  ·  x  -  -  -  x  x  x  x  the value of the other contract
         -  -  -  -  -  -  x  ·  -  -  -  x  x  x  x  until when Sol is excepted
         -  -  -  -  -  -  ·  x  -  -  -  x  x  x  x  until when Tom is excepted`,
    },
  },
  'coverage-losses': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  1  1  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  ·  ·  -  -  -  1  1  1  1  .everyone
         -  -  -  -  -  -  1  1  -  -  -  2  2  2  2  .rows[]
         -  -  -  -  -  -  ·  1  -  -  -  1  1  1  1  .rows[].falls[].last
         -  -  -  -  -  -  3  3  -  -  -  3  3  3  3  .totals[]
         -  -  -  -  -  -  2  1  -  -  -  2  2  2  2  .totals[].customers .usd
         -  -  -  -  -  -  x  ·  -  -  -  x  x  x  x  the value of the contract
         -  -  -  -  -  -  ·  x  -  -  -  x  x  x  x  the value of the other contract
         -  -  -  -  -  -  ·  x  -  -  -  x  x  x  x  until when Tom is excepted`,
    },
  },
  'away-together': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  1  1  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  1  ·  -  -  -  1  1  1  1  .clashes[]
         -  -  -  -  -  -  1  ·  -  -  -  1  1  1  1  .count
         -  -  -  -  -  -  ·  ·  -  -  -  1  1  1  1  .everyone
         -  -  -  -  -  -  1  ·  -  -  -  1  1  1  1  .rows[]
         -  -  -  -  -  -  x  ·  -  -  -  x  x  x  x  the day of Lea’s absence`,
    },
  },
  'scarce-certifications': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  3  .certifications[]
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .rows[]`,
    },
  },
  'certified-idle': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  3  .certifications[]
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .rows[]`,
    },
  },
  'double-booked': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  Cora’s coming last day
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the last day of Cora’s absence
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  why Cora is away`,
    },
  },
  'if-it-retires': {
    alpha: {
      given: () => ({ certification: 'alpha' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  3  .certifications[]
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  3  .exams[]
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .places[]
         -  -  -  -  -  -  -  -  -  -  -  2  2  2  2  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  until when Sol is excepted`,
    },
  },
  'time-to-useful': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer`,
    },
  },
}
