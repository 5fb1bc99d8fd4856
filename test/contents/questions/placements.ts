import type { Entries } from '../ask'

export const entries: Entries = {
  placement: {
    'Sol’s': {
      given: ({ placement }) => ({ placement }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  1  1  1  1  -  -  -  -  1  1  1  1  an answer
         -  -  1  ·  ·  ·  1  -  -  -  -  1  1  1  1  .because
         -  -  1  1  1  1  1  -  -  -  -  1  1  1  1  .chain[]
         -  -  ·  ·  ·  ·  1  -  -  -  -  1  1  1  1  .excepted .terms
         -  -  ·  ·  ·  ·  1  -  -  -  -  1  1  1  1  .exceptions[]
         -  -  ·  ·  ·  ·  ·  -  -  -  -  1  1  1  1  .seesConsequences
         -  -  1  ·  1  1  1  -  -  -  -  1  1  1  1  .standing.because
         -  -  x  ·  x  x  ·  -  -  -  -  ·  ·  ·  ·  the day it lapsed
         -  -  ·  ·  ·  ·  x  -  -  -  -  x  x  x  x  until when Sol is excepted
         -  -  ·  ·  ·  ·  x  -  -  -  -  x  x  x  x  why Sol is excepted
         -  -  x  ·  ·  ·  x  -  -  -  -  x  x  x  x  why Sol was placed`,
    },
    'Cora’s': {
      given: ({ corasPlacement }) => ({ placement: corasPlacement }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  1  1  1  1  -  -  -  -  1  1  1  1  an answer
         -  -  1  1  1  1  1  -  -  -  -  1  1  1  1  .chain[]
         -  -  ·  1  1  1  1  -  -  -  -  1  1  1  1  .leaves .leftOn
         -  -  ·  ·  ·  ·  ·  -  -  -  -  1  1  1  1  .seesConsequences
         -  -  1  1  1  1  1  -  -  -  -  1  1  1  1  .shadows[]
         -  -  ·  ·  ·  ·  1  -  -  -  -  1  1  1  1  .terms
         -  -  ·  x  x  x  x  -  -  -  -  x  x  x  x  Cora’s coming last day`,
    },
    'the shadow’s': {
      given: ({ shadow }) => ({ placement: shadow }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  an answer
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  .chain[]
         -  -  ·  ·  -  -  6  -  -  -  -  6  6  6  6  .checklist[]
         -  -  ·  ·  -  -  3  -  -  -  -  3  3  3  3  .options[]
         -  -  ·  ·  -  -  ·  -  -  -  -  1  1  1  1  .seesConsequences
         -  -  ·  ·  -  -  1  -  -  -  -  1  1  1  1  .standing.because
         -  -  ·  ·  -  -  1  -  -  -  -  1  1  1  1  .terms
         -  -  ·  ·  -  -  1  -  -  -  -  1  1  1  1  .ticked[]
         -  -  ·  ·  -  -  x  -  -  -  -  x  x  x  x  what Lea noted of the shadow`,
    },
    'Tom’s': {
      given: ({ tomsPlacement }) => ({ placement: tomsPlacement }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  1  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  1  -  -  -  1  1  1  1  .chain[]
         -  -  -  -  -  -  -  1  -  -  -  1  1  1  1  .exceptions[]
         -  -  -  -  -  -  -  ·  -  -  -  1  1  1  1  .seesConsequences
         -  -  -  -  -  -  -  x  -  -  -  x  x  x  x  until when Tom is excepted
         -  -  -  -  -  -  -  x  -  -  -  x  x  x  x  why Tom is excepted`,
    },
  },
  consequences: {
    'ending Sol’s': {
      given: ({ placement }) => ({ placement, act: 'end' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  3  .breaks[]
         -  -  -  -  -  -  -  -  -  -  -  2  2  2  2  .repair.people[]
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  3  .repair.positions[]
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .teams[]`,
    },
  },
  exceptions: {
    'in force': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  1  1  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  ·  ·  -  -  -  1  1  1  1  .everyone
         -  -  -  -  -  -  1  1  -  -  -  2  2  2  2  .rows[]
         -  -  -  -  -  -  1  1  -  -  -  1  1  1  1  .signers[]
         -  -  -  -  -  -  1  1  -  -  -  2  2  2  2  .teams[]
         -  -  -  -  -  -  x  ·  -  -  -  x  x  x  x  until when Sol is excepted
         -  -  -  -  -  -  ·  x  -  -  -  x  x  x  x  until when Tom is excepted
         -  -  -  -  -  -  x  ·  -  -  -  x  x  x  x  why Sol is excepted
         -  -  -  -  -  -  ·  x  -  -  -  x  x  x  x  why Tom is excepted`,
    },
    'of the other team': {
      given: ({ otherCode }) => ({ team: otherCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  1  1  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  ·  1  -  -  -  1  1  1  1  .count
         -  -  -  -  -  -  ·  ·  -  -  -  1  1  1  1  .everyone
         -  -  -  -  -  -  1  ·  -  -  -  ·  ·  ·  ·  .problem
         -  -  -  -  -  -  ·  1  -  -  -  1  1  1  1  .rows[]
         -  -  -  -  -  -  1  1  -  -  -  1  1  1  1  .signers[]
         -  -  -  -  -  -  1  1  -  -  -  2  2  2  2  .teams[]
         -  -  -  -  -  -  ·  x  -  -  -  x  x  x  x  until when Tom is excepted
         -  -  -  -  -  -  ·  x  -  -  -  x  x  x  x  why Tom is excepted`,
    },
  },
  'person-work': {
    Sol: {
      given: ({ cast }) => ({ person: cast.se }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  1  ·  1  1  1  ·  1  ·  ·  1  1  1  1  .away .levels .numbers .only .proficiency
         -  ·  1  ·  1  1  1  ·  1  ·  ·  1  1  1  1  .sees .today .tracks
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .away[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .isSelf
         -  ·  5  ·  5  5  5  ·  5  ·  ·  5  5  5  5  .levels[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .numbers[]
         -  ·  ·  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  ·  ·  .only[]
         -  ·  1  ·  1  1  1  ·  1  ·  ·  1  1  1  1  .proficiency[]
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .seesAway
         -  ·  ·  ·  1  1  1  ·  1  ·  ·  1  1  ·  ·  .tracks[]
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  a shared number
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  the last day of Sol’s absence
         -  ·  x  ·  x  x  x  ·  x  ·  ·  x  x  x  x  why Sol was assessed so
         -  ·  x  ·  x  x  ·  ·  ·  ·  ·  x  x  x  x  why Sol will be away`,
    },
    Cora: {
      given: ({ cast }) => ({ person: cast.co }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  1  1  1  1  ·  1  ·  ·  1  1  1  1  .away .levels .numbers .only .proficiency
         -  ·  ·  1  1  1  1  ·  1  ·  ·  1  1  1  1  .sees .today .tracks
         -  ·  ·  1  1  1  ·  ·  ·  ·  ·  1  1  1  1  .away[]
         -  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .isSelf
         -  ·  ·  5  5  5  5  ·  5  ·  ·  5  5  5  5  .levels[]
         -  ·  ·  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  ·  ·  .only[]
         -  ·  ·  1  1  1  ·  ·  ·  ·  ·  1  1  1  1  .seesAway
         -  ·  ·  ·  1  1  1  ·  1  ·  ·  1  1  ·  ·  .tracks[]
         -  ·  ·  x  x  x  ·  ·  ·  ·  ·  x  x  x  x  the last day of Cora’s absence
         -  ·  ·  x  x  x  ·  ·  ·  ·  ·  x  x  x  x  why Cora is away`,
    },
    Tom: {
      given: ({ cast }) => ({ person: cast.tom }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  ·  ·  ·  1  1  ·  ·  1  1  1  1  .away .levels .numbers .only .proficiency
         -  ·  ·  ·  ·  ·  ·  1  1  ·  ·  1  1  1  1  .sees .today .tracks
         -  ·  ·  ·  ·  ·  ·  5  5  ·  ·  5  5  5  5  .levels[]
         -  ·  ·  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  ·  ·  .only[]
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  1  1  .seesAway
         -  ·  ·  ·  ·  ·  ·  1  1  ·  ·  1  1  ·  ·  .tracks[]`,
    },
    'Lea, who leads': {
      given: ({ cast }) => ({ person: cast.le }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  ·  ·  1  ·  1  ·  ·  1  1  1  1  .away .levels .numbers .only .proficiency
         -  ·  ·  ·  ·  ·  1  ·  1  ·  ·  1  1  1  1  .sees .today .tracks
         -  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .away[]
         -  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .isSelf
         -  ·  ·  ·  ·  ·  5  ·  5  ·  ·  5  5  5  5  .levels[]
         -  ·  ·  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  ·  ·  .only[]
         -  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .seesAway
         -  ·  ·  ·  ·  ·  ·  ·  1  ·  ·  1  1  ·  ·  .tracks[]
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  the day of Lea’s absence
         -  ·  ·  ·  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why Lea will be away`,
    },
  },
  placed: {
    Sol: {
      given: () => ({ q: 'sol' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .rows[]`,
    },
  },
}
