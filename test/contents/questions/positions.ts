import type { Entries } from '../ask'

export const entries: Entries = {
  position: {
    'Sol’s': {
      given: ({ position }) => ({ position }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  an answer
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  .asks[]
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  .history[]
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  .people[]
         -  -  ·  ·  -  -  1  -  -  -  -  1  1  1  1  .people[].because
         -  -  ·  ·  -  -  1  -  -  -  -  1  1  1  1  .people[].exceptions[]
         -  -  ·  ·  -  -  1  -  -  -  -  1  1  1  1  .terms
         -  -  ·  ·  -  -  x  -  -  -  -  x  x  x  x  until when Sol is excepted
         -  -  ·  ·  -  -  x  -  -  -  -  x  x  x  x  why Sol is excepted
         -  -  ·  ·  -  -  x  -  -  -  -  x  x  x  x  why Sol was placed
         -  -  x  x  -  -  x  -  -  -  -  x  x  x  x  why the position asks
         -  -  x  x  -  -  x  -  -  -  -  x  x  x  x  why the position is so`,
    },
    'Cora’s': {
      given: ({ corasPosition }) => ({ position: corasPosition }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  an answer
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  .asks[]
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  .history[]
         -  -  2  2  -  -  2  -  -  -  -  2  2  2  2  .people[]
         -  -  ·  1  -  -  ·  -  -  -  -  1  1  1  1  .people[].awards[].holding
         -  -  ·  1  -  -  1  -  -  -  -  1  1  1  1  .people[].held .leftOn
         -  -  ·  ·  -  -  1  -  -  -  -  1  1  1  1  .terms
         -  -  ·  x  -  -  x  -  -  -  -  x  x  x  x  Cora’s coming last day
         -  -  x  x  -  -  x  -  -  -  -  x  x  x  x  why the position asks
         -  -  x  x  -  -  x  -  -  -  -  x  x  x  x  why the position is so`,
    },
    'the empty one': {
      given: ({ openPosition }) => ({ position: openPosition }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  an answer
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  .asks[]
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  .history[]
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  .people[]
         -  -  ·  ·  -  -  1  -  -  -  -  1  1  1  1  .people[].endedBecause
         -  -  ·  ·  -  -  1  -  -  -  -  1  1  1  1  .terms
         -  -  ·  ·  -  -  x  -  -  -  -  x  x  x  x  why Fred’s placement ended
         -  -  x  x  -  -  x  -  -  -  -  x  x  x  x  why the position asks
         -  -  x  x  -  -  x  -  -  -  -  x  x  x  x  why the position is so`,
    },
    'Tom’s': {
      given: ({ tomsPosition }) => ({ position: tomsPosition }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  1  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  1  -  -  -  1  1  1  1  .asks[]
         -  -  -  -  -  -  -  1  -  -  -  1  1  1  1  .history[]
         -  -  -  -  -  -  -  1  -  -  -  1  1  1  1  .people[]
         -  -  -  -  -  -  -  x  -  -  -  x  x  x  x  until when Tom is excepted
         -  -  -  -  -  -  -  x  -  -  -  x  x  x  x  why Tom is excepted
         -  -  -  -  -  -  -  x  -  -  -  x  x  x  x  why the other position asks
         -  -  -  -  -  -  -  x  -  -  -  x  x  x  x  why the other position is so`,
    },
  },
  'preview-position': {
    'Sol’s, at night': {
      given: ({ position }) => ({ position, shift: 'night', reason: 'agreed' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  an answer`,
    },
  },
  'preview-requirement': {
    'Sol’s asks more': {
      given: ({ position }) => ({ position, asks: 'alpha', reason: 'agreed' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  1  -  -  1  -  -  -  -  1  1  1  1  an answer
         -  -  ·  ·  -  -  ·  -  -  -  -  6  6  6  ·  .certifications[]
         -  -  ·  ·  -  -  ·  -  -  -  -  1  1  1  ·  .preview
         -  -  ·  ·  -  -  ·  -  -  -  -  1  1  1  ·  .preview.people[]`,
    },
  },
  'positions-open': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  6  6  6  6  .rows[]`,
    },
  },
  joining: {
    oneself: {
      given: () => ({ all: true }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .answered[]
         -  ·  ·  ·  1  1  ·  1  1  1  1  1  1  1  1  .away[]
         -  ·  ·  ·  1  1  ·  1  1  1  1  1  1  1  1  .counts.away
         -  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .counts.now
         -  ·  ·  1  ·  ·  1  1  ·  ·  ·  ·  ·  ·  ·  .full
         -  ·  1  1  ·  ·  1  1  ·  ·  ·  ·  ·  ·  ·  .load[]
         -  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .mine[]
         -  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .now[]
         -  ·  ·  ·  1  1  ·  1  1  1  1  1  1  1  1  .opensMost[]
         -  ·  ·  ·  1  1  ·  1  1  1  1  1  1  1  1  .remedies[]
         -  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why Emil asks to join
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why Sol asked to join
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why Sol may not join`,
    },
  },
  'asked-to-join': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  1  1  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  1  ·  -  -  -  1  1  1  1  .count
         -  -  -  -  -  -  ·  ·  -  -  -  1  1  1  1  .everyone
         -  -  -  -  -  -  1  ·  -  -  -  1  1  1  1  .rows[]
         -  -  -  -  -  -  x  ·  -  -  -  x  x  x  x  why Emil asks to join`,
    },
  },
}
