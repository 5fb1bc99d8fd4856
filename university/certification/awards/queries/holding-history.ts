import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import type { award } from '@/db/tables/award'
import type { Actor } from '../../../actor'
import { manages } from '../../../people/queries/sight'
import type { Brought, Checked, Extended, Reminded, RuleChanged, Suspended } from '../rules/history'

type AwardRow = typeof award.$inferSelect
type Row = {
  id: number
  personId: number
  certificationId: number
  slug: string
  name: string
  jobTitle: string
  site: string
  zone: string | null
  manages: number
  awards: Json<(AwardRow & Omit<HeldAward, 'it'>)[]>
  suspensions: Json<Suspended[]>
  extensions: Json<Extended[]>
  evidence: Json<Brought[]>
  checks: Json<Checked[]>
  reminders: Json<Reminded[]>
  rules: Json<RuleChanged[]>
}
export type HeldAward = {
  it: AwardRow
  by: string | null
  revokedBy: string | null
  version: number
}

const who = (id: string) => sql.raw(`(select w.name from person w where w.id = ${id})`)
/**
 * SQL: rows in an order as a JSON list; the order is inside, because the server knows none in an
 * aggregate.
 */
const list = (object: ReturnType<typeof sql>, rest: ReturnType<typeof sql>) =>
  sql`(select coalesce(json_group_array(json(one)), '[]') from (select ${object} as one
    from ${rest}))`

/** SQL: its awards, the newest first, with the people and the version of the rules. */
const awardsOf = list(
  sql`json_object('id', a.id, 'holdingId', a.holding_id, 'personId', a.person_id,
        'certificationId', a.certification_id, 'versionId', a.version_id, 'issuedOn', a.issued_on,
        'validFrom', a.valid_from, 'validUntil', a.valid_until, 'anchor', a.anchor, 'source',
        a.source, 'issuer', a.issuer, 'examCode', a.exam_code, 'examVersion', a.exam_version,
        'certificateNumber', a.certificate_number, 'evidence', a.evidence, 'basis', json(a.basis),
        'verificationCode', a.verification_code, 'createdAt', a.created_at, 'byId', a.by_id,
        'because', a.because, 'revokedOn', a.revoked_on, 'revokedAt', a.revoked_at, 'revokedById',
        a.revoked_by_id, 'revokedBecause', a.revoked_because,
        'by', ${who('a.by_id')}, 'revokedBy', ${who('a.revoked_by_id')}, 'version', (select v.number
        from certification_version v where v.id = a.version_id))`,
  sql`award a where a.holding_id = h.id order by a.issued_on desc, a.id desc`,
)

/** SQL: its suspensions, the latest first. */
const suspensionsOf = list(
  sql`json_object('id', s.id, 'from', s."from", 'until', s.until, 'because', s.because, 'by',
        ${who('s.by_id')}, 'at', s.at, 'endedAt', s.ended_at, 'endedBy', ${who('s.ended_by_id')},
        'endedBecause', s.ended_because, 'plannedUntil', s.planned_until)`,
  sql`suspension s where s.holding_id = h.id order by s."from" desc`,
)

/** SQL: the extensions of its awards. */
const extensionsOf = list(
  sql`json_object('before', x.before, 'until', x.until, 'because', x.because, 'by',
        ${who('x.by_id')}, 'at', x.at, 'forAll', x.issuer_extension_id is not null)`,
  sql`award a join extension x on x.award_id = a.id where a.holding_id = h.id order by x.at`,
)

/** SQL: the certificates brought for it. */
const evidenceOf = list(
  sql`json_object('id', e.id, 'examCode', e.exam_code, 'earnedOn', e.earned_on, 'submittedAt',
        e.submitted_at, 'decidedAt', e.decided_at, 'decidedBy', ${who('e.decided_by_id')},
        'verified', json(iif(e.verified, 'true', 'false')), 'because', e.because, 'hasFile',
        json(iif(e.file_hash is null, 'false', 'true')), 'awardId', e.award_id)`,
  sql`evidence e where e.person_id = h.person_id and e.certification_id = h.certification_id
        order by e.submitted_at`,
)

/** SQL: the checks of its awards and certificates. */
const checksOf = list(
  sql`json_object('at', f.at, 'on', f."on", 'by', ${who('f.by_id')}, 'method', f.method,
        'confirmed', json(iif(f.confirmed, 'true', 'false')), 'note', f.note, 'nextOn', f.next_on)`,
  sql`verification f where f.award_id in (select a.id from award a where a.holding_id = h.id)
        or f.evidence_id in (select e.id from evidence e where e.person_id = h.person_id
        and e.certification_id = h.certification_id) order by f.at`,
)

/** SQL: the reminders sent about it. */
const remindersOf = list(
  sql`json_object('at', o.at, 'to', ${who('o.person_id')}, 'toId', o.person_id, 'title',
      o.title, 'readAt', o.read_at)`,
  sql`outbox o where o.holding_id = h.id
      order by o.at`,
)

/** SQL: the versions of its rules. */
const rulesOf = list(
  sql`json_object('number', v.number, 'from', v.effective_from, 'because', v.because, 'by',
        ${who('v.decided_by_id')}, 'decidedAt', v.decided_at)`,
  sql`certification_version v where v.certification_id = h.certification_id
        order by v.effective_from, v.number`,
)

/**
 * Everything that ever happened to a holding, with whom it is about and whether the viewer manages
 * them. One statement.
 */
export async function historyOf(db: Reader, actor: Actor, holdingId: number) {
  const row = await db.get<Row>(sql`select h.id, h.person_id as "personId",
      h.certification_id as "certificationId", c.slug, p.name, p.job_title as "jobTitle", p.site,
    (select s.value from setting s where s.name = 'zone') as zone, ${manages(actor, sql`p.id`)}
    as manages,
    ${awardsOf} as awards,
    ${suspensionsOf} as suspensions,
    ${extensionsOf} as extensions,
    ${evidenceOf} as evidence,
    ${checksOf} as checks,
    ${remindersOf} as reminders,
    ${rulesOf} as rules
    from holding h join person p on p.id = h.person_id
    join certification c on c.id = h.certification_id where h.id = ${holdingId}`)
  if (!row) return undefined
  const {
    awards,
    suspensions,
    extensions,
    evidence,
    checks,
    reminders,
    rules,
    manages: above,
    zone,
    ...rest
  } = row
  return {
    ...rest,
    zone: zone ?? 'America/Chicago',
    manages: above === 1,
    awards: fromJson(awards).map(
      ({ by, revokedBy, version, ...it }): HeldAward => ({ it, by, revokedBy, version }),
    ),
    suspensions: fromJson(suspensions),
    extensions: fromJson(extensions),
    evidence: fromJson(evidence),
    checks: fromJson(checks),
    reminders: fromJson(reminders),
    rules: fromJson(rules),
  }
}
