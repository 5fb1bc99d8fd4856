import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { DayAsked } from '@/components/form/day-asked'
import { Banner } from '@/components/page/banner'
import { Beside, Page } from '@/components/page/page'
import { DayText } from '@/components/page/when'
import { Narrower } from '@/components/team/narrower'
import { whatIf } from '@/university/staffing/training/queries/what-if'
import { addressOf, whichSites } from '../solving'
import { Adoptable } from '../training/adoptable'
import { Remaining } from '../training/remaining'
import { BothPlans, Verdict, Who } from './compared'
import { Examples } from './examples'
import { Scenario } from './scenario'

type Params = Record<string, string | string[]>

export default async function WhatIf({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams
  const it = await ask(whatIf, params)
  const address = (add: readonly string[], more: Record<string, string> = {}) => {
    const { like, copies, retire, retireOn, retireHow, leave, leaveOn } = it.given
    const one = {
      on: it.on,
      kind: it.kind,
      site: it.site,
      anywhere: it.anywhere ? 'on' : '',
      like,
      copies: like && String(copies),
      retire,
      leave,
      ...more,
    }
    const dates = {
      retireOn: retire && retireOn,
      retireHow: retire && retireHow,
      leaveOn: leave && leaveOn,
    }
    const query = new URLSearchParams(
      Object.entries({ ...one, ...dates }).filter(([, value]) => value),
    )
    for (const row of add) query.append('add', row)
    return query
  }
  const solved = 'scenario' in it ? it : undefined
  return (
    <Page
      title="What if?"
      facts={
        <>
          Sign customers, lose an exam, lose people: the best plan for <DayText day={it.on} />{' '}
          without and with it. {whichSites(it.anywhere, it.site)} Nothing is changed.
        </>
      }
      action={
        solved && (
          <>
            <ButtonLink href={`/staffing/training?${addressOf({ ...it, team: '' })}`}>
              What must we train?
            </ButtonLink>
            <ButtonLink
              href={`/api/v1/what-if?${address(it.given.add, { format: 'csv' })}`}
              download
            >
              Save as CSV
            </ButtonLink>
          </>
        )
      }
    >
      <Beside
        aside={
          <Scenario
            it={it}
            without={(row) =>
              `/staffing/what-if?${address(it.given.add.filter((one) => one !== row))}`
            }
          />
        }
      >
        <DayAsked on={params.on} shown={it.on} />
        {'problem' in it && it.problem && (
          <Narrower
            problem={it.problem}
            sites={it.narrower}
            href={(by) => `/staffing/what-if?${address(it.given.add, by)}`}
          />
        )}
        {it.notes.map((note) => (
          <Banner key={note} tone="info">
            {note}
          </Banner>
        ))}
        {it.changes === 0 && <Examples it={it} />}
        {solved && (
          <>
            <Verdict it={solved} />
            <BothPlans it={solved} />
            <Who it={solved} />
          </>
        )}
      </Beside>
      {solved?.training && (
        <>
          <Adoptable
            lines={solved.training}
            today={it.today}
            query={Object.fromEntries(addressOf({ ...it, team: '' }))}
          />
          <Remaining lines={solved.training} on={it.on} today={it.today} />
        </>
      )}
      {solved && !solved.training && <Banner tone="info">{solved.untrained}</Banner>}
    </Page>
  )
}
