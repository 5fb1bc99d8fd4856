import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award as awardTable } from '@/db/tables/award'
import type { Shift } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import { placement, placementException, position } from '@/db/tables/staffing'
import { companyZone, isSignedIn } from '../../../actor'
import { no, yes } from '../../../at'
import { type Day, dayIn } from '../../../calendar'
import { begunBy, validOn } from '../../../certification/validity/queries/valid-on'
import { lastsOn } from '../../../day-sql'
import { dayShown } from '../../../input'
import { question } from '../../../kernel'
import { openOn, placedOn } from '../../../place'
import { sinceOf, untilOfStay } from '../../../roster/queries/terms'
import { awayOn } from '../../eligibility/queries/availability-sql'
import {
  among,
  factsOf,
  type Known,
  proficiencyAsked,
  readRequirement,
  requirementJson,
  termsAsked,
} from '../../eligibility/queries/facts'
import { teamsJudged } from '../../eligibility/queries/team-rules'
import { mayRecordReview } from '../../eligibility/rules/decisions'
import { sayRequirement, segmentsOf } from '../../eligibility/rules/requirement'
import { type InPlace, standingOf } from '../../eligibility/rules/standing'
import { seesTerms } from '../../sight'
import {
  type AwardThen,
  aroundReview,
  behind,
  missed,
  revokedAfterwards,
  sayTeamDay,
  stoodAs,
} from '../rules/team-day'
import { changesOf } from './team-changes'

const po = named(position, 'po')
const pl = named(placement, 'pl')
const s = named(placement, 's')
const x = named(placementException, 'x')
const a = named(awardTable, 'a')

type Team = {
  id: number
  code: string
  customer: string
  since: Day
  nextReviewOn: Day | null
  reviews: string
}
type Row = {
  id: number
  title: string
  kind: PositionKind
  site: string
  shift: Shift | null
  minProficiency: number
  track: string | null
  requirement: string
  placement: number | null
  personId: number | null
  from: Day
  until: Day | null
  exception: string | null
  away: number
  shadows: string
}

/** Nothing is read for who may not; `may` refuses them. */
const outside = {} as never

/**
 * A team on any day: who was in which position by which award, whether that was enough, the rules
 * across it, and what changed since the last review.
 */
export const trailOfTeam = question({
  input: z
    .object({ code: z.string().trim().max(20), on: dayShown })
    .describe(
      'A team on any day: who was in which position by which award, was everyone certified, and what changed since the last customer review',
    ),
  async answer({ db, actor }, { code, on }) {
    if (!isSignedIn(actor)) return undefined
    const team = await db.get<Team | undefined>(sql`
      select id, code, customer, since, next_review_on as "nextReviewOn",
      (select json_group_array(json_array("on", note)) from (select "on", note from team_review v
      where v.team_id = team.id order by "on")) as reviews
      from team where code = ${code}`)
    if (!team) return undefined
    if (!seesTerms(actor, team.id)) return outside
    const day = on ?? actor.today
    const zone = await companyZone(db)
    const seats = await seatsOn(db, team.id, day, zone)
    const { everyone, text } = sayTeamDay(
      seats.map(({ title, person, stood, knownThen }) => ({
        title,
        name: person?.name ?? null,
        stood,
        knownThen,
      })),
      day > actor.today,
    )
    const reviews = (JSON.parse(team.reviews) as [Day, string][]).map(([held, note]) => ({
      on: held,
      note,
    }))
    const around = aroundReview(
      reviews.map((it) => it.on),
      team.since,
      day,
    )
    const changes = await changesOf(db, team.id, around.after, day, zone)
    return {
      team: team.id,
      code: team.code,
      customer: team.customer,
      since: team.since,
      nextReviewOn: team.nextReviewOn,
      on: day,
      today: actor.today,
      everyone,
      answer: text,
      seats,
      rules: (await teamsJudged(db, [team.id], day)).get(team.id) ?? [],
      reviews,
      around,
      review: reviews.find((it) => it.on === day),
      changes: changes.rows,
      moreChanges: changes.more,
      mayReview: mayRecordReview(actor, team.id),
      /** The same day, flat: what its file has. */
      rows: seats.map((it) => ({
        day,
        team: team.code,
        customer: team.customer,
        position: it.title,
        shift: it.shift ?? 'any',
        asks: it.asks,
        person: it.person?.name ?? '',
        since: it.person?.from ?? '',
        until: it.person?.until ?? '',
        stood: it.stood,
        asKnownThen: it.knownThen,
        because: it.because,
        awards: it.behind
          .map(({ award, asks, note }) =>
            award
              ? `${award.short}${award.examCode ? ` by ${award.examCode}` : ''}, ${award.issuer}${award.number ? ` no. ${award.number}` : ''}, ${award.validFrom} to ${award.validUntil ?? 'no end known'}${note ? ` (${note})` : ''}`
              : `${asks}: none`,
          )
          .join('; '),
        exception: it.exception
          ? `${it.exception.by} until ${it.exception.until}: ${it.exception.reason}`
          : '',
        away: it.away ? 'away' : '',
      })),
    }
  },
  may: (_, { code }) =>
    code
      ? yes
      : no('The trail of a team is for its leader, staffing leads, the registrar and auditors.'),
})

