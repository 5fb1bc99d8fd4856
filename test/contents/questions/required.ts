import type { Entries } from '../ask'

export const entries: Entries = {
  'my-requirements': {
    'Sol’s': {
      given: ({ cast }) => ({ person: cast.se }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  1  -  ·  ·  -  -  -  -  -  ·  ·  ·  ·  .isMine
         -  -  1  -  1  1  -  -  -  -  -  1  1  1  1  .rows[]
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  the day Sol must hold it by
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  why it must be held
         -  -  x  -  x  x  -  -  -  -  -  x  x  x  x  why more time is asked`,
    },
    'Pia’s': {
      given: ({ cast }) => ({ person: cast.pia }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  1  1  -  -  -  -  -  1  1  1  1  .rows[]
         -  -  -  -  x  x  -  -  -  -  -  x  x  x  x  the day Sol must hold it by
         -  -  -  -  x  x  -  -  -  -  -  x  x  x  x  why Mara asks for Pia
         -  -  -  -  x  x  -  -  -  -  -  x  x  x  x  why it must be held`,
    },
    'one’s own': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  1  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .rows[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .rows[].asked
         -  x  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  the day Sol must hold it by
         -  x  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why it must be held
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why more time is asked`,
    },
  },
  requirements: {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  ·  ·  -  -  -  -  -  1  1  1  1  .all
         -  -  -  -  1  1  -  -  -  -  -  1  1  1  1  .certifications[]
         -  -  -  -  2  2  -  -  -  -  -  3  3  3  3  .rows[]
         -  -  -  -  x  x  -  -  -  -  -  x  x  x  x  the day Sol must hold it by
         -  -  -  -  x  x  -  -  -  -  -  x  x  x  x  why it must be held`,
    },
    'by rule': {
      given: ({ rule }) => ({ rule }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  ·  ·  -  -  -  -  -  1  1  1  1  .all
         -  -  -  -  1  1  -  -  -  -  -  1  1  1  1  .certifications[]
         -  -  -  -  2  2  -  -  -  -  -  3  3  3  3  .rows[]
         -  -  -  -  x  x  -  -  -  -  -  x  x  x  x  the day Sol must hold it by
         -  -  -  -  x  x  -  -  -  -  -  x  x  x  x  why it must be held`,
    },
  },
  'hold-rules': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  1  .rows[]
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  the day Sol must hold it by
         -  -  -  -  -  -  -  -  -  -  -  x  x  x  x  why it must be held`,
    },
  },
  'hold-rule': {
    'that names Sol and Emil': {
      given: ({ rule }) => ({ id: rule }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  1  1  -  -  -  -  -  1  1  1  1  an answer
         -  -  -  -  ·  ·  -  -  -  -  -  1  1  1  1  .all
         -  -  -  -  ·  ·  -  -  -  -  -  3  3  3  3  .emails[]
         -  -  -  -  2  2  -  -  -  -  -  3  3  3  3  .members[]
         -  -  -  -  x  x  -  -  -  -  -  x  x  x  x  the day Sol must hold it by
         -  -  -  -  x  x  -  -  -  -  -  x  x  x  x  why it must be held`,
    },
  },
  'preview-hold-rule': {
    'a new one for Sol': {
      given: () => ({
        certification: 'beta',
        people: 'sol@example.com',
        dueKind: 'fixed',
        dueOn: '2027-01-01',
        because: 'agreed',
      }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  -  an answer
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  -  .preview.added.names[]`,
    },
    'a change': {
      given: ({ rule }) => ({
        rule,
        certification: 'epsilon',
        people: 'sol@example.com',
        dueKind: 'fixed',
        dueOn: '2027-01-01',
        because: 'agreed',
        why: 'less',
      }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  -  an answer
         -  -  -  -  -  -  -  -  -  -  -  2  2  2  -  .preview.dropped.names[]`,
    },
  },
  'preview-hold-rule-end': {
    'of the one that names Sol': {
      given: ({ rule }) => ({ rule }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  1  1  1  -  an answer
         -  -  -  -  -  -  -  -  -  -  -  3  3  3  -  .dropped.names[]`,
    },
  },
  'extensions-waiting': {
    'for whoever asks': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  1  2  ·  ·  ·  ·  ·  2  2  2  ·  .rows[]
         -  ·  ·  ·  x  x  ·  ·  ·  ·  ·  x  x  x  ·  the day Sol must hold it by
         -  ·  ·  ·  ·  x  ·  ·  ·  ·  ·  x  x  x  ·  why Mara asks for Pia
         -  ·  ·  ·  x  x  ·  ·  ·  ·  ·  x  x  x  ·  why more time is asked`,
    },
  },
}
