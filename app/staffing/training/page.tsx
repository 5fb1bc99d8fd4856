import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Page } from '@/components/page/page'
import { Tabs } from '@/components/page/tabs'
import { DayText } from '@/components/page/when'
import { Narrower } from '@/components/team/narrower'
import { addDays } from '@/university/calendar'
import { training } from '@/university/staffing/training/queries/training'
import { SolvingFilters, whichSites } from '../solving'
import { Plan } from './plan'

export default async function Training({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const params = await searchParams
  const it = await ask(training, params)
  const found = 'plan' in it ? it : undefined
  const query = {
    on: it.on,
    kind: it.kind,
    site: it.site,
    team: it.team,
    anywhere: it.anywhere ? 'on' : '',
  }
  const address = (more: Record<string, string>) =>
    new URLSearchParams(Object.entries({ ...query, ...more }).filter(([, value]) => value))
  return (
    <Page
      title="What must we train?"
      facts={
        <>
          The fewest certifications that fill what stays empty on{' '}
          <DayText day={it.on} today={it.today} />, who is nearest, and when it must begin.{' '}
          {whichSites(it.anywhere, it.site)}
        </>
      }
      action={
        <>
          <ButtonLink href={`/staffing/what-if?${address({ team: '' })}`}>What if</ButtonLink>
          <ButtonLink href="/teaching/drafts">Drafts of offerings</ButtonLink>
          {it.rows.length > 0 && (
            <ButtonLink href={`/api/v1/training?${address({ format: 'csv' })}`} download>
              Save as CSV
            </ButtonLink>
          )}
        </>
      }
    >
      <SolvingFilters it={it} min={it.today} asked={params.on} />
      <Tabs
        label="Days"
        items={[14, 30, 90, 180].map((days) => {
          const on = addDays(it.today, days)
          return {
            href: `/staffing/training?${address({ on })}`,
            label: `In ${days} days`,
            current: it.on === on,
          }
        })}
      />
      {'problem' in it && it.problem && (
        <Narrower
          problem={it.problem}
          sites={it.narrower}
          teams={it.teams}
          href={(by) => `/staffing/training?${address(by)}`}
        />
      )}
      {found && <Plan it={found} query={query} />}
    </Page>
  )
}