type Signed = NonNullable<InPlace['exception']>
const signedOf = (json: string | null): Signed | undefined => {
  if (!json) return undefined
  const [from, until, by, reason] = JSON.parse(json) as [Day, Day, string, string]
  return { from, until, by, reason }
}

/**
 * Every position open on a day and whoever is in it, judged by what is known now and by what was
 * known at the end of that day. Three statements.
 */
async function seatsOn(db: Reader, teamId: number, day: Day, zone: string) {
  const rows = await db.all<Row>(sql`
    select po.id, po.title, po.kind, po.shift, po.site, po.min_proficiency as "minProficiency", po.track,
    ${requirementJson(day)} as requirement, pl.id as placement, pl.person_id as "personId",
      ${sinceOf('pl')} as "from", ${untilOfStay('pl')} as until,
      coalesce(${awayOn(sql`pl.person_id`, day)}, 0) as away,
      (select json_array(x."from", x.until, b.name, x.reason) from placement_exception x
      join person b on b.id = x.approver_id where x.placement_id = pl.id and ${lastsOn(x, day)}
      order by x.until desc limit 1) as exception,
      (select json_group_array(json_object('id', p.id, 'name', p.name, 'from', ${sinceOf('s')}))
      from placement s join person p on p.id = s.person_id
        where s.position_id = po.id and s.kind = 'shadow' and ${placedOn(s, day)}) as shadows
    from position po left join placement pl on pl.position_id = po.id and pl.kind = 'full'
    and ${placedOn(pl, day)}
    where po.team_id = ${teamId} and ${openOn(po, day)}
    order by case po.kind when 'leader' then 0 when 'account manager' then 1
    when 'technician' then 2 when 'billing specialist' then 3 else 4 end, po.title, po.ordinal,
    po.id`)
  const people = [...new Set(rows.flatMap((row) => row.personId ?? []))]
  const facts = await factsOf(db, people, day)
  const awards = await awardsThen(db, people, day, zone)
  return rows.map((row) => {
    const requirement = readRequirement(row.requirement)
    const groups = segmentsOf(requirement, { from: day, until: day })[0]?.groups ?? []
    const known = row.personId === null ? undefined : facts.get(row.personId)
    const own = awards.filter((it) => it.personId === row.personId)
    const exception = signedOf(row.exception)
    const stand = (person: Known | undefined) =>
      standingOf(
        requirement,
        person && { from: row.from, until: row.until, person, exception },
        day,
        'all',
        termsAsked(row),
      )
    const now = stand(known)
    const then = stand(known && asKnownThen(known, own, day))
    const asks = groups.length > 0 || proficiencyAsked(row) !== null
    const stood = stoodAs(now, asks)
    return {
      id: row.id,
      title: row.title,
      kind: row.kind,
      shift: row.shift,
      asks: sayRequirement(groups),
      person: known && { id: known.id, name: known.name, from: row.from, until: row.until },
      placement: row.placement,
      shadows: JSON.parse(row.shadows) as { id: number; name: string; from: Day }[],
      behind: known ? behind(groups, own, day) : [],
      exception,
      away: row.away === 1,
      stood,
      knownThen: stoodAs(then, asks),
      because: missed.has(stood) || stood === 'in grace' ? now.because : '',
    }
  })
}

/**
 * The same person with every revocation taken out of the facts that was recorded only after the
 * day.
 */
function asKnownThen(person: Known, awards: readonly AwardThen[], day: Day): Known {
  const unheard = awards.filter((it) => revokedAfterwards(it, day))
  if (!unheard.length) return person
  const isUnheard = (award: Known['awards'][number]) =>
    unheard.some(
      (it) =>
        it.certification === award.certification &&
        it.examCode === award.examCode &&
        it.validFrom === award.validFrom &&
        it.validUntil === award.validUntil &&
        it.revokedOn === award.revokedOn,
    )
  return {
    ...person,
    awards: person.awards.map((award) =>
      isUnheard(award) ? { ...award, revokedOn: null } : award,
    ),
  }
}

/** Every award of these people that had begun by the day. */
async function awardsThen(
  db: Reader,
  people: readonly number[],
  day: Day,
  zone: string,
): Promise<(AwardThen & { personId: number })[]> {
  if (!people.length) return []
  type Read = Omit<AwardThen, 'revocationKnown' | 'counts'> & {
    personId: number
    revokedAt: number | null
    counts: number
  }
  const rows = await db.all<Read>(sql`
    select a.person_id as "personId", a.certification_id as certification,
    a.exam_code as "examCode", a.version_rank as rank, c.short, a.holding_id as holding, a.issuer,
      a.certificate_number as number, a.valid_from as "validFrom", a.valid_until as "validUntil",
      a.revoked_on as "revokedOn", a.revoked_at as "revokedAt", ${validOn(a, day)} as counts
    from award a join certification c on c.id = a.certification_id
    where a.person_id in ${among(people)} and ${begunBy(a, day)}`)
  return rows.map(({ revokedAt, counts, ...row }) => ({
    ...row,
    counts: counts === 1,
    // A revocation from before such instants were kept was known from its own day on.
    revocationKnown: revokedAt === null ? row.revokedOn : dayIn(revokedAt, zone),
  }))
}
