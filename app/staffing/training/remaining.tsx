import { findFor } from '@/app/candidates/find'
import { ButtonLink } from '@/components/form/button'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Cell } from '@/components/table/cell'
import { Table } from '@/components/table/table'
import type { Lines } from './lines'

const tones = { 'too late': 'bad', 'cannot be earned': 'bad', nobody: 'due', short: 'due' } as const
const words = {
  'too late': 'Too late',
  'cannot be earned': 'Nobody can earn it',
  nobody: 'Nobody does this work',
  short: 'Too few people',
} as const

/** What no certification fills by then, each with the reason. */
export function Remaining({ lines, on, today }: { lines: Lines; on: string; today: string }) {
  if (!lines.remaining.length) return null
  return (
    <Section title="Stays empty" note="what no certification fills by then">
      <Table
        caption="Positions that stay empty"
        columns={[{ head: 'Position' }, { head: 'State' }, { head: 'Why' }, { head: 'Next' }]}
        rows={lines.remaining.map((it) => ({
          key: it.positionId,
          cells: [
            <Cell
              key="p"
              title={it.title}
              href={
                it.code && it.positionId > 0
                  ? `/teams/${it.code}/positions/${it.positionId}`
                  : undefined
              }
              detail={it.customer}
            />,
            <Status key="s" tone={tones[it.kind]}>
              {words[it.kind]}
            </Status>,
            <Cell key="w" title={it.why} detail={`Empty because ${it.empty}.`} />,
            it.positionId > 0 ? (
              <ButtonLink
                key="n"
                size="small"
                href={findFor(it.positionId, on, today)}
                label={`Find someone for ${it.title}, ${it.customer}`}
              >
                Find someone
              </ButtonLink>
            ) : (
              ''
            ),
          ],
        }))}
      />
    </Section>
  )
}
