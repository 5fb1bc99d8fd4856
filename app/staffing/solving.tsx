import { AnySiteField, KindField, SiteField } from '@/components/form/choose'
import { DayAsked } from '@/components/form/day-asked'
import { DateField, TextField } from '@/components/form/fields'
import { Filters } from '@/components/table/filters'
import { Narrower } from '@/components/team/narrower'

type Asked = {
  on: string
  kind: string
  team: string
  site: string
  sites: readonly string[]
  anywhere: boolean
}
type TooMuch = {
  problem?: string
  narrower: readonly { site: string; people: number; positions: number }[]
}

/**
 * What the questions that solve a day are asked: when, which positions, of one team or site, across
 * sites or not. `min`: the first day that can be asked of; `asked`: the day in the address.
 */
export function SolvingFilters({ it, min, asked }: { it: Asked; min?: string; asked?: string }) {
  return (
    <>
      <Filters label="What is looked at">
        <DateField name="on" label="On" value={it.on} min={min} />
        <KindField value={it.kind} />
        <SiteField value={it.site} sites={it.sites} />
        <TextField name="team" label="Team" value={it.team} placeholder="all, or a code like NWF" />
        <AnySiteField value={it.anywhere} />
      </Filters>
      <DayAsked on={asked} shown={it.on} />
    </>
  )
}

/**
 * How people are thought of, as every page that solves a day says it. `site`: the only one that is
 * looked at.
 */
export const whichSites = (anywhere: boolean, site = '') =>
  `${site ? `Only positions at ${site}. ` : ''}${anywhere ? 'People serve any site.' : 'Each serves only their own site.'}`

/** What is too much to be solved while a page waits, with what would do. */
export function TooMuchToSolve({
  it,
  path,
  params,
}: {
  it: TooMuch
  path: string
  params: Record<string, string>
}) {
  if (!it.problem) return null
  const { page: _, anywhere: __, ...kept } = params
  return (
    <Narrower
      problem={it.problem}
      sites={it.narrower}
      href={(by) => `${path}?${new URLSearchParams({ ...kept, ...by })}`}
    />
  )
}

/** What is asked, as the rest of an address: the same question elsewhere. */
export const addressOf = (
  { on, kind, team, site, anywhere }: Omit<Asked, 'sites'>,
  more: Record<string, string> = {},
) =>
  new URLSearchParams({
    on,
    kind,
    ...(site && { site }),
    ...(team && { team }),
    ...(anywhere && { anywhere: 'on' }),
    ...more,
  })
/** The same question as a file. */
export const csvOf = (it: Asked) => addressOf(it, { whole: '1', format: 'csv' })
