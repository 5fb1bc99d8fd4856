import type { Entries } from '../ask'

export const entries: Entries = {
  plans: {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .rows[]`,
    },
  },
  proposal: {
    ready: {
      given: ({ plan }) => ({ id: plan }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .chains[]
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  why a plan says so`,
    },
  },
  'empty-positions': {
    today: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the value of the contract`,
    },
  },
  resigning: {
    today: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  4  4  4  4  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the value of the contract
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the value of the other contract`,
    },
  },
  'one-exam': {
    today: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer`,
    },
  },
  training: {
    'in half a year': {
      given: () => ({ on: '2027-05-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  2  2  2  2  .certifications[]
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  3  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the day it lapsed`,
    },
  },
  'what-if': {
    'Sol leaves': {
      given: () => ({ leave: 'sol@example.com', leaveOn: '2026-12-31' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  3  .certifications[]
         -  -  -  -  -  -  -  -  -  -  -  2  2  2  2  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  2  2  2  2  .teams[]
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  3  .training.certifications[]
         -  -  -  -  -  -  -  -  -  -  -  4  4  4  4  .training.rows[]`,
    },
  },
  'preview-training': {
    'one line': {
      given: ({ cast, epsilon }) => ({ on: '2027-05-21', line: [`${cast.em}-${epsilon.id}`] }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the day Sol must hold it by`,
    },
  },
}
