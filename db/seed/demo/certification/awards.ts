import { createHash } from 'node:crypto'
import { award, holding, suspension } from '../../../tables/award'
import { evidence } from '../../../tables/evidence'
import { rankOf } from '../../../version-rank'
import { type Key, noonOf, type People } from '../people'
import type { Rows } from '../rows'
import { addDays, addMonths, companyZone, instantIn, lastDayOf, type When } from '../when'
import { type Certification, type Certifications, certificationOf } from './certifications'

/**
 * Who, which exam (by its certification's short name), and on which day from today it ends: below
 * zero it has.
 */
const outside: [Key, string, string, string, number][] = [
  ['rosa', 'RHCSA', 'EX200', 'RHEL 9', 632],
  ['rosa', 'LFCS', 'LFCS', '', -50],
  ['tariq', 'RHCSA', 'EX200', 'RHEL 9', 300],
  ['tariq', 'RHCE', 'EX294', 'RHEL 9', 14],
  ['elif', 'RHCSA', 'EX200', 'RHEL 9', 810],
  ['elif', 'RHCE', 'EX294', 'RHEL 9', 810],
  ['kofi', 'RHCSA', 'EX200', 'RHEL 9', 586],
  ['kofi', 'RHCE', 'EX294', 'RHEL 9', 586],
  ['jurgen', 'RHCSA', 'EX200', 'RHEL 8', 116],
  ['jurgen', 'RHCE', 'EX294', 'RHEL 8', 116],
  ['nadia', 'RHCSA', 'EX200', 'RHEL 8', -19],
  ['nadia', 'LPIC-1', '101-500+102-500', '', 700],
  ['yusuf', 'RHCSA', 'EX200', 'RHEL 9', 420],
  ['yusuf', 'RHCE', 'EX294', 'RHEL 9', 420],
  ['gideon', 'RHCSA', 'EX200', 'RHEL 9', 200],
  ['gideon', 'RHCE', 'EX294', 'RHEL 9', 200],
  ['ezra', 'RHCSA', 'EX200', 'RHEL 9', 77],
  ['luz', 'LFCS', 'LFCS', '', 260],
  ['deshawn', 'RHCSA', 'EX200', 'RHEL 9', 350],
  ['grace', 'RHCSA', 'EX200', 'RHEL 10', 1020],
  ['hector', 'CCNA', '200-301', '', 400],
  ['aoife', 'LFCS', 'LFCS', '', 190],
  ['callum', 'RHCSA', 'EX200', 'RHEL 9', 505],
  ['piotr', 'LPIC-1', '101-500+102-500', '', 820],
  ['hoyin', 'RHCSA', 'EX200', 'RHEL 9', 240],
  ['hoyin', 'CKA', 'CKA', '', 130],
  ['mai', 'LFCS', 'LFCS', '', 330],
  ['rafael', 'RHCSA', 'EX200', 'RHEL 9', 610],
  ['rafael', 'RHCE', 'EX294', 'RHEL 9', 610],
  ['travis', 'RHCSA', 'EX200', 'RHEL 9', 55],
  ['keisha', 'RHCSA', 'EX200', 'RHEL 9', 700],
  ['anders', 'RHCSA', 'EX200', 'RHEL 9', 445],
  ['anders', 'RHCE', 'EX294', 'RHEL 9', 445],
  ['dominic', 'RHCSA', 'EX200', 'RHEL 9', 90],
  ['earl', 'RHCSA', 'EX200', 'RHEL 8', -400],
  ['lucinda', 'LFCS', 'LFCS', '', -800],
]
/** No end is known for these: who, and how many days ago. */
const endless: [Key, number][] = [
  ['carmen', 900],
  ['zainab', 700],
  ['ayesha', 1010],
  ['marguerite', 1400],
]

/** Who wants strangers to find nothing behind the code of which certification. */
const hidden: [Key, string][] = [['elif', 'Guild: Linux storage']]

export type Awards = ReturnType<typeof awardsOf>
/**
 * Grants awards the way the university does: a holding per person and certification, an award per
 * cycle, an event each.
 */
