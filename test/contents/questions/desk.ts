import type { Entries } from '../ask'

const file =
  'employee_id,email,name,job_title,department,site,time_zone,shift,manager_employee_id,' +
  'hired_on,left_on\nC3,sol@example.com,Solveig,,,,UTC,day,,2020-01-01,\n'

export const entries: Entries = {
  desk: {
    '90': {
      given: () => ({ tab: '90' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  3  ·  .acts[]
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  3  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  5  5  9  9  .tabs[]
         -  -  -  -  -  -  -  -  -  -  -  3  3  6  6  .tabs[].count`,
    },
    lapsed: {
      given: () => ({ tab: 'lapsed' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  2  ·  .acts[]
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  5  5  9  9  .tabs[]
         -  -  -  -  -  -  -  -  -  -  -  3  3  6  6  .tabs[].count
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the day it lapsed`,
    },
    claimed: {
      given: () => ({ tab: 'claimed' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  1  1  .count
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  1  1  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  5  5  9  9  .tabs[]
         -  -  -  -  -  -  -  -  -  -  -  3  3  6  6  .tabs[].count
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  x  x  the day Sol will sit`,
    },
    suspended: {
      given: () => ({ tab: 'suspended' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  1  ·  .acts[]
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  1  1  .count
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  1  1  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  5  5  9  9  .tabs[]
         -  -  -  -  -  -  -  -  -  -  -  3  3  6  6  .tabs[].count
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  x  x  why it is suspended`,
    },
    revoked: {
      given: () => ({ tab: 'revoked' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  1  ·  .acts[]
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  1  1  .count
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  2  2  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  5  5  9  9  .tabs[]
         -  -  -  -  -  -  -  -  -  -  -  3  3  6  6  .tabs[].count
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  x  x  why Tom’s award was revoked
         -  -  -  -  -  -  -  -  -  -  -  ·  ·  x  x  why all of it was revoked`,
    },
  },
  'bulk-preview': {
    revoking: {
      given: ({ certified }) => ({ act: 'revoke', row: [String(certified)] }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  -  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  -  .rows[]`,
    },
  },
  'bulk-report': {
    'of a batch': {
      given: () => ({ batch: 'a batch' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a row of many
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why many were revoked`,
    },
  },
  imports: {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .runs[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  an imported file`,
    },
  },
  import: {
    one: {
      given: ({ import: id }) => ({ id }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .verdicts[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a row of a file
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  an imported file`,
    },
  },
  'import-report': {
    one: {
      given: ({ import: id }) => ({ id }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a row of a file`,
    },
  },
  'preview-import': {
    people: {
      given: () => ({ kind: 'people', content: file }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  -  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  -  .verdicts[]`,
    },
  },
  promises: {
    'all teams': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  1  1  ·  ·  1  1  ·  ·  ·  2  2  2  2  .broken[]
         -  3  3  3  3  3  3  3  3  3  3  3  3  3  3  .promises[]
         -  ·  1  1  ·  ·  1  1  ·  ·  ·  1  1  1  1  .seesCases
         -  2  2  2  2  2  2  2  2  2  2  2  2  2  2  .teams[]
         -  ·  ·  ·  ·  ·  ·  x  ·  ·  ·  x  x  x  x  a case of the other team
         -  ·  x  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  a case of the team
         -  ·  x  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why a case is broken`,
    },
    'the team’s': {
      given: ({ teamCode }) => ({ team: teamCode }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  1  1  ·  ·  1  ·  ·  ·  ·  1  1  1  1  .broken[]
         -  3  3  3  3  3  3  3  3  3  3  3  3  3  3  .promises[]
         -  ·  1  1  ·  ·  1  1  ·  ·  ·  1  1  1  1  .seesCases
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .teams[]
         -  ·  x  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  a case of the team
         -  ·  x  x  ·  ·  x  ·  ·  ·  ·  x  x  x  x  why a case is broken`,
    },
  },
}
