import type { Writer } from '../../..'
import { questionDomain } from '../../../tables/assessment'
import { certification } from '../../../tables/certification'
import { exam, examDomain, itemDomain } from '../../../tables/exam'
import { type Courses, courseOf } from '../courses'
import type { Rows } from '../rows'

/** By certification and name; and exams by certification and code. */
export type Outside = {
  domain: (slug: string, name: string) => number
  exam: (code: string) => { id: number; certificationId: number; short: string }
}

export async function outsideExams(db: Writer): Promise<Outside> {
  const certifications = await db.select().from(certification)
  const domains = await db.select().from(examDomain)
  const exams = await db.select().from(exam)
  return {
    domain(slug, name) {
      const of = certifications.find((it) => it.slug === slug)?.id
      const found = domains.find((it) => it.certificationId === of && it.name === name)
      if (!found)
        throw new Error(`The story names ${name} of ${slug}, which is not one of its domains.`)
      return found.id
    },
    exam(code) {
      const found = exams.filter((it) => it.code === code).sort((a, b) => a.id - b.id)[0]
      const of = certifications.find((it) => it.id === found?.certificationId)
      if (!found || !of) throw new Error(`The story names ${code}, which is no exam.`)
      return { id: found.id, certificationId: of.id, short: of.short }
    },
  }
}

/**
 * What a course gives a domain: lessons and labs by their place in the course, questions by key.
 * `all`: every one of them.
 */
type Part = { course: string; items?: number[]; questions?: string[] | 'all' }

const services = ['status-203-exec', 'drop-in', 'after-is-order', 'daemon-reload-effect']
const fullDisk = ['df-du-differ', 'no-space-causes', 'inode-count', 'essay-full-disk']
const permissions = ['path-permissions', 'umask-027']
const shared = ['acl-mask', 'setgid-directory', 'cmd-setfacl']
const boot = [
  'emergency-target',
  'root-password-order',
  'boot-stage-symptom',
  'dracut-in-chroot',
  'essay-no-return',
]
const journal = ['journal-directory', 'cmd-journal-previous-boot']
const volumes = ['free-extents', 'grow-with-new-disk', 'cmd-lvextend']
const network = ['refused-loopback', 'cmd-nmcli-dns']
const bootCourse = ['first-try', 'autorelabel', 'dracut-kver', 'stages']
const raid = [
  'read-mdstat',
  'two-members-missing',
  'keep-redundancy',
  'slow-rebuild',
  'proof-of-repair',
  'mismatch-raid1-swap',
  'rebuild-hours',
  'raid6-capacity',
  'bitmap-name',
]
const raidWork = [
  'order-replace-member',
  'match-mdstat-flags',
  'cmd-fail-member',
  'cmd-md-check',
  'replicate-direction',
]
const lvmFails = [
  'snapshot-full',
  'merge-deferred',
  'snapshot-size',
  'removemissing-force',
  'order-evacuate-pv',
]
const repair = [
  'xfs-dirty-log',
  'nouuid-option',
  'order-safe-repair',
  'match-e2fsck-status',
  'cmd-xfs-dry-run',
]

/**
 * Read against the objectives of each exam: what a lesson really teaches, what a question really
 * asks.
 */
