import { Empty } from '@/components/page/empty'
import { History } from '@/components/page/history'
import { Because } from '@/components/page/why'
import type { Said } from '@/university/staffing/teams/rules/team-changes'

/** What changed, in time order. */
export function Changes({
  changes,
  more,
  today,
}: {
  changes: readonly Said[]
  more: boolean
  today: string
}) {
  return (
    <>
      <History
        items={changes.map((it) => ({
          on: it.day,
          tone: it.tone,
          title: it.title,
          detail: it.detail,
          by: null,
          recordedOn: null,
        }))}
        today={today}
        empty={
          <Empty title="Nothing changed">
            Nobody came or went, no requirement changed, and no certification was earned or lost.
          </Empty>
        }
      />
      {more && (
        <Because>Only the first of them are shown. Choose an earlier day for the rest.</Because>
      )}
    </>
  )
}
