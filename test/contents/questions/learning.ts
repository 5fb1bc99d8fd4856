import type { Entries } from '../ask'

export const entries: Entries = {
  catalogue: {
    'all courses': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  3  3  3  3  3  3  3  3  3  3  3  3  3  3  .counts.how[]
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .counts.leads[]
         -  3  3  3  3  3  3  3  3  3  3  3  3  3  3  .counts.when[]
         -  3  3  3  3  3  3  3  3  3  3  3  3  3  3  .courses[]
         -  1  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .courses[].live
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .courses[].prerequisites.waiver
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why Sol was waived`,
    },
  },
  course: {
    'with places': {
      given: ({ course }) => ({ code: course }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  4  4  4  4  4  4  4  4  4  4  4  4  4  4  .items[]
         -  ·  ·  ·  1  1  ·  ·  ·  ·  1  1  1  1  ·  .mayAssignSomeone
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .offerings[]
         -  1  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .offerings[].live
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .offerings[].prerequisites.waiver
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .prerequisites.waiver
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why Sol was waived`,
    },
    'with requests': {
      given: () => ({ code: 'PRM-102' }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .certifications[]
         -  ·  ·  ·  1  1  ·  ·  ·  ·  1  1  1  1  ·  .mayAssignSomeone
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  .offerings[]`,
    },
  },
  'my-learning': {
    'one’s own': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .ended[]
         -  1  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .studying[]
         -  ·  1  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  .studying[].because .by .done .lastAt
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why Sol was declined
         -  ·  x  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  why Sol was put in the course`,
    },
  },
  outline: {
    'Sol’s': {
      given: ({ enrolment }) => ({ enrolment }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  1  1  -  -  -  1  1  an answer
         -  -  1  -  -  -  -  -  1  1  -  -  -  1  1  .instructors[]
         -  -  4  -  -  -  -  -  4  4  -  -  -  4  4  .items[]
         -  -  1  -  -  -  -  -  ·  ·  -  -  -  ·  ·  .own`,
    },
  },
  material: {
    'Sol’s lab': {
      given: ({ enrolment, lab }) => ({ enrolment, item: lab }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  1  1  -  -  -  1  1  an answer
         -  -  1  -  -  -  -  -  1  1  -  -  -  1  1  .outline.instructors[]
         -  -  4  -  -  -  -  -  4  4  -  -  -  4  4  .outline.items[]
         -  -  1  -  -  -  -  -  ·  ·  -  -  -  ·  ·  .outline.own
         -  -  2  -  -  -  -  -  2  2  -  -  -  2  2  .steps[]
         -  -  x  -  -  -  -  -  x  x  -  -  -  x  x  what Ines saw in the lab`,
    },
    'Sol’s lesson': {
      given: ({ enrolment, lesson }) => ({ enrolment, item: lesson }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  1  1  -  -  -  1  1  an answer
         -  -  1  -  -  -  -  -  1  1  -  -  -  1  1  .outline.instructors[]
         -  -  4  -  -  -  -  -  4  4  -  -  -  4  4  .outline.items[]
         -  -  1  -  -  -  -  -  ·  ·  -  -  -  ·  ·  .outline.own`,
    },
  },
  'approvals-waiting': {
    'for whoever asks': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  1  1  1  1  1  1  1  1  1  1  1  1  1  an answer
         -  ·  ·  ·  2  ·  ·  ·  ·  ·  2  ·  ·  1  ·  .requests[]
         -  ·  ·  ·  1  ·  ·  ·  ·  ·  1  ·  ·  1  ·  .requests[].fallback`,
    },
  },
  teaching: {
    'one’s own': {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  ·  1  -  -  -  1  ·  .drafts
         -  -  -  -  -  -  -  -  1  2  -  -  -  ·  ·  .offerings[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  ·  ·  .offerings[].labs .marking .taken
         -  -  -  -  -  -  -  -  ·  1  -  -  -  ·  ·  .offerings[].requests`,
    },
  },
  'teaching-offering': {
    'with places': {
      given: ({ offering }) => ({ offering }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  1  1  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  1  1  -  1  1  1  1  .instructors[]
         -  -  -  -  -  -  -  -  1  1  -  1  1  1  1  .left[]
         -  -  -  -  -  -  -  -  2  2  -  2  2  2  2  .roster[]
         -  -  -  -  -  -  -  -  1  1  -  1  1  1  1  .toConfirm[]
         -  -  -  -  -  -  -  -  x  x  -  x  x  x  x  why Sol was put in the course
         -  -  -  -  -  -  -  -  x  x  -  x  x  x  x  why Tom withdrew`,
    },
    'with requests': {
      given: ({ askedOffering }) => ({ offering: askedOffering }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  1  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  1  -  1  1  1  1  .left[]
         -  -  -  -  -  -  -  -  -  2  -  2  2  2  2  .requests[]
         -  -  -  -  -  -  -  -  -  1  -  1  1  1  1  .roster[]
         -  -  -  -  -  -  -  -  -  x  -  x  x  x  x  why Sol was declined`,
    },
  },
  'offering-drafts': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  1  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  ·  -  1  1  1  1  .plans
         -  -  -  -  -  -  -  -  -  1  -  2  2  2  2  .rows[]
         -  -  -  -  -  -  -  -  -  x  -  x  x  x  x  why an offering is drafted
         -  -  -  -  -  -  -  -  -  ·  -  x  x  x  x  why another’s offering is drafted`,
    },
  },
  'offering-draft': {
    one: {
      given: ({ draft }) => ({ draft }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  1  -  1  1  1  1  an answer
         -  -  -  -  -  -  -  -  -  x  -  x  x  x  x  why an offering is drafted`,
    },
  },
}
