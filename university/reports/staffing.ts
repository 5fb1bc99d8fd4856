// Questions as data, one entry each: the staffing home links them, and says what each answers
// before it is opened.

/**
 * Which of the home's numbers stands beside a question; `none` is what it says when there is
 * nothing.
 */
type CountName = 'empty' | 'exceptions' | 'beyond' | 'asking' | 'plans' | 'drafts'
export type Asked = {
  ask: string
  answers: string
  href: string
  count?: { name: CountName; word: string; none: string }
}

/**
 * What a staffing lead asks, in the order of urgency: now, a place to fill, what is fragile, what
 * is ahead, what was.
 */
export const asked: readonly { group: string; questions: readonly Asked[] }[] = [
  {
    group: 'What is falling',
    questions: [
      {
        ask: 'Which customers lose a required skill in 30, 60 or 90 days?',
        answers:
          'By the value of the contract, with whose certification ends and what would prevent it.',
        href: '/staffing/losses',
      },
      {
        ask: 'How is every team covered, today and on any date?',
        answers:
          'Teams by requirement, a slider to eighteen months, and what falls when and because of what.',
        href: '/coverage',
        count: { name: 'empty', word: 'empty', none: 'All filled' },
      },
      {
        ask: 'Which exceptions are live, who signed, until when?',
        answers: 'Everyone in a position without its certification, and the day that ends.',
        href: '/exceptions',
        count: { name: 'exceptions', word: 'live', none: 'None' },
      },
      {
        ask: 'Who is double-booked?',
        answers:
          'People beyond their capacity or their time, or placed while they are away or gone.',
        href: '/staffing/double-booked',
        count: { name: 'beyond', word: 'beyond what they can do', none: 'Nobody' },
      },
    ],
  },
  {
    group: 'A place to fill',
    questions: [
      {
        ask: 'Who can take this position?',
        answers: 'Certified for the whole time, on the shift, with capacity left.',
        href: '/candidates',
      },
      {
        ask: 'Why can this person not join?',
        answers:
          'Choose the position and type a name: every reason, and the quickest one to remove.',
        href: '/staffing/why-not',
      },
      {
        ask: 'Is this empty position a moving or a certifying problem?',
        answers:
          'Proven: the moves that fill it, or the people and positions that compete for too few certificates.',
        href: '/staffing/empty',
      },
      {
        ask: 'Who asked to join a team, and waits for an answer?',
        answers: 'For which position, since when, how they stand for it today, and who answers.',
        href: '/staffing/asked-to-join',
        count: { name: 'asking', word: 'unanswered', none: 'None waits' },
      },
      {
        ask: 'What breaks if I move this person, and what is the smallest repair?',
        answers: 'The consequences on every team, before anything is done.',
        href: '/staffing/moving',
      },
      {
        ask: 'Who should be where?',
        answers:
          'A plan for a day: a proposal with reasons, adjusted by hand, adopted whole or in part.',
        href: '/plans',
        count: { name: 'plans', word: 'to adopt', none: 'None waits' },
      },
    ],
  },
  {
    group: 'What is fragile',
    questions: [
      {
        ask: 'Who are we one resignation from?',
        answers: 'Every resignation tried, after the best reshuffle of everyone else.',
        href: '/staffing/resignations',
      },
      {
        ask: 'Who must not be away together?',
        answers: 'Pairs who are the only two holders of something a team needs.',
        href: '/staffing/together',
      },
      {
        ask: 'If this exam retires, whom does it touch?',
        answers: 'Holders, bookings, positions and the day each team loses coverage.',
        href: '/staffing/retire',
      },
      {
        ask: 'Which scarce certifications sit where they are not needed?',
        answers:
          'People whose rare certificate is not asked for where they serve, while others lack it.',
        href: '/staffing/scarce',
      },
      {
        ask: 'Who is certified but has not done the work for a year?',
        answers: 'A certificate without practice, by certification.',
        href: '/staffing/idle',
      },
    ],
  },
  {
    group: 'What is ahead',
    questions: [
      {
        ask: 'What must we train?',
        answers:
          'From the gaps on a date: which certifications, how many, who is nearest, which offerings to open by when.',
        href: '/staffing/training',
      },
      {
        ask: 'Which offerings were asked for, and wait?',
        answers:
          'Drafts that a training plan made: the owner of the course opens each, or says why not.',
        href: '/teaching/drafts',
        count: { name: 'drafts', word: 'to decide', none: 'None waits' },
      },
      {
        ask: 'Which single exam, by whom, fills most?',
        answers: 'The gain of one more certificate, solved exactly.',
        href: '/staffing/one-exam',
      },
      {
        ask: 'Can we staff these new customers?',
        answers:
          'What if: customers signed, an exam retired, people gone. With whom, and what must start today.',
        href: '/staffing/what-if',
      },
      {
        ask: 'How long from enrolment to useful on a team?',
        answers:
          'By track: from the first course to the first placement that asks for its certificate.',
        href: '/staffing/time-to-useful',
      },
    ],
  },
  {
    group: 'What was',
    questions: [
      {
        ask: 'Was everyone on this team certified on that day?',
        answers:
          'Who, in which position, by which award, with which exceptions, and what changed since the last review.',
        href: '/staffing/certified',
      },
    ],
  },
]
