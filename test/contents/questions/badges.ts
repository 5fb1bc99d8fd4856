import type { Entries } from '../ask'

export const entries: Entries = {
  verify: {
    certified: {
      given: ({ code }) => ({ code }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .holding .isMine
         x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  the cycle in force`,
    },
    revoked: {
      given: ({ revokedCode }) => ({ code: revokedCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         1  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  a revoked award, by its code
         x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  the day Tom’s award was revoked`,
    },
    hidden: {
      given: ({ hiddenCode }) => ({ code: hiddenCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  ·  ·  .holding .isMine
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  a hidden badge`,
    },
  },
  badge: {
    hidden: {
      given: ({ hiddenCode }) => ({ code: hiddenCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  a hidden badge`,
    },
  },
}