export function awardsOf(rows: Rows, when: When, people: People, known: Certifications) {
  const holdings = new Map<string, number>()
  let count = 0
  const uuid = () => {
    count += 1
    return createHash('sha256')
      .update(`guildhall demo ${count}`)
      .digest('hex')
      .slice(0, 32)
      .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5')
  }
  type Given = Partial<typeof award.$inferInsert> & {
    validFrom: string
    validUntil: string | null
    source: 'path' | 'renewal' | 'import' | 'evidence'
  }

  const isHidden = (key: Key, it: Certification) =>
    hidden.some(([who, short]) => who === key && short === it.short)
  const holdingOf = (key: Key, it: Certification) => {
    const of = `${key} ${it.id}`
    const id =
      holdings.get(of) ??
      rows.add(holding, {
        personId: people[key],
        certificationId: it.id,
        hiddenAt: isHidden(key, it) ? noonOf(when.day(-40)) : null,
      })
    holdings.set(of, id)
    return id
  }

  function grant(key: Key, it: Certification, given: Given): number {
    const holdingId = holdingOf(key, it)
    const createdAt = given.createdAt ?? noonOf(given.validFrom)
    const id = rows.add(award, {
      holdingId,
      personId: people[key],
      certificationId: it.id,
      versionId: it.versionId,
      issuedOn: given.validFrom,
      anchor: given.validUntil,
      issuer: it.examIssuer ?? it.issuer,
      // Ours were all awarded by their first rule.
      versionRank: it.inHouse ? 1000 : rankOf(given.examVersion),
      basis: [],
      verificationCode: uuid(),
      createdAt,
      ...given,
    })
    const about = { person: people[key], certification: it.id, holding: holdingId }
    rows.tell(
      createdAt,
      given.byId ?? null,
      given.source === 'import' ? 'holding.recorded' : 'certification.awarded',
      about,
      {
        certification: it.short,
        validFrom: given.validFrom,
        validUntil: given.validUntil,
        award: id,
      },
    )
    if (given.revokedOn) {
      const at = instantIn(companyZone, given.revokedOn, 15, 30)
      rows.tell(at, given.revokedById ?? null, 'certification.revoked', about, {
        certification: it.short,
        revokedOn: given.revokedOn,
        because: given.revokedBecause,
      })
    }
    return id
  }

  /**
   * Linux Foundation exams passed from April 2024 last 24 months, before that 36; Red Hat three
   * years, LPI five.
   */
  const monthsOf = (short: string, until: string) => {
    if (short === 'LPIC-1') return 60
    if (short !== 'LFCS' && short !== 'CKA') return 36
    return addMonths(addDays(until, 1), -24) >= '2024-04-01' ? 24 : 36
  }

  return {
    holdingOf,
    grant,
    /** The first day of a cycle of `months` that ends `days` from today. */
    from: (days: number, months: number) => addMonths(when.day(days + 1), -months),
    tellOutside() {
      outside.forEach(([key, short, examCode, version, days], n) => {
        const it = certificationOf(known, short)
        const months = monthsOf(short, when.day(days))
        const validFrom = this.from(days, months)
        const number = `DEMO-${examCode.slice(0, 5)}-${String(n + 1).padStart(4, '0')}`
        const given = {
          validFrom,
          validUntil: lastDayOf(validFrom, months),
          source: 'import' as const,
          examCode,
          examVersion: version || null,
          certificateNumber: number,
        }
        grant(key, it, {
          ...given,
          basis: [
            {
              what: `Passed ${examCode}${version ? ` on ${version}` : ''}, certificate ${number}`,
              on: validFrom,
            },
          ],
        })
      })
      endless.forEach(([key, days], n) => {
        const validFrom = when.day(-days)
        const number = `DEMO-1Z0-9-${String(n + 1).padStart(4, '0')}`
        const given = {
          validFrom,
          validUntil: null,
          source: 'import' as const,
          examCode: '1Z0-908',
          certificateNumber: number,
        }
        grant(key, certificationOf(known, 'MySQL 8.0 DBA OCP'), {
          ...given,
          basis: [{ what: `Passed 1Z0-908, certificate ${number}`, on: validFrom }],
        })
      })
    },
    /** Ezra's storage certificate is held while a lab is looked at again. */
    tellSuspension() {
      const it = certificationOf(known, 'guild-linux-storage')
      const holdingId = holdingOf('ezra', it)
      const because =
        'The lab was signed off by an assessor who was not in the building that day. Repeat it with another assessor.'
      rows.add(suspension, {
        holdingId,
        from: when.day(-8),
        until: when.day(20),
        byId: people.ingrid,
        because,
      })
      const about = { person: people.ezra, certification: it.id, holding: holdingId }
      rows.tell(when.at(-8, 9, 45), people.ingrid, 'certification.suspended', about, {
        certification: it.short,
        from: when.day(-8),
        until: when.day(20),
        because,
      })
    },
    /** One claim to be checked and one that was not what it said. */
    tellEvidence() {
      const rhcsa = certificationOf(known, 'RHCSA').id
      const claim = {
        personId: people.sven,
        certificationId: rhcsa,
        examCode: 'EX200',
        number: '240-118-907',
        link: 'https://rhtapps.example/verify?certId=240-118-907',
      }
      rows.add(evidence, { ...claim, earnedOn: when.day(-6), submittedAt: when.at(-4, 19, 12) })
      rows.add(evidence, {
        personId: people.grace,
        certificationId: rhcsa,
        examCode: 'EX200',
        number: '240-101-555',
        earnedOn: when.day(-80),
        submittedAt: when.at(-79, 8, 30),
        decidedAt: when.at(-78, 14),
        decidedById: people.ingrid,
        verified: false,
        because:
          'The issuer’s page shows another name for this number. A typing mistake: the right one was recorded by import a week later.',
      })
    },
    day: when.day,
  }
}
