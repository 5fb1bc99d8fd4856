import { asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { certification } from '@/db/tables/certification'
import { evidence } from '@/db/tables/evidence'
import { person } from '@/db/tables/people'
import { is } from '../../../actor'
import { no, yes } from '../../../at'
import { question } from '../../../kernel'
import { mayVerify } from '../../awards/rules/decisions'

const most = 500

/**
 * Certificates that people brought and nobody decided yet, oldest first; each says whether the
 * viewer may.
 */
export const evidenceWaiting = question({
  input: z.object({}).describe('Certificates waiting for a verifier, oldest first'),
  async answer({ db, actor, now }) {
    const rows = await db
      .select({
        id: evidence.id,
        personId: evidence.personId,
        name: person.name,
        short: certification.short,
        slug: certification.slug,
        issuer: certification.issuer,
        kind: evidence.kind,
        examCode: evidence.examCode,
        number: evidence.number,
        earnedOn: evidence.earnedOn,
        link: evidence.link,
        fileName: evidence.fileName,
        submittedAt: evidence.submittedAt,
        decidedAt: evidence.decidedAt,
        lookUp: sql<
          string | null
        >`(select json_extract(v.facts, '$.verification.url') from certification_version v
          where v.certification_id = ${certification.id} order by v.number desc limit 1)`,
      })
      .from(evidence)
      .innerJoin(person, eq(person.id, evidence.personId))
      .innerJoin(certification, eq(certification.id, evidence.certificationId))
      .where(sql`${evidence.decidedAt} is null`)
      .orderBy(asc(evidence.submittedAt))
      .limit(most)
    return {
      zone: actor.timeZone,
      now,
      rows: rows.map((row) => ({ ...row, mayVerify: mayVerify(actor, row) })),
    }
  },
  mayAsk: ({ actor }) =>
    is(actor, 'registrar', 'auditor') ? yes : no('Certificates are verified by the registrar.'),
})
