import type { Entries } from '../ask'

export const entries: Entries = {
  expiring: {
    'in ninety days': {
      given: () => ({ days: 90 }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  3  .rows[]`,
    },
  },
  register: {
    today: {
      given: () => ({ on: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  5  5  5  5  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  4  4  4  4  .totalsNow[]
         -  -  -  -  -  -  -  -  -  -  -  4  4  4  4  .totals[]`,
    },
    'a day of the lapsed': {
      given: () => ({ on: '2024-12-01' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .totalsNow[]
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .totals[]
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the day it lapsed`,
    },
  },
  'audit-answer': {
    'team-that-day': {
      given: () => ({ question: 'team-that-day', from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  6  6  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  until when Sol is excepted
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  until when Tom is excepted
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why Sol is excepted
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why Tom is excepted`,
    },
    evidence: {
      given: () => ({ question: 'evidence', from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  5  5  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a certificate’s number
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  what a check found
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  what an award rests on
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  what met a requirement`,
    },
    'last-checked': {
      given: () => ({ question: 'last-checked', from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  4  4  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a certificate’s number
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  what a check found`,
    },
    requirements: {
      given: () => ({ question: 'requirements', from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  6  6  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  the day Sol must hold it by
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why it must be held
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why the other position asks
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why the position asks`,
    },
    exceptions: {
      given: () => ({ question: 'exceptions', from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  2  2  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  until when Sol is excepted
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  until when Tom is excepted
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why Sol is excepted
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why Tom is excepted`,
    },
    edits: {
      given: () => ({ question: 'edits', from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer`,
    },
    told: {
      given: () => ({ question: 'told', from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  3  3  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a message to Cora
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a message to Mara
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a message to Sol`,
    },
    practice: {
      given: () => ({ question: 'practice', from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .rows[]`,
    },
    'set-off': {
      given: () => ({ question: 'set-off', from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  3  3  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  the day Tom’s award was revoked
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  the day a cycle was revoked
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  the day all of it was revoked
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why Tom’s award was revoked
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why a cycle was revoked
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why all of it was revoked`,
    },
    superseded: {
      given: () => ({ question: 'superseded', from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer`,
    },
    lapsed: {
      given: () => ({ question: 'lapsed', from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  3  3  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  the day it lapsed
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  until when Sol is excepted`,
    },
    register: {
      given: () => ({ question: 'register', from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  5  5  .rows[]`,
    },
  },
  'audit-bundle': {
    all: {
      given: () => ({ from: '2020-01-01', until: '2026-11-21' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  - 12 12  .sheets[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a certificate’s number
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a message to Cora
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a message to Mara
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a message to Sol
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  the day Sol must hold it by
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  the day Tom’s award was revoked
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  the day a cycle was revoked
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  the day all of it was revoked
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  the day it lapsed
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  until when Sol is excepted
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  until when Tom is excepted
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  what a check found
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  what an award rests on
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  what met a requirement
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why Sol is excepted
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why Tom is excepted
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why Tom’s award was revoked
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why a cycle was revoked
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why all of it was revoked
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why it must be held
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why the other position asks
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why the position asks`,
    },
  },
}
