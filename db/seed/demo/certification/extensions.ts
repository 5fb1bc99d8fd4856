import { extension, issuerExtension } from '../../../tables/award'
import type { People } from '../people'
import type { Rows } from '../rows'
import { lastDayOf, type When } from '../when'
import type { Awards } from './awards'
import { type Certifications, certificationOf } from './certifications'

type Told = {
  rows: Rows
  when: When
  people: People
  certifications: Certifications
  awards: Awards
}

/**
 * Ends that were moved: one by the registrar, one because its issuer extended everyone. And a title
 * whose successor is out.
 */
export function tellExtensions({ rows, when, people, certifications, awards }: Told): void {
  const earned = (name: string, examCode: string, ends: number, number: string) => {
    const it = certificationOf(certifications, name)
    const validFrom = awards.from(ends, 36)
    const basis = [{ what: `Passed ${examCode}, certificate ${number}`, on: validFrom }]
    return {
      it,
      given: {
        validFrom,
        anchor: lastDayOf(validFrom, 36),
        source: 'import' as const,
        examCode,
        certificateNumber: number,
        basis,
      },
    }
  }
  const told = (
    about: Record<string, number>,
    at: number,
    before: string,
    after: string,
    because: string,
    certification: string,
  ) =>
    rows.tell(at, people.ingrid, 'certification.extended', about, {
      certification,
      before,
      after,
      because,
    })

  const centre =
    'The only exam room within a day’s drive is closed for repairs until after New Year; her exam is moved to a new date.'
  const one = earned('AWS SAA', 'SAA-C03', -12, 'DEMO-SAA-0001')
  const oneUntil = when.day(48)
  const oneId = awards.grant('teresa', one.it, { ...one.given, validUntil: oneUntil })
  rows.add(extension, {
    awardId: oneId,
    before: one.given.anchor,
    until: oneUntil,
    because: centre,
    byId: people.ingrid,
    at: when.at(-95, 10, 5),
  })
  told(
    aboutOf(awards, people, 'teresa', one.it.id),
    when.at(-95, 10, 5),
    one.given.anchor,
    oneUntil,
    centre,
    one.it.short,
  )

  const announced =
    'Cisco extends everyone whose certification ends this autumn: its test centres moved.'
  const all = earned('CCNA', '200-301', -30, 'DEMO-200-3-0101')
  const allUntil = when.day(120)
  const allId = awards.grant('callum', all.it, { ...all.given, validUntil: allUntil })
  const decision = {
    issuer: 'Cisco',
    endsFrom: when.day(-60),
    endsUntil: when.day(-1),
    extendedTo: allUntil,
    because: announced,
  }
  const issuerExtensionId = rows.add(issuerExtension, {
    ...decision,
    source: 'https://cisco.example/notices/autumn',
    byId: people.ingrid,
    at: when.at(-70, 9),
  })
  const moved = {
    awardId: allId,
    before: all.given.anchor,
    until: allUntil,
    because: announced,
    issuerExtensionId,
  }
  rows.add(extension, { ...moved, byId: people.ingrid, at: when.at(-70, 9) })
  told(
    aboutOf(awards, people, 'callum', all.it.id),
    when.at(-70, 9),
    all.given.anchor,
    allUntil,
    announced,
    all.it.short,
  )

  const old = earned('comptia-linuxplus-xk0-005', 'XK0-005', 265, 'DEMO-XK0-0005')
  awards.grant('deshawn', old.it, { ...old.given, validUntil: old.given.anchor })
}

const aboutOf = (
  awards: Awards,
  people: People,
  key: 'teresa' | 'callum',
  certification: number,
) => ({
  person: people[key],
  certification,
  holding: awards.holdingOf(key, { id: certification } as Parameters<Awards['holdingOf']>[1]),
})
