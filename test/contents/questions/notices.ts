import type { Entries } from '../ask'

export const entries: Entries = {
  notices: {
    'one’s own': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  5  2  2  ·  2  ·  ·  ·  ·  1  1  ·  ·  .notices[]
         -  ·  1  1  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .notices[].because .message
         -  ·  4  1  1  ·  2  ·  ·  ·  ·  1  1  ·  ·  .notices[].by .event
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .readsOutbox
         -  ·  1  1  1  ·  1  ·  ·  ·  ·  1  1  ·  ·  .unread
         -  ·  1  1  1  ·  1  ·  ·  ·  ·  1  1  ·  ·  .upTo.event
         -  ·  1  1  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .upTo.message
         -  ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  a message to Cora
         -  ·  ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  a message to Mara
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  a message to Sol
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  a notice of declining
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  x  x  ·  ·  a notice of revoking
         -  ·  x  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  an event about two`,
    },
  },
  told: {
    'of Sol’s certification': {
      given: ({ certified }) => ({ holding: certified }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  1  -  -  -  -  -  -  -  -  -  -  2  2  .told[]
         -  -  1  -  -  -  -  -  -  -  -  -  -  1  1  .told[].mailError .own
         -  -  ·  -  -  -  -  -  -  -  -  -  -  x  x  a message to Mara
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  a message to Sol
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  why mail failed`,
    },
    'of Cora’s': {
      given: ({ coras }) => ({ holding: coras }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  1  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  1  -  -  -  -  -  -  -  -  -  1  1  .told[]
         -  -  -  x  -  -  -  -  -  -  -  -  -  x  x  a message to Cora`,
    },
  },
  outbox: {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  3  3  .messages[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a message to Cora
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a message to Mara
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a message to Sol
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why mail failed`,
    },
  },
}
