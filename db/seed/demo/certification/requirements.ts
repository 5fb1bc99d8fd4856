import { createHash } from 'node:crypto'
import { award } from '../../../tables/award'
import { document } from '../../../tables/document'
import { evidence, type VerificationMethod, verification } from '../../../tables/evidence'
import { dueExtension, holdRule, holdRulePerson } from '../../../tables/requirement'
import { placement } from '../../../tables/staffing'
import type { Key, People } from '../people'
import type { Rows } from '../rows'
import type { Teams } from '../staffing/teams'
import { lastDayOf, type When } from '../when'
import type { Awards } from './awards'
import { type Certifications, certificationOf } from './certifications'

type Story = {
  rows: Rows
  when: When
  people: People
  certifications: Certifications
  teams: Teams
  awards: Awards
}

/**
 * Who must hold what, and the certificates people brought: someone overdue, someone with more time,
 * someone who asks for it; a file to look at, one that only a file speaks for, one due for another
 * look.
 */
export function tellRequirements(story: Story): void {
  tellRules(story)
  tellBrought(story)
}

type Rule = Omit<Partial<typeof holdRule.$inferInsert>, 'named'> & {
  of: string
  because: string
  by: Key
  days: number
  named?: Key[]
}

function tellRules({ rows, when, people, certifications, teams }: Story) {
  const rule = ({
    of,
    by,
    days,
    named,
    ...it
  }: Rule & ({ dueOn: string } | { dueDays: number })) => {
    const certificationId = certificationOf(certifications, of).id
    const from = when.day(-days)
    const at = when.at(-days, 10, 15)
    const row = {
      certificationId,
      from,
      decidedById: people[by],
      at,
      named: named !== undefined,
      dueKind: 'fixed' as const,
      ...it,
    }
    const id = rows.add(holdRule, row)
    for (const key of named ?? [])
      rows.put(holdRulePerson, { ruleId: id, personId: people[key], addedOn: from })
    const about = {
      rule: id,
      certification: certificationId,
      ...(named && { person: named.map((key) => people[key]) }),
    }
    rows.tell(at, people[by], 'requirement.set', about, {
      certification: of,
      because: it.because,
      dueOn: it.dueOn,
      dueDays: it.dueDays,
    })
    return id
  }

  rule({
    of: 'RHCSA',
    jobTitle: 'Linux Technician',
    dueKind: 'after assignment',
    dueDays: 180,
    by: 'ingrid',
    days: 110,
    because: 'Nobody answers for a customer’s servers alone before they have passed EX200.',
  })
  rule({
    of: 'MySQL 8.0 DBA OCP',
    jobTitle: 'Database Technician',
    dueKind: 'after hire',
    dueDays: 365,
    by: 'ingrid',
    days: 400,
    because: 'A database technician is certified within the first year.',
  })
  rule({
    of: 'guild-customer-data',
    site: 'San Antonio',
    dueOn: when.day(21),
    by: 'ingrid',
    days: 70,
    because:
      'The customer data rules changed; everyone in San Antonio knows them before the audit.',
  })
  rule({
    of: 'CKA',
    positionKind: 'technician',
    teamId: teams.team.JUN,
    dueKind: 'after placement',
    dueDays: 90,
    by: 'marisol',
    days: 60,
    because: 'Junction Payments moves everything to its new platform.',
  })
  rule({
    of: 'LFCS',
    named: ['travis', 'keisha', 'anders'],
    dueOn: when.day(58),
    by: 'marisol',
    days: 25,
    because: 'Blue Ridge Outfitters opens its second site in spring.',
  })
  rule({
    of: 'RHCE',
    jobTitle: 'Team Leader',
    dueOn: when.day(-40),
    by: 'ingrid',
    days: 300,
    until: when.day(-90),
    endedById: people.ingrid,
    endedBecause: 'Leaders lead; who is on call holds it.',
    because: 'Team leaders stand in on call.',
  })

  // Travis was placed although his RHCSA ends on the way.
  const seat = teams.position['BRO Technician, days 1'] as number
  const placed = rows.of(placement).find((row) => row.positionId === seat)?.id as number
  const ends = rows
    .of(award)
    .find((row) => row.personId === people.travis && row.examCode === 'EX200')?.validUntil as string
  const because = `Placed as Technician, days with Blue Ridge Outfitters; RHCSA ends on ${spoken(ends)}.`
  rule({
    of: 'RHCSA',
    named: ['travis'],
    placementId: placed,
    dueOn: ends,
    by: 'marisol',
    days: 30,
    because,
  })

  const more = (
    key: Key,
    of: string,
    before: string,
    until: string,
    reason: string,
    askedBy: Key,
    days: number,
    granted?: { by: Key; because: string },
  ) => {
    const certificationId = certificationOf(certifications, of).id
    const askedAt = when.at(-days, 15, 20)
    const decidedAt = granted && when.at(-days + 2, 9, 40)
    rows.add(dueExtension, {
      personId: people[key],
      certificationId,
      before,
      until,
      reason,
      askedById: people[askedBy],
      askedAt,
      ...(granted && {
        granted: true,
        decidedById: people[granted.by],
        decidedAt,
        because: granted.because,
      }),
    })
    const about = { person: people[key], certification: certificationId }
    rows.tell(askedAt, people[askedBy], 'more-time.asked', about, {
      certification: of,
      before,
      until,
      reason,
    })
    if (granted && decidedAt)
      rows.tell(decidedAt, people[granted.by], 'more-time.granted', about, {
        certification: of,
        before,
        after: until,
        because: granted.because,
      })
  }
  const began = when.day(-60)
  const late = {
    by: 'marisol' as const,
    because: 'The seat is confirmed, and Chan Ho-Yin covers the platform until then.',
  }
  more(
    'rafael',
    'CKA',
    began,
    when.day(45),
    'Nights since May; the exam is booked for the first free week.',
    'chiming',
    40,
    late,
  )
  more(
    'ayesha',
    'CKA',
    began,
    when.day(70),
    'The databases move first; CKA fits after the second migration weekend.',
    'ayesha',
    3,
  )
}

