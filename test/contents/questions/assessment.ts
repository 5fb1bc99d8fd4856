import type { Entries } from '../ask'

export const entries: Entries = {
  exam: {
    posted: {
      given: ({ exams }) => ({ attempt: exams.posted }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  -  -  -  -  -  -  -  an answer
         -  -  1  -  -  -  -  -  -  -  -  -  -  -  -  .questions[]
         -  -  1  -  -  -  -  -  -  -  -  -  -  -  -  .result.answers[]
         -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  Sol’s grade
         -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  Sol’s posted answer
         -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  the explanation
         -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  the model answer
         -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  the rubric
         -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  what the marker told Sol
         -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  why Sol disputes
         -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  why the grade is so`,
    },
    'being marked': {
      given: ({ exams }) => ({ attempt: exams.waiting }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  -  -  -  -  -  -  -  an answer
         -  -  1  -  -  -  -  -  -  -  -  -  -  -  -  .questions[]
         -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  Sol’s answer to be marked`,
    },
    'set aside': {
      given: ({ exams }) => ({ attempt: exams.voided }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  -  -  -  -  -  -  -  an answer
         -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  why it was set aside`,
    },
    'marked, not posted': {
      given: ({ exams }) => ({ attempt: exams.unposted }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  -  -  -  -  -  -  -  -  -  -  -  -  -  an answer
         -  1  -  -  -  -  -  -  -  -  -  -  -  -  -  .questions[]
         -  x  -  -  -  -  -  -  -  -  -  -  -  -  -  Emil’s marked answer`,
    },
    'going on': {
      given: ({ exams }) => ({ attempt: exams.open }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  -  -  -  -  -  -  -  -  -  -  -  -  -  an answer
         -  1  -  -  -  -  -  -  -  -  -  -  -  -  -  .questions[]
         -  x  -  -  -  -  -  -  -  -  -  -  -  -  -  Emil’s answer saved`,
    },
  },
  'quiz-panel': {
    'Sol’s first': {
      given: ({ enrolment, exams }) => ({ enrolment, item: exams.first }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  1  -  -  -  -  -  -  -  -  -  -  -  -  an answer
         -  -  1  -  -  -  -  -  -  -  -  -  -  -  -  .past[]
         -  -  x  -  -  -  -  -  -  -  -  -  -  -  -  Sol’s grade`,
    },
    'Emil’s second': {
      given: ({ emilsEnrolment, exams }) => ({ enrolment: emilsEnrolment, item: exams.second }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  1  -  -  -  -  -  -  -  -  -  -  -  -  -  an answer
         -  1  -  -  -  -  -  -  -  -  -  -  -  -  -  .past[]`,
    },
  },
  'marking-queue': {
    all: {
      given: () => ({}),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  1  1  -  -  -  -  -  an answer
         -  -  -  -  -  -  -  -  2  2  -  -  -  -  -  .exams[]`,
    },
    'one exam': {
      given: ({ exams }) => ({ exam: exams.second }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  1  1  -  -  -  -  -  an answer
         -  -  -  -  -  -  -  -  2  2  -  -  -  -  -  .exams[]`,
    },
  },
  'attempt-to-mark': {
    'to be marked': {
      given: ({ exams }) => ({ attempt: exams.waiting }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .answers[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  ·  ·  .left .place .teaches
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .markable[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .shown.rubric[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .shown.yours[]
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  Sol’s answer to be marked
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  the model answer
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  the rubric`,
    },
    disputed: {
      given: ({ exams }) => ({ attempt: exams.posted }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .answers[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .markable[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .shown.marks[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .shown.rubric[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .shown.yours[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  ·  ·  .teaches
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  Sol’s grade
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  Sol’s posted answer
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  the model answer
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  the rubric
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  what the marker told Sol
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  why Sol disputes`,
    },
    'marked, not posted': {
      given: ({ exams }) => ({ attempt: exams.unposted }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .answers[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  ·  ·  .left .next .teaches
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .markable[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .shown.marks[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .shown.rubric[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .shown.yours[]
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  Emil’s marked answer
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  Sol’s grade
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  the model answer
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  the rubric
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  what the marker will tell Emil`,
    },
    'set aside': {
      given: ({ exams }) => ({ attempt: exams.voided }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .answers[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  ·  ·  .left .next .teaches
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .markable[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .shown.rubric[]
         -  -  -  -  -  -  -  -  1  1  -  -  -  1  1  .shown.yours[]
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  Sol’s answer set aside
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  the model answer
         -  -  -  -  -  -  -  -  x  x  -  -  -  x  x  the rubric`,
    },
    'of a course of others': {
      given: ({ exams }) => ({ attempt: exams.elsewhere }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  an answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .answers[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .markable[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .shown.rubric[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  1  1  .shown.yours[]
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  Tom’s answer elsewhere
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  the model answer
         -  -  -  -  -  -  -  -  -  -  -  -  -  x  x  the rubric`,
    },
  },
  'exam-marks': {
    'the first exam': {
      given: ({ exams }) => ({ item: exams.first }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  1  1  -  -  -  -  -  an answer
         -  -  -  -  -  -  -  -  2  2  -  -  -  -  -  .attempts[]
         -  -  -  -  -  -  -  -  x  x  -  -  -  -  -  Sol’s grade`,
    },
    'the second exam': {
      given: ({ exams }) => ({ item: exams.second }),
      seen: `
        no em se co ma di le ne in ow de s1 s2 re au
         -  -  -  -  -  -  -  -  1  1  -  -  -  -  -  an answer
         -  -  -  -  -  -  -  -  2  2  -  -  -  -  -  .attempts[]
         -  -  -  -  -  -  -  -  x  x  -  -  -  -  -  Emil’s grade, not posted
         -  -  -  -  -  -  -  -  x  x  -  -  -  -  -  Sol’s grade`,
    },
  },
}
