import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { award } from '@/db/tables/award'
import { certification } from '@/db/tables/certification'
import { document } from '@/db/tables/document'
import { evidence as table } from '@/db/tables/evidence'
import { person } from '@/db/tables/people'
import { is } from '../../../actor'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { id } from '../../../input'
import { question } from '../../../kernel'
import { mayCheck, mayVerify } from '../../awards/rules/decisions'
import { definitionsOn } from '../../requirements/queries/definitions'
import { evidenceState, methodText, seesEvidence } from '../rules/evidence'

type Check = {
  id: number
  at: number
  on: Day
  by: string | null
  method: keyof typeof methodText
  confirmed: number
  note: string
  nextOn: Day | null
}

/**
 * One certificate somebody brought: what it says, who checked it, how, what came back, and what it
 * became.
 */
export const evidence = question({
  input: z.object({ id }).describe('One certificate somebody brought, with every check of it'),
  async answer({ db, actor, now }, input) {
    const it = await db
      .select({
        id: table.id,
        personId: table.personId,
        name: person.name,
        jobTitle: person.jobTitle,
        slug: certification.slug,
        short: certification.short,
        certification: certification.name,
        issuer: certification.issuer,
        kind: table.kind,
        examCode: table.examCode,
        examVersion: table.examVersion,
        number: table.number,
        earnedOn: table.earnedOn,
        link: table.link,
        fileName: table.fileName,
        fileType: document.type,
        fileSize: document.size,
        submittedAt: table.submittedAt,
        decidedAt: table.decidedAt,
        decidedBy: sql<
          string | null
        >`(select d.name from person d where d.id = ${table.decidedById})`,
        verified: table.verified,
        because: table.because,
        awardId: table.awardId,
        holdingId: award.holdingId,
        validUntil: award.validUntil,
        revokedOn: award.revokedOn,
        source: award.source,
        checks: sql<Json<Check[]>>`(select coalesce(json_group_array(json(one)), '[]')
          from (select json_object('id', v.id, 'at', v.at, 'on', v."on", 'method', v.method,
          'confirmed', v.confirmed, 'note', v.note, 'nextOn', v.next_on, 'by', (select b.name
          from person b where b.id = v.by_id)) as one
          from verification v where v.evidence_id = "evidence"."id"
          or v.award_id = "evidence"."award_id" order by v.at desc, v.id desc))`,
      })
      .from(table)
      .innerJoin(person, eq(person.id, table.personId))
      .innerJoin(certification, eq(certification.id, table.certificationId))
      .leftJoin(document, eq(document.hash, table.fileHash))
      .leftJoin(award, eq(award.id, table.awardId))
      .where(eq(table.id, input.id))
      .get()
    if (!it || !seesEvidence(actor, it.personId)) return undefined
    const checks = fromJson(it.checks)
    const [definition] = await definitionsOn(db, actor.today, it.slug)
    const others = await sameNumber(db, it)
    const desk = is(actor, 'registrar', 'auditor')
    return {
      ...it,
      ...evidenceState(it),
      checks: checks.map((one) => ({
        ...one,
        confirmed: one.confirmed === 1,
        how: methodText[one.method],
      })),
      /** What the last check of a certificate that counts did not confirm waits for a decision. */
      unconfirmed: it.awardId !== null && it.revokedOn === null && checks[0]?.confirmed === 0,
      /** The number is on someone else's record too; who they are is the registrar's to know. */
      numberElsewhere: others.length > 0,
      others: desk ? others : [],
      lookUp: definition?.facts.verification?.url ?? null,
      issuersWay: definition?.facts.verification?.method ?? null,
      isMine: it.personId === actor.id,
      desk,
      today: actor.today,
      zone: actor.timeZone,
      now,
      mayVerify: mayVerify(actor, it),
      mayCheck:
        it.awardId === null || it.source === null
          ? no('Nothing counts yet that could be checked again.')
          : mayCheck(actor, { ...it, source: it.source }),
    }
  },
  mayAsk: () => yes,
})

type Other = { personId: number; name: string; what: 'award' | 'waiting'; href: string }
/**
 * Other people with the same number at the same issuer: on their record, or brought and not
 * rejected.
 */
const sameNumber = (
  db: Reader,
  it: { id: number; personId: number; issuer: string; number: string },
) =>
  db.all<Other>(sql`
    select p.id as "personId", p.name, 'award' as what, '/holdings/' || a.holding_id as href
    from award a join person p on p.id = a.person_id
      where a.issuer = ${it.issuer} and a.certificate_number = ${it.number} collate nocase
      and a.source <> 'renewal' and a.person_id <> ${it.personId}
    union select p.id, p.name, 'waiting', '/evidence/' || e.id from evidence e
    join certification c on c.id = e.certification_id join person p on p.id = e.person_id
      where e.number = ${it.number} collate nocase and c.issuer = ${it.issuer}
      and e.person_id <> ${it.personId} and e.decided_at is null
    order by 2 limit 20`)

/** The file that came with a certificate, to be saved and never shown in a page. In base64. */
export const evidenceFile = question({
  input: z.object({ id }).describe('The file that came with a certificate, in base64'),
  async answer({ db, actor }, input) {
    const it = await db
      .select({
        personId: table.personId,
        name: table.fileName,
        type: document.type,
        size: document.size,
        content: document.content,
      })
      .from(table)
      .innerJoin(document, eq(document.hash, table.fileHash))
      .where(eq(table.id, input.id))
      .get()
    if (!it || !seesEvidence(actor, it.personId)) return undefined
    return {
      name: it.name ?? 'certificate',
      type: it.type,
      size: it.size,
      base64: Buffer.from(it.content).toString('base64'),
    }
  },
  mayAsk: () => yes,
})