const parts: Record<string, Record<string, Part[]>> = {
  'lf-lfcs': {
    'Essential commands': [
      {
        course: 'LNX-201',
        items: [1],
        questions: [
          ...services,
          ...fullDisk,
          ...permissions,
          'survives-reboot',
          'tool-for-question',
        ],
      },
    ],
    'Operations deployment': [
      { course: 'LNX-201', items: [4, 5], questions: [...boot, ...journal] },
      { course: 'LNX-310', items: [1, 2] },
      { course: 'LNX-330', items: [1, 2], questions: bootCourse },
    ],
    Networking: [
      { course: 'LNX-201', items: [3], questions: network },
      { course: 'NET-101', items: [1, 2] },
    ],
    Storage: [
      { course: 'LNX-201', items: [2, 5], questions: [...volumes, 'nofail-option'] },
      { course: 'LNX-204', items: [1, 2, 3, 4, 5], questions: 'all' },
      { course: 'LNX-330', questions: ['fstab-option', 'fsck-failing'] },
    ],
    'Users and groups': [{ course: 'LNX-201', items: [3], questions: shared }],
  },
  'redhat-rhcsa': {
    'Essential command-line tools': [
      { course: 'LNX-201', items: [3], questions: [...permissions, 'tool-for-question'] },
    ],
    'Operating running systems': [
      { course: 'LNX-201', items: [1, 4, 5], questions: [...boot, ...journal] },
      { course: 'LNX-330', items: [1, 2], questions: bootCourse },
    ],
    'Local storage': [
      { course: 'LNX-201', items: [2, 5], questions: volumes },
      { course: 'LNX-204', items: [3], questions: lvmFails },
    ],
    'File systems': [
      {
        course: 'LNX-201',
        items: [2, 3],
        questions: [...fullDisk, 'nofail-option', 'setgid-directory'],
      },
      { course: 'LNX-204', items: [4], questions: repair },
      { course: 'LNX-330', questions: ['fstab-option', 'fsck-failing'] },
    ],
    'Deploying, configuring and maintaining systems': [
      { course: 'LNX-201', items: [1], questions: [...services, 'survives-reboot'] },
    ],
    'Basic networking': [
      { course: 'LNX-201', items: [3], questions: network },
      { course: 'NET-101', items: [1, 2] },
    ],
    'Users and groups': [{ course: 'LNX-201', items: [3], questions: ['acl-mask', 'cmd-setfacl'] }],
    'Security (firewall, SELinux, SSH keys)': [
      { course: 'LNX-310', items: [1, 2] },
      { course: 'LNX-330', questions: ['autorelabel'] },
    ],
  },
  'redhat-rhce': {
    'Ansible core components': [
      { course: 'ANS-210', items: [1], questions: ['wins', 'limit-command'] },
    ],
    'Roles and content collections': [{ course: 'ANS-210', items: [2] }],
    'Run playbooks': [
      { course: 'ANS-210', items: [1], questions: ['second-run', 'check-proof', 'serial-count'] },
    ],
    'Create plays and playbooks': [
      { course: 'ANS-210', items: [1, 2], questions: ['handler-lost'] },
    ],
  },
  'lpi-lpic-1': {
    '101 System architecture': [
      { course: 'LNX-201', items: [4], questions: ['emergency-target', 'boot-stage-symptom'] },
      { course: 'LNX-330', items: [1], questions: ['stages', 'first-try'] },
    ],
    '104 Devices, filesystems, FHS': [
      {
        course: 'LNX-201',
        items: [2, 3],
        questions: [...fullDisk, ...permissions, 'nofail-option', 'setgid-directory'],
      },
      { course: 'LNX-204', items: [4], questions: repair },
      { course: 'LNX-330', questions: ['fstab-option', 'fsck-failing'] },
    ],
    '108 Essential system services': [{ course: 'LNX-201', items: [1], questions: journal }],
    '109 Networking fundamentals': [
      { course: 'LNX-201', items: [3], questions: network },
      { course: 'NET-101', items: [1, 2] },
    ],
  },
  'lpi-lpic-2': {
    '202 System startup': [
      { course: 'LNX-201', items: [4], questions: boot },
      { course: 'LNX-330', items: [1], questions: [...bootCourse] },
    ],
    '203 Filesystems and devices': [
      {
        course: 'LNX-204',
        items: [1, 4],
        questions: [...repair, 'crc-errors', 'passed-but-failing', 'match-smart', 'cmd-long-test'],
      },
    ],
    '204 Advanced storage': [
      { course: 'LNX-201', items: [2], questions: volumes },
      {
        course: 'LNX-204',
        items: [2, 3, 5],
        questions: [...raid, ...raidWork, ...lvmFails, 'essay-one-hour', 'essay-do-not-create'],
      },
    ],
  },
  'oracle-mysql80-dba-ocp': {
    'Users and security': [
      { course: 'MYS-201', items: [1], questions: ['specific-host', 'cmd-grants'] },
    ],
    'Query optimisation': [
      { course: 'MYS-201', items: [2], questions: ['index-hidden', 'total-time'] },
    ],
    'Keeping a stable system': [{ course: 'MYS-201', questions: ['kill-rollback'] }],
    'Backup and recovery': [
      { course: 'MYS-201', items: [1], questions: ['dump-missing'] },
      {
        course: 'MYS-302',
        items: [4],
        questions: [
          'pitr-stop-position',
          'replica-is-backup',
          'order-physical-restore',
          'cmd-decode',
          'expire-days',
        ],
      },
    ],
    Monitoring: [
      {
        course: 'MYS-302',
        items: [2],
        questions: [
          'seconds-null',
          'retrieved-ahead',
          'lag-suspects',
          'heartbeat-delay',
          'semisync-status',
          'cmd-status',
          'essay-lag-explained',
        ],
      },
    ],
    'Replication and high availability': [
      {
        course: 'MYS-302',
        items: [1, 3, 5],
        questions: [
          ...[
            'row-format-reason',
            'clone-uuid',
            'first-act-failover',
            'fatal-1236',
            'alter-lag',
            'durable-settings',
            'after-promotion',
            'semisync-read',
            'gtid-skip-silent',
          ],
          ...[
            'gtid-count',
            'file-with-uuid',
            'order-switchover',
            'match-errors',
            'match-gtid-sets',
            'cmd-binlog-status',
            'cmd-super-read-only',
            'cmd-stop-receiver',
          ],
          ...['cmd-forget-source', 'essay-failover-plan'],
        ],
      },
    ],
  },
}
/** The questions of a domain in one course, by key: what the story answers badly. */
export const questionsOf = (slug: string, domain: string, course: string): string[] =>
  (parts[slug]?.[domain] ?? []).flatMap((it) =>
    it.course === course && it.questions !== 'all' ? (it.questions ?? []) : [],
  )

export function tellDomains(rows: Rows, courses: Courses, outside: Outside): void {
  for (const [slug, domains] of Object.entries(parts))
    for (const [name, of] of Object.entries(domains)) {
      const domainId = outside.domain(slug, name)
      for (const { course: code, items = [], questions = [] } of of) {
        const course = courseOf(courses, code)
        for (const n of items) {
          const it = course.items[n - 1]
          if (it?.kind !== 'lesson' && it?.kind !== 'lab')
            throw new Error(`${code} has no lesson or lab at place ${n}.`)
          rows.put(itemDomain, { domainId, itemId: it.id })
        }
        for (const q of questions === 'all'
          ? course.questions
          : questions.map((key) => course.questions.find((it) => it.key === key) ?? key)) {
          if (typeof q === 'string') throw new Error(`${code} has no question ${q}.`)
          rows.put(questionDomain, { domainId, questionId: q.id })
        }
      }
    }
}
