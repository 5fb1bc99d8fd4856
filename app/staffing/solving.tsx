import { AnySiteField, KindField } from '@/components/choose'
import { DateField, TextField } from '@/components/fields'
import { Filters } from '@/components/filters'

type Asked = { on: string; kind: string; team: string; anywhere: boolean }

/** What the questions that solve a day are asked: when, which positions, of one team, across sites or not. */
export function SolvingFilters({ it }: { it: Asked }) {
  return (
    <Filters label="What is looked at">
      <DateField name="on" label="On" value={it.on} />
      <KindField value={it.kind} />
      <TextField name="team" label="Team" value={it.team} placeholder="all, or a code like NWF" />
      <AnySiteField value={it.anywhere} />
    </Filters>
  )
}

/** How people are thought of, as every page that solves a day says it. */
export const whichSites = (anywhere: boolean) => (anywhere ? 'People serve any site.' : 'Each serves only their own site.')

/** The same question as a file. */
export const csvOf = ({ on, kind, team, anywhere }: Asked) =>
  new URLSearchParams({ on, kind, ...(team && { team }), ...(anywhere && { anywhere: 'on' }), whole: '1', format: 'csv' })
