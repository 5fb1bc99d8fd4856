import { addDays, type Day, sayDay } from '../../../calendar'
import { listed } from '../../eligibility/rules/requirement'
import type { Consequences, Opened } from './consequences'

/** One consequence in words: what, on which team, from when. `href`: where it is acted on. */
export type Said = {
  kind: 'bad' | 'due' | 'good'
  text: string
  from: Day
  code: string
  href: string
}

const harm = { 3: ' Its criticality is the highest.', 2: '', 1: '' } as const
const span = ({ from, until }: { from: Day; until: Day | null }) =>
  until ? `from ${sayDay(from)} to ${sayDay(until)}` : `from ${sayDay(from)}`
const where = ({ seat, team }: Opened) => `${seat.title} with ${team.customer}`

/** A position that stays as it is found through a change of its terms is one row. */
function throughChanges(found: readonly Opened[]): Opened[] {
  const rows: Opened[] = []
  for (const it of found) {
    const n = rows.findIndex(
      (one) =>
        one.team.id === it.team.id &&
        one.seat.title === it.seat.title &&
        one.word === it.word &&
        one.until !== null &&
        one.until === one.seat.until &&
        it.seat.from === it.from &&
        addDays(one.until, 1) === it.from,
    )
    if (n < 0) rows.push(it)
    else
      rows[n] = { ...rows[n]!, until: it.until, seat: { ...rows[n]!.seat, until: it.seat.until } }
  }
  return rows
}

/** What an act breaks, worst first, then what it mends; each is a sentence. */
export function sayConsequences({ opened, unheld, broken, filled }: Consequences): {
  breaks: Said[]
  mends: Said[]
} {
  const breaks: Said[] = [
    ...throughChanges(opened).map((it): Said => {
      const what = it.word === 'empty' ? `is empty ${span(it)}` : `has nobody certified ${span(it)}`
      const more = it.word === 'empty' ? harm[it.seat.criticality as 1 | 2 | 3] : ''
      return {
        kind: 'bad',
        text: `${where(it)} ${what}.${more}`,
        from: it.from,
        code: it.team.code,
        href: `/candidates?position=${it.seat.id}&from=${it.from}`,
      }
    }),
    ...unheld.map((it): Said => {
      const shift = it.shift
        ? `${it.team.customer}’s ${it.shift} shift is`
        : `${it.team.customer} is, where the shift does not matter,`
      const until = it.whose.length
        ? `; until then ${listed(it.whose, 'and')} ${it.whose.length === 1 ? 'holds' : 'hold'} it`
        : ''
      return {
        kind: 'bad',
        text: `${shift} without ${it.skill} ${span(it)}${until}.`,
        from: it.from,
        code: it.team.code,
        href: `/teams/${it.team.code}`,
      }
    }),
    ...broken.map((it): Said => {
      const text = `${it.team.customer} breaks its rule “${it.says}” ${span(it)}: ${it.text}.`
      return {
        kind: 'due',
        text,
        from: it.from,
        code: it.team.code,
        href: `/teams/${it.team.code}`,
      }
    }),
  ]
  const mends = throughChanges(filled).map((it): Said => {
    const text =
      it.word === 'empty'
        ? `${where(it)} is filled ${span(it)}.`
        : `${where(it)} has someone certified ${span(it)}.`
    return { kind: 'good', text, from: it.from, code: it.team.code, href: `/teams/${it.team.code}` }
  })
  return { breaks, mends }
}
