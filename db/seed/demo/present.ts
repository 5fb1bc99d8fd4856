import type { Enrolment } from './enrolments'
import type { Told } from './history'
import type { Key } from './people'
import { minute } from './when'

const diskEssay = `First I look, I do not touch. \`df -h /var\` says 100 %, \`df -i\` is fine, \`du\` finds less than half. So something deleted is still held open:

    lsof +L1 /var

shows 19 GiB of an old access log held by nginx. I reload nginx and the space is back. The database then writes again; I check its log and place one test order.

What I leave alone: the data directory, the binary logs, and the reboot button.

To the customer: "From about 02:10 to 02:31 your shop could not store orders because a log partition was full. It works again. Nothing that was stored is lost."`
const shortEssay =
  'I would delete old logs in /var/log until there is space, restart nginx and mysql, and write to the customer that it is solved.'
const hourEssay = `I tell the colleague at the rack to keep his hands off: the red light is not evidence. \`cat /proc/mdstat\` and \`mdadm --detail /dev/md1\` name sdb, \`smartctl -i\` gives its serial number, and we compare it with the label before anything is pulled.

Then \`mdadm /dev/md1 --fail /dev/sdb2 --remove /dev/sdb2\`, the same for md0, swap, copy the partition table from sda, add both, and install the boot loader on the new disk. I tell the customer now, and again when the rebuild has begun, with its end time. Open at the end of the hour: the rebuild itself.`

