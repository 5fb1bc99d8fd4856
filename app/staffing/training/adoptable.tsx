import { Because } from '@/components/page/why'
import { Selection } from '@/components/table/selection'
import type { Verdict } from '@/university/at'
import type { Lines } from './lines'
import { Offerings } from './offerings'
import { People } from './people'

type Props = { lines: Lines & { mayAdopt: Verdict }; today: string; query: Record<string, string> }
/** Who would be certified in what and in which offerings, to be ticked and adopted by who may. */
export function Adoptable({ lines, today, query }: Props) {
  const { mayAdopt } = lines
  if (lines.rows.length === 0) return null
  const count = lines.rows.length + lines.drafts.length
  return (
    <>
      <Selection
        action="/staffing/training/adopt"
        carried={query}
        acts={mayAdopt.ok ? [{ name: 'adopt', label: 'See what adopting them does' }] : []}
        count={count}
        shown={count}
      >
        <People lines={lines} today={today} ticks={mayAdopt.ok} />
        <Offerings lines={lines} ticks={mayAdopt.ok} />
      </Selection>
      {!mayAdopt.ok && <Because>{mayAdopt.because}</Because>}
    </>
  )
}
