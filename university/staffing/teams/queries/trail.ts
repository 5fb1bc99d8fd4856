import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { dayIn, sayDay } from '../../../calendar'

type Row = {
  id: number
  at: number
  verb: string
  detail: string
  by: string | null
  person: string | null
  position: string | null
}

/**
 * What happened to a team, newest first, in sentences. Exceptions, reasons, who was turned down and
 * how far a shadow is are for those who may see its terms.
 */
export async function teamTrail(
  db: Reader,
  teamId: number,
  terms: boolean,
  zone: string,
  limit = 8,
) {
  const rows = await db.all<Row>(sql`
    select e.id, e.at, e.verb, e.detail, by.name as "by",
      (select p.name from event_about x join person p on p.id = x.subject_id where x.event_id = e.id
      and x.kind = 'person' limit 1) as person,
      (select po.title from event_about x join position po on po.id = x.subject_id
      where x.event_id = e.id and x.kind = 'position' limit 1) as position
    from event_about a join event e on e.id = a.event_id left join person by on by.id = e.actor_id
    where a.kind = 'team' and a.subject_id = ${teamId} ${
      terms
        ? sql``
        : sql`and e.verb not in
      ('shadow.checked', 'exception.signed', 'join.asked', 'join.answered', 'join.withdrawn')`
    }
        order by a.event_id desc limit ${limit}`)
  return rows.map(({ detail, ...row }) => ({
    id: row.id,
    day: dayIn(row.at, zone),
    by: row.by,
    text: say(row, JSON.parse(detail), terms),
  }))
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

function say(
  { verb, person, position }: Pick<Row, 'verb' | 'person' | 'position'>,
  detail: Record<string, unknown>,
  terms: boolean,
): string {
  const who = person ?? 'Someone'
  const where = position ?? 'a position'
  const until = text(detail.until)
  const because = !terms ? undefined : (text(detail.reason) ?? text(detail.because))
  switch (verb) {
    case 'placement.made':
      return `${who} placed as ${where}${until ? ` until ${sayDay(until)}` : ''}`
    case 'placement.ended':
      return `${who} ends as ${where}${because ? `: ${because}` : ''}`
    case 'placement.moved':
      return `${who} moved to another position${because ? `: ${because}` : ''}`
    case 'placement.swapped':
      return `${who} and another changed places${because ? `: ${because}` : ''}`
    case 'placement.restored':
      return `The last change around ${who} was undone`
    case 'shadow.checked':
      return `A line of ${who}’s checklist was ${detail.done ? 'ticked' : 'opened again'}`
    case 'shadow.signed-off':
      return `${who} was signed off and is full as ${text(detail.position) ?? where}`
    case 'join.withdrawn':
      return `${who} took back a request to join as ${where}`
    case 'exception.signed':
      return `Exception signed for ${who}${until ? `, ends ${sayDay(until)}` : ''}`
    case 'join.asked':
      return `${who} asked to join as ${where}`
    case 'join.answered':
      return `${who} was ${detail.accepted ? 'welcomed' : 'turned down'} as ${where}`
    case 'team.founded':
      return 'Team founded'
    case 'team.changed':
      return `Team changed${because ? `: ${because}` : ''}`
    case 'review.held':
      return `Review held with the customer${text(detail.note) && terms ? `: ${text(detail.note)}` : ''}`
    case 'position.added':
      return `${where} added`
    case 'position.changed':
      return `${where} changed${text(detail.from) ? ` from ${sayDay(String(detail.from))}` : ''}${because ? `: ${because}` : ''}`
    case 'position.unchanged':
      return `The change of ${where} from ${sayDay(String(detail.from))} was taken back${because ? `: ${because}` : ''}`
    case 'position.ended':
      return `${where} ends${because ? `: ${because}` : ''}`
    case 'position.asks':
      return `${where} asks for ${text(detail.after) ?? 'something else'}${text(detail.from) ? ` from ${sayDay(text(detail.from) as string)}` : ''}`
    case 'team-rule.set':
      return `Rule set: ${text(detail.rule) ?? ''}`
    case 'team-rule.ended':
      return `Rule ended: ${text(detail.rule) ?? ''}`
    case 'position.recorded':
      return position ? `${position} recorded` : 'Position recorded'
    default:
      return `${verb.replace('.', ' ')}${person ? `: ${person}` : ''}`
  }
}