/** What is going on now, one case for each screen. */
export function tellPresent({ when, people, offerings, enrolments, sit }: Told): void {
  const { enrol, learn, finish, days, confirmLab } = enrolments
  const { at, ago } = when

  // Rosa: an exam with minutes left, a course half read, an acknowledgement overdue, second in a
  // line of three.
  const storage = enrol('rosa', offerings['LNX-204'], days(19))
  learn(storage, days(18), 26 * 60 * minute, [1, 2, 3, 4, 5])
  const limit = storage.course.quiz?.minutes ?? 40
  sit(storage, { startedAt: ago(limit - 22), used: limit - 22, wrong: 0, answered: 8 })
  const replication = enrol('carmen', offerings['MYS-302'], days(12))
  learn(replication, days(11), 20 * 60 * minute, [1])
  learn(enrol('rosa', offerings['MYS-201'], days(9)), days(8), 30 * 60 * minute, [1])

  // The yearly acknowledgement: everyone was put into the round by the registrar; most signed, Rosa
  // and Ezra are overdue.
  const because = 'Everyone in Support signs within thirty days of the yearly round.'
  const signed: Key[] = [
    'tariq',
    'elif',
    'kofi',
    'nadia',
    'yusuf',
    'sven',
    'carmen',
    'luz',
    'deshawn',
    'oystein',
    'bao',
    'solange',
    'dominic',
  ]
  signed.forEach((key, n) => {
    const from = at(-33, 8)
    const end = at(-31 + n * 2, 15, n)
    const it = enrol(key, offerings.round, from, {
      state: 'closed',
      outcome: 'completed',
      outcomeAt: end,
      endedAt: end,
      byId: people.ingrid,
      because,
    })
    learn(it, end - 40 * minute, 20 * minute)
  })
  for (const key of ['rosa', 'ezra'] as const)
    enrol(key, offerings.round, at(-33, 8), { byId: people.ingrid, because })

  // Kubernetes begins tomorrow: full, a seat came free three hours ago and is offered, three wait.
  for (const [key, n] of [
    ['tariq', 30],
    ['elif', 29],
    ['anders', 27],
    ['callum', 26],
    ['hoyin', 25],
  ] as const)
    enrol(key, offerings.kubernetes, days(n, 9, n))
  const away = enrol('yusuf', offerings.kubernetes, days(28), {
    state: 'withdrawn',
    endedAt: ago(181),
    because: 'My shift was moved.',
  })
  const gone = enrolments.about(away.id, away.personId, away.offering)
  enrolments.tell(ago(181), people.yusuf, 'seat.withdrawn', gone, {
    because: 'My shift was moved.',
  })
  const offer = enrol('rafael', offerings.kubernetes, days(20), {
    state: 'offered',
    queuedAt: days(20),
    offeredAt: ago(180),
    offerEndsAt: ago(180) + 12 * 60 * minute,
  })
  enrolments.tell(
    ago(180),
    null,
    'seat.offered',
    enrolments.about(offer.id, offer.personId, offer.offering),
    { until: ago(180) + 12 * 60 * minute },
  )
  for (const [key, n] of [
    ['deshawn', 18],
    ['rosa', 15],
    ['keisha', 6],
  ] as const)
    enrol(key, offerings.kubernetes, days(n), { state: 'waitlisted', queuedAt: days(n) })

  // Approvals: Gwen is away, so Callum's waits for Teresa in her place; Luz's waits for Teresa
  // herself.
  enrol('callum', offerings.leading, days(2, 13, 10), { state: 'requested' })
  enrol('luz', offerings.leading, days(1, 16, 45), { state: 'requested' })
  const approved = enrol('solange', offerings.leading, days(12), { enrolledAt: days(11) })
  enrolments.tell(
    days(11),
    people.teresa,
    'seat.approved',
    enrolments.about(approved.id, approved.personId, approved.offering),
    {},
  )
  const declined = enrol('grace', offerings.leading, days(10), {
    state: 'declined',
    endedAt: days(9),
    because: 'Not before the first year is over; ask again in spring.',
  })
  const no = enrolments.about(declined.id, declined.personId, declined.offering)
  enrolments.tell(days(9), people.teresa, 'seat.declined', no, {
    because: 'Not before the first year is over; ask again in spring.',
  })

  // Ansible runs: one evening behind them, one today, one cancelled.
  for (const [key, n] of [
    ['ezra', 40],
    ['sven', 38],
    ['luz', 33],
    ['hector', 30],
    ['grace', 22],
    ['travis', 15],
  ] as const) {
    const it = enrol(key, offerings.ansible, days(n))
    if (n > 25) learn(it, days(5), 90 * minute, [1])
  }

  // Cohorts to come.
  for (const [key, n] of [
    ['hector', 20],
    ['grace', 19],
    ['sven', 17],
    ['oystein', 16],
    ['keisha', 12],
    ['bao', 9],
    ['arjun', 4],
  ] as const)
    enrol(key, offerings.linuxLive, days(n))
  for (const [key, n] of [
    ['aoife', 21],
    ['piotr', 20],
    ['jurgen', 14],
    ['callum', 6],
  ] as const)
    enrol(key, offerings.storageLondon, days(n))
  for (const [key, n] of [
    ['ayesha', 15],
    ['zainab', 11],
    ['marguerite', 8],
  ] as const)
    enrol(key, offerings.replicationHongKong, days(n))
  for (const [key, n] of [
    ['tariq', 14],
    ['kofi', 13],
    ['nadia', 12],
    ['anders', 11],
    ['rafael', 9],
    ['hector', 8],
    ['yusuf', 6],
    ['jurgen', 3],
  ] as const)
    enrol(key, offerings.nightShift, days(n))
  for (const [key, n] of [
    ['oystein', 30],
    ['sven', 21],
    ['grace', 14],
  ] as const)
    enrol(key, offerings.mysqlCancelled, days(n), {
      state: 'cancelled',
      endedAt: at(-5, 11, 20),
      because: 'The offering was cancelled.',
    })

  // Waiting for a mark.
  const waiting = (it: Enrolment, startedAt: number, essay: string, wrong = 2) =>
    sit(it, { startedAt, used: 33, wrong, essay })
  const toMark = enrol('luz', offerings['LNX-201'], days(40))
  learn(toMark, days(38), 40 * 60 * minute, [1, 2, 3, 4])
  waiting(toMark, days(2, 9, 20), diskEssay)
  const second = enrol('oystein', offerings['LNX-201'], days(24))
  learn(second, days(22), 40 * 60 * minute, [1, 2, 3])
  waiting(second, days(1, 17, 5), shortEssay, 4)
  const third = enrol('deshawn', offerings['LNX-204'], days(31))
  learn(third, days(29), 50 * 60 * minute, [1, 2, 3, 4, 5])
  waiting(third, days(3, 14, 40), hourEssay, 1)

  // Two instructors read the same essay and are five points apart.
  const split = enrol('keisha', offerings['LNX-201'], days(35))
  learn(split, days(33), 60 * 60 * minute, [1, 2, 3, 4])
  sit(split, {
    startedAt: days(6, 18, 15),
    used: 38,
    wrong: 3,
    essay: diskEssay.replace('First I look, I do not touch. ', ''),
    marks: [
      {
        by: 'priya',
        points: 9,
        at: days(5, 11),
        comment: 'Finds the open file at once and says what is left alone.',
      },
      {
        by: 'weiling',
        points: 4,
        at: days(4, 3),
        comment:
          'No inode check is shown, no check of the database afterwards, and the message promises too much.',
      },
    ],
  })

  // A grade its learner does not accept.
  const disputed = enrol('mai', offerings['LNX-201'], days(44))
  learn(disputed, days(42), 70 * 60 * minute, [1, 2, 3, 4])
  sit(disputed, {
    startedAt: days(8, 6),
    used: 52,
    wrong: 4,
    essay: shortEssay,
    marks: [
      {
        by: 'weiling',
        points: 2,
        at: days(5, 4),
        comment: 'Deleting logs first destroys the evidence, and here it would free nothing.',
      },
    ],
    graded: {
      at: days(5, 4, 20),
      by: 'weiling',
      postedAt: days(4, 4),
      disputedAt: days(2, 7, 30),
      because:
        'The question does not say that the files are still open. By what is written, deleting old logs frees space.',
    },
  })

  // The cohort of ten weeks ago: passed, failed, and one who never came.
  const past = offerings.linuxPast
  const open = days(100)
  const pass = (key: Key, wrong: number, points: number) => {
    const it = finish(key, past, open, days(60))
    const marked = { by: 'priya' as const, points, at: days(61), comment: 'Sound.' }
    sit(it, {
      startedAt: days(64),
      used: 36,
      wrong,
      marks: [marked],
      graded: { at: days(61, 12), by: 'priya', postedAt: days(60, 9) },
    })
  }
  pass('aoife', 1, 7)
  pass('zainab', 3, 8)
  const failed = finish('arjun', past, open, days(60), 'failed')
  const poor = {
    by: 'priya' as const,
    points: 3,
    at: days(61),
    comment:
      'Right beginnings; the order is missing. Sit with a technician for a week and try again.',
  }
  sit(failed, {
    startedAt: days(64),
    used: 40,
    wrong: 7,
    essay: shortEssay,
    marks: [poor],
    graded: { at: days(61, 12), by: 'priya', postedAt: days(60, 9) },
  })
  finish('hector', past, open, days(55), 'no-show')

  // The newcomer has begun nothing in Linux yet: that walk is for whoever signs in.
  learn(enrol('jamal', offerings['NET-101'], days(6)), days(5), 60 * minute, [1])
  const assessed = enrol('sven', offerings['LNX-204'], days(13))
  learn(assessed, days(12), 24 * 60 * minute, [1, 2])
  confirmLab(assessed, days(1, 20), null, 4)
}
