import type { Entries } from '../ask'

export const entries: Entries = {
  home: {
    today: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  1  5  1  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  .certifications[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .due[]
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  1  1  .gaps
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  2  2  2  2  .gaps.rows[]
         -  ·  ·  ·  ·  ·  ·  ·  1  ·  ·  ·  ·  ·  ·  .queue[]
         -  1  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .studying[]
         -  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .studying[].left
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .studying[].progress
         -  1  ·  ·  1  1  ·  1  1  1  1  ·  ·  ·  ·  .teams
         -  ·  ·  ·  1  1  ·  1  1  1  1  ·  ·  ·  ·  .teams.best
         -  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .teams.rows[]
         -  ·  ·  ·  2  1  1  ·  1  ·  1  1  1  2  ·  .waiting[]
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day all of it was revoked
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day it lapsed
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  x  x  the value of the contract
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  x  x  the value of the other contract
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  until when it is suspended
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why all of it was revoked
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why it is suspended
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why it must be held`,
    },
  },
  search: {
    'a person by name': {
      given: () => ({ words: 'sol' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .results[]`,
    },
    'a customer': {
      given: () => ({ words: 'example' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  6  6  6  6  6  6  6  6  6  6  6  6  6  6  .results[]`,
    },
  },
  people: {
    'by name': {
      given: () => ({ q: 'sol' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .rows[]
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .seesLeavers`,
    },
    'who left': {
      given: () => ({ left: true }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         - 19 19 19 19 19 19 19 19 19 19 19 19 19 19  .rows[]
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  1  1  .rows[].leftOn
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .seesLeavers
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  x  x  Cora’s coming last day`,
    },
    everyone: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         - 19 19 19 19 19 19 19 19 19 19 19 19 19 19  .rows[]
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  1  1  .rows[].leftOn
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .seesLeavers
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  x  x  Cora’s coming last day`,
    },
  },
  person: {
    Sol: {
      given: ({ cast }) => ({ person: cast.se }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  ·  .administers
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .availability
         -  2  2  2  2  2  2  2  2  2  2  2  2  2  2  .certifications[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .isSelf
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .own
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .own.roles[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .sight.private
         -  ·  1  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .sight.standing
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .teams[]
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  Sol’s extra time
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  why Sol had a role`,
    },
    'Cora, who will leave': {
      given: ({ cast }) => ({ person: cast.co }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  ·  .administers
         -  ·  ·  1  1  1  ·  ·  ·  ·  ·  1  1  1  1  .availability .leftOn
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .certifications[]
         -  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .isSelf
         -  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .own
         -  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .sight.private
         -  ·  ·  1  1  1  ·  ·  ·  ·  ·  1  1  1  1  .sight.standing
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .teams[]
         -  ·  ·  x  x  x  ·  ·  ·  ·  ·  x  x  x  x  Cora’s coming last day`,
    },
    'Mara, for whom Dela acts': {
      given: ({ cast }) => ({ person: cast.ma }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  ·  .administers
         -  ·  ·  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .availability
         -  ·  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .isSelf
         -  ·  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .own
         -  ·  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .own.delegations[]
         -  4  4  4  4  4  4  4  4  4  4  4  4  4  4  .reports[]
         -  ·  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .sight.private
         -  ·  ·  ·  1  1  ·  ·  ·  ·  ·  1  1  1  1  .sight.standing
         -  ·  ·  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  x  x  why Mara delegates`,
    },
  },
  'person-trail': {
    Sol: {
      given: ({ cast }) => ({ person: cast.se }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  ·  -  -  -  -  -  -  -  -  -  -  1  1  .all
         -  -  6  -  -  -  -  -  -  -  -  -  -  8  8  .events[]
         -  - 10  -  -  -  -  -  -  -  -  -  - 15 15  .events[].about[]
         -  -  9  -  -  -  -  -  -  -  -  -  - 13 13  .events[].about[].href
         -  -  7  -  -  -  -  -  -  -  -  -  -  9  9  .events[].facts[]
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  a notice of declining
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  a notice of revoking
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  an event about Sol
         -  -  ·  -  -  -  -  -  -  -  -  -  -  x  x  an event about a mark
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  an event about two
         -  -  ·  -  -  -  -  -  -  -  -  -  -  x  x  an event of excepting
         -  -  x  -  -  -  -  -  -  -  -  -  -  x  x  an event of placing`,
    },
  },
  record: {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  9  9  .events[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  9  9  .verbs[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a notice of declining
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a notice of revoking
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a row of many
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  an event about Sol
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  an event about a mark
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  an event about two
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  an event of excepting
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  an event of placing
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why many were revoked`,
    },
    'about Sol': {
      given: () => ({ person: 'sol@example.com' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  8  8  .events[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  9  9  .verbs[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a notice of declining
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  a notice of revoking
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  an event about Sol
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  an event about a mark
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  an event about two
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  an event of excepting
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  an event of placing`,
    },
  },
  roles: {
    'with past ones': {
      given: () => ({ past: true }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .delegations[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  5  5  .grants[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why Mara delegates
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why Sol had a role`,
    },
    today: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .delegations[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  4  4  .grants[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  why Mara delegates`,
    },
  },
  tokens: {
    'all one may see': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .seesAll
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  1  1  .tokens[]
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  x  x  a token’s name`,
    },
  },
  recognition: {
    'this month': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  2  2  2  2  2  2  2  2  2  2  2  2  2  2  .awards[]
         -  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .awards[].nominees[].votedFor
         -  ·  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .awards[].voted
         -  x  x  x  x  x  x  x  x  x  x  x  x  x  x  why Sol is put forward
         -  x  x  x  x  x  x  x  x  x  x  x  x  x  x  why Tom is put forward`,
    },
  },
}