type Brought = {
  key: Key
  of: string
  exam: string
  number: string
  days: number
  months: number
  checks: Check[]
  file?: string
  link?: string
}
type Check = { method: VerificationMethod; days: number; note: string; next?: number }

function tellBrought({ rows, when, people, certifications, awards }: Story) {
  const keep = (key: Key, lines: string[], at: number) => {
    const content = pdfOf(lines)
    const hash = createHash('sha256').update(content).digest('hex')
    rows.put(document, {
      hash,
      type: 'application/pdf',
      size: content.length,
      content,
      at,
      byId: people[key],
    })
    return hash
  }
  const check = (
    of: { evidenceId?: number; awardId?: number },
    { method, days, note, next }: Check,
  ) => {
    const nextOn = next === undefined ? null : when.day(next)
    rows.add(verification, {
      ...of,
      at: when.at(-days, 14, 5),
      on: when.day(-days),
      byId: people.ingrid,
      method,
      confirmed: true,
      note,
      nextOn,
    })
  }

  // Sven's claim comes with the certificate itself.
  const claim = rows.of(evidence).find((row) => row.personId === people.sven)
  if (claim) {
    const lines = [
      'Red Hat Certified System Administrator',
      'Sven Abara',
      `Certificate ${claim.number}`,
      `Passed EX200 on ${spoken(claim.earnedOn)}`,
    ]
    Object.assign(claim, {
      fileHash: keep('sven', lines, when.at(-4, 19, 12)),
      fileName: 'RHCSA Sven Abara.pdf',
      examVersion: 'RHEL 9',
    })
  }

  const brought = ({ key, of, exam, number, days, months, checks, file, link }: Brought) => {
    const it = certificationOf(certifications, of)
    const validFrom = when.day(-days)
    const decided = checks[0] as Check
    const at = when.at(-decided.days, 14, 5)
    const basis = [{ what: `Passed ${exam}, ${it.issuer} certificate ${number}`, on: validFrom }]
    const given = {
      validFrom,
      validUntil: lastDayOf(validFrom, months),
      source: 'evidence' as const,
      examCode: exam,
      certificateNumber: number,
      basis,
      byId: people.ingrid,
    }
    const awardId = awards.grant(key, it, { ...given, createdAt: at })
    const submittedAt = when.at(-decided.days - 3, 18, 30)
    const fileHash = file
      ? keep(
          key,
          [it.name, file, `Certificate ${number}`, `Passed ${exam} on ${spoken(validFrom)}`],
          submittedAt,
        )
      : null
    const evidenceId = rows.add(evidence, {
      personId: people[key],
      certificationId: it.id,
      examCode: exam,
      number,
      earnedOn: validFrom,
      link: link ?? '',
      fileHash,
      fileName: file ? `${of} ${file}.pdf` : null,
      submittedAt,
      decidedAt: at,
      decidedById: people.ingrid,
      verified: true,
      because: decided.note,
      awardId,
    })
    const about = { person: people[key], certification: it.id, evidence: evidenceId }
    rows.tell(submittedAt, people[key], 'evidence.submitted', about, {
      certification: of,
      exam,
      earnedOn: validFrom,
    })
    for (const one of checks) check({ evidenceId, awardId }, one)
  }
  brought({
    key: 'cleo',
    of: 'AWS SAA',
    exam: 'SAA-C03',
    number: 'DEMO-AWS-0417',
    days: 190,
    months: 36,
    file: 'Cleo Papadakis',
    checks: [
      {
        method: 'document',
        days: 150,
        note: 'The certificate shows her name and the date. The issuer was not asked.',
        next: 200,
      },
    ],
  })
  brought({
    key: 'bao',
    of: 'CCNA',
    exam: '200-301',
    number: 'DEMO-CSCO-2290',
    days: 420,
    months: 36,
    link: 'https://issuer.example/verify/DEMO-CSCO-2290',
    checks: [
      {
        method: 'issuer page',
        days: 371,
        note: 'The issuer’s page shows the name, the exam and the date.',
        next: -6,
      },
    ],
  })

  // Two of the imported ones were asked about since.
  for (const key of ['rosa', 'elif'] as const) {
    const imported = rows
      .of(award)
      .find((row) => row.personId === people[key] && row.examCode === 'EX200')
    if (imported)
      check(
        { awardId: imported.id },
        {
          method: 'e-mail',
          days: 33,
          note: 'The issuer wrote back: current, by that number.',
          next: 332,
        },
      )
  }
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const spoken = (day: string) =>
  `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`

/** A page with a few lines of text, as a PDF. */
function pdfOf(lines: readonly string[]): Buffer {
  const text = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -34 Td`).join('\n')
  const stream = `BT /F 22 Tf 60 480 Td\n${text}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
  ]
  let file = '%PDF-1.4\n'
  const starts = objects.map((object, n) => {
    const start = file.length
    file += `${n + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const end = file.length
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
