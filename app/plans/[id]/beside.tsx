import { Card } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Section } from '@/components/page/section'
import { Table } from '@/components/table/table'
import type { Plan } from './plan'

const figure = (n: number) => n.toLocaleString('en')

/** What the plan reaches, beside what its day brings as things stand, and how that was found. */
export function Beside({ it }: { it: Plan }) {
  const { counts } = it.outcome
  if (!counts) return null
  const lines: [string, number, number][] = [
    ['Filled', counts.filledToday, counts.filled],
    ['Empty, critical', counts.emptyToday[3], counts.empty[3]],
    ['Empty, important', counts.emptyToday[2], counts.empty[2]],
    ['Empty, other', counts.emptyToday[1], counts.empty[1]],
    ['Rare certifications used without need', counts.scarceToday, counts.scarce],
  ]
  return (
    <Section title="Without it and with it" note={`${figure(counts.positions)} positions`}>
      <Table
        caption="What the plan reaches, beside its day without it"
        columns={[
          { head: '' },
          { head: 'Without', numeric: true },
          { head: 'With', numeric: true },
        ]}
        rows={lines.map(([what, today, then]) => ({
          key: what,
          cells: [
            what,
            figure(today),
            today === then ? figure(then) : <b key="n">{figure(then)}</b>,
          ],
        }))}
      />
      <Card>
        <Facts
          items={[
            ['People who move', figure(counts.moves)],
            ['Pairs who qualify', figure(counts.pairs)],
            ['Solved by', solvedBy(it)],
          ]}
        />
      </Card>
    </Section>
  )
}

function solvedBy({ solver, gap, outcome }: Plan): string {
  if (solver !== 'highs') return 'Flow, proven best'
  if (!gap) return 'HiGHS, proven best'
  return outcome.unsure === 'moves' || outcome.unsure === 'scarce skills'
    ? `HiGHS, proven best but for the ${outcome.unsure}`
    : `HiGHS, ${gap < 100 ? `within ${gap} %` : 'not proven'}`
}

/** The same in a sentence, for the top of the page. */
export function inShort({ counts }: Plan['outcome']): string | undefined {
  if (!counts) return undefined
  const more = counts.filled - counts.filledToday
  const beside =
    more === 0
      ? 'as many as without it'
      : more > 0
        ? `${figure(more)} more than without it`
        : `${figure(-more)} fewer than without it`
  const critical =
    counts.emptyToday[3] || counts.empty[3]
      ? ` Critical ones empty: ${figure(counts.empty[3])}, without it ${figure(counts.emptyToday[3])}.`
      : ''
  const moves =
    counts.moves === 0
      ? 'nobody who qualifies moves'
      : `${figure(counts.moves)} ${counts.moves === 1 ? 'person moves' : 'people move'}`
  return `Fills ${figure(counts.filled)} of ${figure(counts.positions)} positions, ${beside}; ${moves}.${critical}`
}
