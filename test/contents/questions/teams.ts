import type { Entries } from '../ask'

export const entries: Entries = {
  teams: {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  2  2  2  2  2  2  2  2  2  2  2  2  2  2  .rows[]
         -  ·  2  2  ·  ·  2  ·  ·  ·  ·  2  2  2  2  .rows[].broken[]
         -  ·  1  1  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .rows[].gaps
         -  ·  ·  ·  ·  ·  1  1  ·  ·  ·  2  2  2  2  .rows[].monthlyUsd
         -  ·  1  1  ·  ·  1  1  ·  ·  ·  2  2  2  2  .rows[].positions
         -  ·  1  1  ·  ·  1  1  ·  ·  ·  ·  ·  ·  ·  .serves
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  the value of the contract
         -  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  x  x  x  x  the value of the other contract`,
    },
    mine: {
      given: () => ({ mine: 'on' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  2  2  2  2  2  2  2  2  2  2  2  2  2  2  .rows[]
         -  ·  2  2  ·  ·  2  ·  ·  ·  ·  2  2  2  2  .rows[].broken[]
         -  ·  1  1  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .rows[].gaps
         -  ·  ·  ·  ·  ·  1  1  ·  ·  ·  2  2  2  2  .rows[].monthlyUsd
         -  ·  1  1  ·  ·  1  1  ·  ·  ·  2  2  2  2  .rows[].positions
         -  ·  1  1  ·  ·  1  1  ·  ·  ·  ·  ·  ·  ·  .serves
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  the value of the contract
         -  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  x  x  x  x  the value of the other contract`,
    },
  },
  team: {
    today: {
      given: ({ teamCode }) => ({ code: teamCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  1  1  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .count .inside
         -  ·  2  2  ·  ·  2  ·  ·  ·  ·  2  2  2  2  .coverage[]
         -  ·  ·  ·  ·  ·  6  ·  ·  ·  ·  6  6  6  6  .falls[]
         -  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .monthlyUsd .terms
         -  3  4  4  3  3  4  3  3  3  3  4  4  4  4  .positions[]
         -  ·  4  4  ·  ·  4  ·  ·  ·  ·  4  4  4  4  .positions[].criticality .requires
         -  ·  4  4  ·  ·  4  ·  ·  ·  ·  4  4  4  4  .positions[].standing
         -  ·  1  1  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .positions[].emptySince
         -  3  3  3  3  3  3  3  3  3  3  3  3  3  3  .positions[].person .placement
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .positions[].shadows[]
         -  ·  3  2  ·  ·  3  ·  ·  ·  ·  3  3  3  3  .positions[].standing.because
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .promises[]
         -  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  1  1  ·  ·  .requests[]
         -  ·  2  2  ·  ·  2  ·  ·  ·  ·  2  2  2  2  .rules[]
         -  ·  ·  ·  ·  ·  2  ·  ·  ·  ·  2  2  2  2  .rules[].who[]
         -  ·  1  1  ·  ·  2  ·  ·  ·  ·  2  2  2  2  .trail[]
         -  ·  1  1  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .waitingShadows[]
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  Cora’s coming last day
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day it lapsed
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  the day of Lea’s absence
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  the last day of Sol’s absence
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  the value of the contract
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  until when Sol is excepted
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  ·  ·  why Emil asks to join
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why Sol is excepted
         -  ·  x  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why the team has a rule`,
    },
    'a day to come': {
      given: ({ teamCode }) => ({ code: teamCode, on: '2027-08-01' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  1  1  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .count .inside
         -  ·  2  2  ·  ·  2  ·  ·  ·  ·  2  2  2  2  .coverage[]
         -  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .monthlyUsd .terms
         -  3  4  4  3  3  4  3  3  3  3  4  4  4  4  .positions[]
         -  ·  4  4  ·  ·  4  ·  ·  ·  ·  4  4  4  4  .positions[].criticality .requires
         -  ·  4  4  ·  ·  4  ·  ·  ·  ·  4  4  4  4  .positions[].standing
         -  ·  1  1  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .positions[].emptySince
         -  3  3  3  3  3  3  3  3  3  3  3  3  3  3  .positions[].person .placement
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .positions[].shadows[]
         -  ·  1  1  ·  ·  3  ·  ·  ·  ·  3  3  3  3  .positions[].standing.because
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .promises[]
         -  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  1  1  ·  ·  .requests[]
         -  ·  2  2  ·  ·  2  ·  ·  ·  ·  2  2  2  2  .rules[]
         -  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .rules[].who[]
         -  ·  1  1  ·  ·  2  ·  ·  ·  ·  2  2  2  2  .trail[]
         -  ·  1  1  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .waitingShadows[]
         -  ·  ·  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  Cora’s coming last day
         -  ·  x  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  the day it lapsed
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  the value of the contract
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  ·  ·  why Emil asks to join
         -  ·  x  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why the team has a rule`,
    },
    'the other': {
      given: ({ otherCode }) => ({ code: otherCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  ·  ·  ·  1  ·  ·  ·  1  1  1  1  .count .inside .monthlyUsd .terms
         -  ·  ·  ·  ·  ·  ·  1  ·  ·  ·  1  1  1  1  .coverage[]
         -  ·  ·  ·  ·  ·  ·  1  ·  ·  ·  1  1  1  1  .falls[]
         -  2  2  2  2  2  2  2  2  2  2  2  2  2  2  .positions[]
         -  ·  ·  ·  ·  ·  ·  2  ·  ·  ·  2  2  2  2  .positions[].criticality .standing
         -  ·  ·  ·  ·  ·  ·  1  ·  ·  ·  1  1  1  1  .positions[].requires
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .promises[]
         -  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  x  x  x  x  the value of the other contract
         -  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  x  x  x  x  until when Tom is excepted
         -  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  x  x  x  x  why Tom is excepted`,
    },
  },
  'team-trail': {
    ours: {
      given: ({ teamCode }) => ({ code: teamCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  1  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  1  -  -  -  -  1  1  1  1  .reviews[]
         -  -  -  -  -  -  4  -  -  -  -  4  4  4  4  .rows[]
         -  -  -  -  -  -  2  -  -  -  -  2  2  2  2  .rules[]
         -  -  -  -  -  -  4  -  -  -  -  4  4  4  4  .seats[]
         -  -  -  -  -  -  x  -  -  -  -  x  x  x  x  until when Sol is excepted
         -  -  -  -  -  -  x  -  -  -  -  x  x  x  x  what a review said
         -  -  -  -  -  -  x  -  -  -  -  x  x  x  x  why Sol is excepted
         -  -  -  -  -  -  x  -  -  -  -  x  x  x  x  why the team has a rule`,
    },
  },
  'team-decisions': {
    ours: {
      given: ({ teamCode }) => ({ code: teamCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  1  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  6  -  -  -  -  6  6  6  6  .certifications[]
         -  -  -  -  -  -  2  -  -  -  -  2  2  2  2  .judged[]
         -  -  -  -  -  -  1  -  -  -  -  1  1  1  1  .reviews[]
         -  -  -  -  -  -  x  -  -  -  -  x  x  x  x  the value of the contract
         -  -  -  -  -  -  x  -  -  -  -  x  x  x  x  what a review said
         -  -  -  -  -  -  x  -  -  -  -  x  x  x  x  why the team has a rule`,
    },
  },
  contacts: {
    ours: {
      given: ({ teamCode }) => ({ code: teamCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  an answer
         -  -  1  1  -  -  1  -  -  -  -  ·  ·  ·  ·  .isMember
         -  -  4  4  -  -  4  -  -  -  -  4  4  4  4  .rows[]
         -  -  ·  1  -  -  1  -  -  -  -  1  1  1  1  .rows[].away
         -  -  ·  1  -  -  ·  -  -  -  -  1  1  1  1  .rows[].backOn
         -  -  ·  ·  -  -  1  -  -  -  -  1  1  1  1  .trail
         -  -  x  x  -  -  x  -  -  -  -  x  x  x  x  a shared number
         -  -  ·  x  -  -  ·  -  -  -  -  x  x  x  x  the last day of Cora’s absence`,
    },
    'the other': {
      given: ({ otherCode }) => ({ code: otherCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  1  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  1  -  -  -  ·  ·  ·  ·  .isMember
         -  -  -  -  -  -  -  2  -  -  -  2  2  2  2  .rows[]`,
    },
  },
  'teams-on-a-day': {
    today: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  2  2  2  2  .rows[]`,
    },
  },
}
