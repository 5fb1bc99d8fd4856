import { Banner } from '@/components/page/banner'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Cell } from '@/components/table/cell'
import { Table } from '@/components/table/table'
import type { Solved } from './answer'

/** Criticality in words, as a plan says it. */
const harm = { 3: 'critical', 2: 'important', 1: 'other' } as const

/** The answer in one sentence. */
export function Verdict({ it }: { it: Solved }) {
  const lost = it.rows.filter((row) => row.what === 'lost').length
  const empty = it.newPlaces - it.newFilled
  const places = (n: number) => `${n} ${n === 1 ? 'position' : 'positions'}`
  const today = lost
    ? `${places(lost)} of today’s customers would be empty instead.`
    : 'No customer of today loses anyone they need.'
  if (!it.newPlaces)
    return (
      <Banner tone={lost ? 'bad' : 'good'}>
        {lost
          ? `${places(lost)} that can be filled without this would stay empty.`
          : 'Everything that can be filled today can be filled then.'}
      </Banner>
    )
  return (
    <Banner tone={empty || lost ? 'bad' : 'good'}>
      {empty
        ? `Not yet: ${it.newFilled} of ${it.newPlaces} new positions can be filled. `
        : `Yes: all ${it.newPlaces} new positions can be filled. `}
      {today}
    </Banner>
  )
}

/** Both plans beside each other. */
export function BothPlans({ it: { baseline, scenario } }: { it: Solved }) {
  const row = (key: string, head: string, a: number, b: number) => ({
    key,
    cells: [head, a, b, b === a ? 'the same' : `${b > a ? '+' : '−'}${Math.abs(b - a)}`],
  })
  return (
    <Section title="Side by side" note="the best plan for that day, without and with the change">
      <Table
        caption="The best plan without and with the change"
        columns={[
          { head: 'Count' },
          { head: 'Without', numeric: true },
          { head: 'With', numeric: true },
          { head: 'Difference', numeric: true },
        ]}
        rows={[
          row('p', 'Positions', baseline.positions, scenario.positions),
          row('f', 'Filled', baseline.filled, scenario.filled),
          ...([3, 2, 1] as const).map((c) =>
            row(
              `e${c}`,
              `Empty, ${harm[c]}`,
              baseline.empty[c - 1] ?? 0,
              scenario.empty[c - 1] ?? 0,
            ),
          ),
        ]}
      />
    </Section>
  )
}

const words = {
  new: ['New', 'info'],
  lost: ['Would be empty', 'bad'],
  moved: ['Someone else', 'due'],
} as const

/** Who would be where, only where the change makes a difference. */
export function Who({ it }: { it: Solved }) {
  return (
    <Section
      title="With whom"
      note={
        it.rows.length > 200
          ? `the first 200 of ${it.rows.length}`
          : 'only what the change makes different'
      }
    >
      <Table
        caption="Positions that would be filled otherwise"
        columns={[
          { head: 'Position' },
          { head: 'What' },
          { head: 'Without', named: true },
          { head: 'With', named: true },
          { head: 'Why' },
        ]}
        empty={<Banner tone="good">Nobody would have to move.</Banner>}
        rows={it.rows.slice(0, 200).map((row, n) => ({
          key: n,
          cells: [
            <Cell key="p" title={row.position} detail={row.customer} />,
            <Status key="s" tone={row.what === 'new' && !row.after ? 'bad' : words[row.what][1]}>
              {row.what === 'new' && !row.after ? 'New, empty' : words[row.what][0]}
            </Status>,
            row.before || 'nobody',
            row.after || 'nobody',
            row.because,
          ],
        }))}
      />
    </Section>
  )
}
