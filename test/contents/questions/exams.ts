import type { Entries } from '../ask'

export const entries: Entries = {
  bookings: {
    'Sol’s': {
      given: ({ cast }) => ({ person: cast.se }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  ·  -  ·  ·  -  -  -  -  -  ·  ·  1  ·  .corrects
         -  -  6  -  6  6  -  -  -  -  -  1  1  6  1  .exams[]
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  .exams[].disabled
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  ·  ·  .isMine
         -  -  3  -  3  3  -  -  -  -  -  3  3  3  3  .rows[]
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  1  1  .rows[].result .resultOn .score
         -  -  x  -  ·  ·  -  -  -  -  -  ·  ·  x  x  Sol’s score
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  the day Sol sat
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  the day Sol will sit
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  where Sol sat
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  where Sol will sit
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  why Sol did not sit`,
    },
    'one’s own': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  6  6  6  6  6  6  6  6  6  6  6  6  6  6  .exams[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .exams[].disabled
         -  ·  3  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .rows[]
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  Sol’s score
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day Sol sat
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day Sol will sit
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  where Sol sat
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  where Sol will sit
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why Sol did not sit`,
    },
  },
  readiness: {
    'Sol’s': {
      given: ({ cast }) => ({ slug: 'epsilon', person: cast.se }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  .domains[]
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  1  1  .domains[].sources[]
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  ·  ·  .isMine
         -  -  ·  -  ·  ·  -  -  -  -  -  ·  ·  1  1  .maps
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  1  1  .sees.evidence
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  the day Sol will sit
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  where Sol will sit`,
    },
    'one’s own': {
      given: () => ({ slug: 'epsilon' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .booking
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .domains[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .domains[].answers .lastOn
         -  1  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .domains[].practice[].enrolment
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .domains[].sources[]
         -  ·  ·  ·  ·  ·  ·  ·  ·  1  ·  ·  ·  1  1  .maps
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day Sol will sit
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  where Sol will sit`,
    },
  },
}
