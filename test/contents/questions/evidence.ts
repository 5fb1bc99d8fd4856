import type { Entries } from '../ask'

export const entries: Entries = {
  'evidence-waiting': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a claimed link
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a claimed number
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a file’s name`,
    },
  },
  evidence: {
    claimed: {
      given: ({ claimed }) => ({ id: claimed }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  ·  -  -  -  -  -  -  -  -  -  -  1  1  .desk
         -  -  1  -  -  -  -  -  -  -  -  -  -  ·  ·  .isMine
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  a claimed link
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  a claimed number
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  a file’s name`,
    },
    verified: {
      given: ({ verified }) => ({ id: verified }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  1  -  -  -  -  -  -  -  -  -  -  1  1  .checks[]
         -  -  ·  -  -  -  -  -  -  -  -  -  -  1  1  .desk
         -  -  1  -  -  -  -  -  -  -  -  -  -  ·  ·  .isMine
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  a verified number
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  how it was verified
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  what a check found`,
    },
    rejected: {
      given: ({ rejected }) => ({ id: rejected }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  ·  -  -  -  -  -  -  -  -  -  -  1  1  .desk
         -  -  1  -  -  -  -  -  -  -  -  -  -  ·  ·  .isMine
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  a rejected number
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  why it was rejected`,
    },
  },
  'evidence-file': {
    claimed: {
      given: ({ claimed }) => ({ id: claimed }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  a file of evidence
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  a file’s name`,
    },
  },
  'evidence-to-check': {
    again: {
      given: () => ({ view: 'again' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a certificate’s number
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  what a check found`,
    },
    unconfirmed: {
      given: () => ({ view: 'unconfirmed' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer`,
    },
    'with a file': {
      given: () => ({ view: 'file' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer`,
    },
    imported: {
      given: () => ({ view: 'imports' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  4  4  .rows[]`,
    },
  },
}
