import { sql } from 'drizzle-orm'
import { dayIn, spoken } from '../../calendar'
import { toldAbout } from '../../notices/queries/told'
import { type Answering, held, person, sheet, some } from './scope'

/**
 * Every message about a coming lapse in the period: to whom, when, whether it was read or mailed,
 * why it was sent, and what the holder did afterwards.
 */
export const toldOfALapse: Answering = async ({ db }, scope) => {
  const about = await db.all<{ id: number; short: string; name: string; personId: number }>(sql`
    select distinct h.id, c.short, p.name, p.id as "personId" from outbox o
    join holding h on h.id = o.holding_id join person p on p.id = h.person_id
    join certification c on c.id = h.certification_id
    where o.at between ${scope.after} and ${scope.before} and ${scope.ofCertification}
    and ${scope.ofPerson} and ${scope.onTeam} order by p.name, c.short limit ${scope.limit + 1}`)
  const holdings = new Map(about.map((row) => [row.id, row]))
  const { told, followed } = await toldAbout(db, [...holdings.keys()], new Date(scope.known))
  const rows = told.filter((it) => it.at >= scope.after && it.at <= scope.before)
  return sheet(scope, rows, {
    says: (all, more) => {
      const acted = new Set(followed.map((it) => it.holding))
      const n = new Set(all.map((it) => it.holding))
      if (!all.length)
        return `Nobody was told of a lapse between ${spoken(scope.from)} and ${spoken(scope.until)}.`
      const done = [...n].filter((id) => acted.has(id)).length
      return `${some(all.length, 'message')} about ${some(n.size, 'certification')} between ${spoken(scope.from)} and ${spoken(scope.until)}; for ${done} of them something was done.${more}`
    },
    columns: [
      { head: 'When', kind: 'instant' },
      { head: 'Told' },
      { head: 'About' },
      { head: 'Certification' },
      { head: 'What was said' },
      { head: 'Why it was sent', hideOnPhone: true },
      { head: 'Read', kind: 'instant' },
      { head: 'Mailed', kind: 'instant', hideOnPhone: true },
      { head: 'What was done after it' },
    ],
    row: (it) => {
      const of = holdings.get(it.holding)
      const after = followed
        .filter((one) => one.holding === it.holding && one.at >= it.at)
        .slice(0, 5)
      return [
        it.at,
        person(it.to.name, it.to.id),
        of?.name ?? '',
        held(of?.short ?? '', it.holding),
        it.title,
        it.because,
        it.readAt,
        it.mailedAt,
        after.length
          ? after.map((one) => `${one.what} (${dayIn(one.at, scope.zone)})`).join('; ')
          : 'nothing yet',
      ]
    },
  })
}
