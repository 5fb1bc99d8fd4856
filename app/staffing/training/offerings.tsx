import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import { Cell } from '@/components/table/cell'
import { Tick } from '@/components/table/selection'
import { Table } from '@/components/table/table'
import type { Lines } from './lines'

/** Seats that are free in time, and offerings that would have to be opened. */
export function Offerings({ lines, ticks }: { lines: Lines; ticks: boolean }) {
  if (!lines.drafts.length && !lines.seats.length) return null
  return (
    <Section
      title="Which offerings"
      note="free seats first; a new one only where they do not reach"
    >
      <Table
        caption="Seats in open offerings, and offerings to open"
        columns={[
          ...(ticks ? [{ head: 'Tick' }] : []),
          { head: 'Course' },
          { head: 'When' },
          { head: 'For' },
          { head: 'Why' },
        ]}
        rows={[
          ...lines.seats.map((it) => ({
            key: it.id,
            cells: [
              ...(ticks ? [''] : []),
              <Cell key="c" title={it.title} code={it.code} detail="Open already" />,
              it.startsOn ? <DayText key="d" day={it.startsOn} short /> : 'Any day',
              it.people.join(', '),
              it.free === null
                ? 'No limit of seats.'
                : `${it.free} ${it.free === 1 ? 'seat is' : 'seats are'} free.`,
            ],
          })),
          ...lines.drafts.map((it) => ({
            key: it.key,
            cells: [
              ...(ticks
                ? [
                    <Tick
                      key="t"
                      name="draft"
                      value={it.key}
                      checked={!it.asked}
                      label={`New offering of ${it.code}`}
                    />,
                  ]
                : []),
              <Cell
                key="c"
                title={it.title}
                code={it.code}
                detail={`${it.asked ? 'Asked for already' : 'New'}, ${it.mode}, ${it.seats} seats`}
              />,
              <span key="d">
                <DayText day={it.startsOn} short /> to <DayText day={it.endsOn} short />; at the
                latest from <DayText day={it.latestStart} short />
              </span>,
              it.people.join(', '),
              it.because,
            ],
          })),
        ]}
      />
    </Section>
  )
}
