import type { Entries } from '../ask'

export const entries: Entries = {
  candidates: {
    'for the empty place': {
      given: ({ openPosition }) => ({ position: openPosition }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  6  6  6  6  .certifications[]
         -  -  -  -  -  -  -  -  -  -  -  2  2  2  2  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  1  ·  ·  ·  .rows[].kept
         -  -  -  -  -  -  -  -  -  -  -  2  2  ·  ·  .saved[]
         -  -  -  -  -  -  -  -  -  -  -  2  1  ·  ·  .saved[].mine
         -  -  -  -  -  -  -  -  -  -  -  x  ·  ·  ·  Stella’s search
         -  -  -  -  -  -  -  -  -  -  -  ·  x  ·  ·  Sven’s search
         -  -  -  -  -  -  -  -  -  -  -  x  x  ·  ·  a shared search
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the last day of Sol’s absence`,
    },
    'by need': {
      given: () => ({ needs: 'alpha' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  6  6  6  6  .certifications[]
         -  -  -  -  -  -  -  -  -  -  -  2  2  2  2  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  ·  1  ·  ·  .rows[].kept
         -  -  -  -  -  -  -  -  -  -  -  2  2  ·  ·  .saved[]
         -  -  -  -  -  -  -  -  -  -  -  2  1  ·  ·  .saved[].mine
         -  -  -  -  -  -  -  -  -  -  -  x  ·  ·  ·  Stella’s search
         -  -  -  -  -  -  -  -  -  -  -  ·  x  ·  ·  Sven’s search
         -  -  -  -  -  -  -  -  -  -  -  x  x  ·  ·  a shared search
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the last day of Sol’s absence`,
    },
  },
  'found-candidates': {
    'for the empty place': {
      given: ({ openPosition }) => ({ position: openPosition }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  2  2  2  2  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the last day of Sol’s absence`,
    },
  },
  'compare-candidates': {
    'Emil, Sol and Pia': {
      given: ({ openPosition, cast }) => ({
        position: openPosition,
        row: [cast.em, cast.se, cast.pia],
      }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  3  .people[]
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the last day of Sol’s absence`,
    },
  },
  shortlist: {
    'one’s own': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  -  -  an answer
         -  -  -  -  -  -  -  -  -  -  -  1  2  -  -  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  1  1  -  -  .rows[].kind .position .verdict
         -  -  -  -  -  -  -  -  -  -  -  ·  1  -  -  .rows[].load
         -  -  -  -  -  -  -  -  -  -  -  x  ·  -  -  Stella’s note on Emil
         -  -  -  -  -  -  -  -  -  -  -  ·  x  -  -  Sven’s note on Pia
         -  -  -  -  -  -  -  -  -  -  -  ·  x  -  -  Sven’s note on Sol`,
    },
  },
}
