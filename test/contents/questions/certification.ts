import type { Entries } from '../ask'

export const entries: Entries = {
  'my-certifications': {
    'one’s own': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .bookings[]
         -  ·  2  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .claims[]
         -  6  6  6  6  6  6  6  6  6  6  6  6  6  6  .exams[]
         -  1  5  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .held[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .held[].progress .situation
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .held[].renewal[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .held[].status.award
         -  1  2  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .held[].status.counts
         -  1  3  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .held[].status.daysLeft .opens
         -  1  4  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .held[].status.until
         -  6  6  6  6  6  6  6  6  6  6  6  6  6  6  .toBook[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .toBook[].disabled
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  a claimed number
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  a rejected number
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day Sol will sit
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day all of it was revoked
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day it lapsed
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  until when it is suspended
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  where Sol will sit
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why all of it was revoked
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why it is suspended
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why it was rejected`,
    },
  },
  certifications: {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .desk.claims
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  1  1  .desk.ending
         -  6  6  6  6  6  6  6  6  6  6  6  6  6  6  .rows[]
         -  1  5  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .rows[].mine
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .rows[].mine.award
         -  1  2  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .rows[].mine.counts
         -  1  3  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .rows[].mine.daysLeft .opens
         -  1  4  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .rows[].mine.until
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day all of it was revoked
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day it lapsed
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  until when it is suspended
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why all of it was revoked
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why it is suspended`,
    },
    held: {
      given: () => ({ mine: 'held' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .desk.claims
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  1  1  .desk.ending
         -  1  5  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .rows[]
         -  1  3  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .rows[].holders
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .rows[].inHouse
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .rows[].mine.award
         -  1  2  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .rows[].mine.counts
         -  1  3  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .rows[].mine.daysLeft .opens
         -  1  4  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .rows[].mine.until
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day all of it was revoked
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day it lapsed
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  until when it is suspended
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why all of it was revoked
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why it is suspended`,
    },
  },
  certification: {
    'that Sol and Emil hold': {
      given: () => ({ slug: 'alpha' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  ·  .desk
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .exams[]
         -  1  1  1  1  1  1  1  1  1  1  1  1  ·  ·  .facts.cautions .evidence .sources
         -  2  2  2  2  2  2  2  2  2  2  2  2  2  2  .holders[]
         -  1  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .mine
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .mine.status.award
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .seesSources`,
    },
    'that lapsed for Sol': {
      given: () => ({ slug: 'beta' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  ·  .desk
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .exams[]
         -  1  1  1  1  1  1  1  1  1  1  1  1  ·  ·  .facts.cautions .evidence .sources
         -  2  2  2  2  2  2  2  2  2  2  2  2  2  2  .holders[]
         -  ·  1  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .mine
         -  ·  ·  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .mine.status.counts .daysLeft .opens
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .seesSources
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day it lapsed`,
    },
    'that Sol hides': {
      given: () => ({ slug: 'house' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .countsSince .mine
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  ·  .desk
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .exams[]
         -  1  1  1  1  1  1  1  1  1  1  1  1  ·  ·  .facts.cautions .evidence .sources
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .holders[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .mine.progress[]
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .seesSources
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .ways[]`,
    },
    'that Sol must hold': {
      given: () => ({ slug: 'epsilon' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  ·  .desk
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .exams[]
         -  1  1  1  1  1  1  1  1  1  1  1  1  ·  ·  .facts.cautions .evidence .sources
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .seesSources`,
    },
  },
  'rule-preview': {
    'fewer months': {
      given: () => ({
        certification: 'house',
        effectiveFrom: '2026-12-01',
        validity: 'months',
        validityMonths: 2,
        windowMonths: 1,
        requirements: '',
        because: 'the committee',
      }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  6  6  .certifications[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  3  3  .preview.changes[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  2  2  .preview.effects[]`,
    },
  },
  'due-by-rule': {
    'of our certification': {
      given: () => ({ certification: 'house' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .rows[]`,
    },
  },
  'issuer-extensions': {
    'of an issuer': {
      given: () => ({ issuer: 'Example' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .decided[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  5  5  .offered[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why an issuer extends all`,
    },
    'a preview': {
      given: () => ({
        issuer: 'Example',
        endsFrom: '2026-12-01',
        endsUntil: '2027-12-31',
        extendedTo: '2028-01-31',
      }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .decided[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  5  5  .offered[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  ·  .preview
         -  -  -  -  -  -  -  -  -  -  -  -  -  3  ·  .preview[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why an issuer extends all`,
    },
  },
}
