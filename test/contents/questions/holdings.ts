import type { Entries } from '../ask'

export const entries: Entries = {
  holding: {
    'in force, with a past': {
      given: ({ certified }) => ({ id: certified }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  1  3  1  3  3  1  1  1  1  1  3  3  3  3  .awards[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .awards[].basis[]
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .awards[].because .revokedBecause
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .awards[].revokedBy .revokedOn
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .awards[].brought .evidence .number
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .awards[].by .extended .valid
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  ·  .desk
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .isMine
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .sees.evidence
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .sees.history
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .suspensions[]
         -  · 13  · 10  9  ·  ·  ·  ·  ·  9  9 13 13  .timeline[]
         -  · 11  ·  8  7  ·  ·  ·  ·  ·  7  7 11 11  .timeline[].at
         -  ·  7  ·  5  5  ·  ·  ·  ·  ·  5  5  7  7  .timeline[].by
         -  ·  2  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  2  2  .timeline[].href
         -  ·  5  ·  5  5  ·  ·  ·  ·  ·  5  5  5  5  .timeline[].recordedOn
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a certificate’s number
         -  ·  ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  a message to Mara
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a message to Sol
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  a past cycle
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  a revoked cycle
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  how it was verified
         -  x  x  x  x  x  x  x  x  x  x  x  x  x  x  the cycle in force
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  the day a cycle was revoked
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  what a check found
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  what an award rests on
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  what met a requirement
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why Sol’s award is extended
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why a cycle was revoked
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why an issuer extends all
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why it was awarded
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why it was suspended once`,
    },
    'on a day of the past cycle': {
      given: ({ certified }) => ({ id: certified, on: '2021-06-01' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  1  3  1  3  3  1  1  1  1  1  3  3  3  3  .awards[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .awards[].basis[]
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .awards[].because .revokedBecause
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .awards[].revokedBy .revokedOn
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .awards[].brought .evidence .number
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .awards[].by .extended .valid
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  ·  .desk
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .isMine
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .sees.evidence
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .sees.history
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .status.award
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .suspensions[]
         -  · 13  · 10  9  ·  ·  ·  ·  ·  9  9 13 13  .timeline[]
         -  · 11  ·  8  7  ·  ·  ·  ·  ·  7  7 11 11  .timeline[].at
         -  ·  7  ·  5  5  ·  ·  ·  ·  ·  5  5  7  7  .timeline[].by
         -  ·  2  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  2  2  .timeline[].href
         -  ·  5  ·  5  5  ·  ·  ·  ·  ·  5  5  5  5  .timeline[].recordedOn
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a certificate’s number
         -  ·  ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  a message to Mara
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a message to Sol
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  a past cycle
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  a revoked cycle
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  how it was verified
         -  x  x  x  x  x  x  x  x  x  x  x  x  x  x  the cycle in force
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  the day a cycle was revoked
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  what a check found
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  what an award rests on
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  what met a requirement
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why Sol’s award is extended
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why a cycle was revoked
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why an issuer extends all
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why it was awarded
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why it was suspended once`,
    },
    lapsed: {
      given: ({ lapsed }) => ({ id: lapsed }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  .awards[]
         -  -  ·  -  ·  ·  -  -  -  -  -  ·  ·  1  ·  .desk
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  ·  ·  .isMine
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  1  1  .sees.evidence
         -  -  2  -  2  2  -  -  -  -  -  2  2  2  2  .timeline[]
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  a lapsed award
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  the day it lapsed`,
    },
    suspended: {
      given: ({ suspended }) => ({ id: suspended }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  .awards[]
         -  -  ·  -  ·  ·  -  -  -  -  -  ·  ·  1  ·  .desk
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  ·  ·  .isMine
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  1  1  .sees.evidence
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  .suspensions[]
         -  -  2  -  2  2  -  -  -  -  -  2  2  2  2  .timeline[]
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  a suspended award
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  until when it is suspended
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  why it is suspended`,
    },
    revoked: {
      given: ({ revoked }) => ({ id: revoked }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  .awards[]
         -  -  ·  -  ·  ·  -  -  -  -  -  ·  ·  1  ·  .desk
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  ·  ·  .isMine
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  1  1  .sees.evidence
         -  -  4  -  2  2  -  -  -  -  -  2  2  4  4  .timeline[]
         -  -  2  -  ·  ·  -  -  -  -  -  ·  ·  2  2  .timeline[].href
         -  -  2  -  2  2  -  -  -  -  -  2  2  2  2  .timeline[].recordedOn
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  a revoked award
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  the day all of it was revoked
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  why all of it was revoked
         -  -  x  -  ·  ·  -  -  -  -  -  ·  ·  x  x  why it was rejected`,
    },
    'hidden from strangers': {
      given: ({ hidden }) => ({ id: hidden }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .awards[]
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  ·  .desk
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .isMine
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .sees.evidence
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .sees.history
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .timeline[]
         -  x  x  x  x  x  x  x  x  x  x  x  x  x  x  a hidden badge`,
    },
    'of Emil': {
      given: ({ emils }) => ({ id: emils }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .awards[]
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  ·  .desk
         -  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .isMine
         -  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .sees.evidence
         -  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  1  1  .sees.history
         -  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  1  1  .timeline[]`,
    },
  },
  why: {
    'Sol, certified': {
      given: ({ cast }) => ({ slug: 'alpha', person: cast.se }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  .exams[]
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  ·  ·  .isMine`,
    },
    'Sol, lapsed': {
      given: ({ cast }) => ({ slug: 'beta', person: cast.se }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  .exams[]
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  ·  ·  .isMine
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  the day it lapsed`,
    },
    'Sol, claimed': {
      given: ({ cast }) => ({ slug: 'epsilon', person: cast.se }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  1  1  .claims[]
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  .exams[]
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  ·  ·  .isMine
         -  -  x  -  ·  ·  -  -  -  -  -  ·  ·  x  x  a claimed number
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  the day Sol will sit`,
    },
    oneself: {
      given: () => ({ slug: 'alpha' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .exams[]
         -  1  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .holdingId .since
         -  ·  1  1  1  1  1  1  1  1  1  1  1  1  1  .status.award
         -  1  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .status.counts .daysLeft .opens .until`,
    },
  },
  plan: {
    'Sol’s': {
      given: ({ cast }) => ({ hold: ['beta'], person: cast.se }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  ·  ·  .isMine
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  .steps[]`,
    },
    'one’s own': {
      given: () => ({ hold: ['alpha'] }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  1  ·  1  1  1  1  1  1  1  1  1  1  1  1  .cautions[]
         -  1  ·  1  1  1  1  1  1  1  1  1  1  1  1  .cost.exams .hours
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .held[]
         -  1  ·  1  1  1  1  1  1  1  1  1  1  1  1  .steps[]
         -  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .steps[].keepBy`,
    },
  },
}
