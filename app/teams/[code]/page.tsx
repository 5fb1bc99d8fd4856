import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { DayAsked } from '@/components/form/day-asked'
import { DateField } from '@/components/form/fields'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Figure } from '@/components/page/figure'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { CoverageGrid } from '@/components/picture/coverage-grid'
import { Filters } from '@/components/table/filters'
import { teamPage } from '@/university/staffing/teams/queries/team'
import { People } from './people'
import { Requests } from './requests'
import { TeamTabs } from './tabs'
import type { Team as TeamOnPage } from './team'
import { TeamRules } from './team-rules'

export default async function Team({
  params,
  searchParams,
}: {
  params: Promise<{ code: string }>
  searchParams: Promise<{ on?: string }>
}) {
  const given = await searchParams
  const team = await ask(teamPage, { ...given, ...(await params) })
  const past = team.on !== team.today
  const fillable = team.positions.find((it) => it.mayFill.ok)
  return (
    <Page
      title={team.customer}
      code={team.code}
      facts={
        <>
          {team.site}
          {team.monthlyUsd !== null && ` · ${team.monthlyUsd.toLocaleString('en')} USD a month`} ·
          team since <DayText day={team.since} />
          {team.nextReviewOn && (
            <>
              {' '}
              · next review <DayText day={team.nextReviewOn} />
            </>
          )}
        </>
      }
      action={
        fillable && (
          <ButtonLink kind="primary" href={`/candidates?position=${fillable.id}`}>
            Fill a position
          </ButtonLink>
        )
      }
      aside={
        <>
          <Section title="Promises, last 4 weeks">
            {team.promises.length > 0 ? (
              <List>
                {team.promises.map((it) => (
                  <Row
                    key={it.promise}
                    title={it.promise.replace(/^./, (c) => c.toUpperCase())}
                    href={`/promises?team=${team.code}`}
                    detail={`${it.kept.toLocaleString('en')} of ${it.cases.toLocaleString('en')}`}
                    status={<Figure value={`${((100 * it.kept) / it.cases).toFixed(1)}%`} small />}
                  />
                ))}
              </List>
            ) : (
              <Card>No case was measured in the last four weeks.</Card>
            )}
          </Section>
          {team.inside && (
            <Section title="On another date">
              <Filters label="As of a date">
                <DateField name="on" label="As of" value={team.on} />
              </Filters>
            </Section>
          )}
          {team.trail.length > 0 && (
            <Section title="What happened">
              <List>
                {team.trail.map((it) => (
                  <Row key={it.id} title={<DayText day={it.day} short />} detail={it.text} />
                ))}
              </List>
            </Section>
          )}
        </>
      }
    >
      <TeamTabs
        code={team.code}
        current=""
        inside={team.inside}
        terms={team.terms}
        on={past ? team.on : undefined}
      />
      <DayAsked on={given.on} shown={team.on} />
      {past && (
        <Banner tone="info">
          This is the team as of <DayText day={team.on} />.{' '}
          <a href={`/teams/${team.code}`}>Back to today</a>
        </Banner>
      )}
      {team.leaderless && team.count !== 0 && <Leaderless team={team} />}
      {!past && <Requests team={team} />}
      <Section
        title="People"
        note={
          team.inside
            ? `${team.filled} of ${team.count} positions filled, as of ${past ? 'that day' : 'today'}`
            : `${team.filled} ${team.filled === 1 ? 'person' : 'people'}`
        }
      >
        {team.positions.length > 0 ? <People team={team} /> : <NoPositions team={team} />}
      </Section>
      {team.rules.length > 0 && (
        <Section
          title="Rules across the team"
          note={past ? 'as of that day' : 'as of today'}
          link={
            team.terms
              ? { href: `/teams/${team.code}/rules`, label: 'Who decided, and why' }
              : undefined
          }
        >
          <TeamRules rules={team.rules} />
        </Section>
      )}
      {team.coverage.length > 0 && (
        <Section
          title="Coverage if nobody acts"
          note="holders in place at the end of each month, against what the team needs"
        >
          <Card>
            <CoverageGrid
              lines={team.coverage}
              caption="Holders in place at the end of each month"
            />
            {team.falls.map((it) => (
              <Because key={it.day + it.text} wide>
                <DayText day={it.day} short />: {it.text}.
              </Because>
            ))}
          </Card>
        </Section>
      )}
    </Page>
  )
}

/** Nobody leads it: who answers in the meantime, what waits, and the next step. */
function Leaderless({ team }: { team: TeamOnPage }) {
  return (
    <Banner tone="due">
      Nobody leads this team{team.on === team.today ? ' today' : ' on that day'}: a staffing lead
      answers who asks to join
      {team.waitingShadows.length > 0 &&
        ` and signs the checklist of ${team.waitingShadows.join(' and ')}`}{' '}
      until someone does.{' '}
      {team.leaderPosition !== null && team.mayDecide.ok && (
        <a href={`/candidates?position=${team.leaderPosition}`}>Find a leader</a>
      )}
      {team.leaderLeft?.mayEnd.ok && (
        <a href={`/placements/${team.leaderLeft.placement}/end`}>
          End the placement of {team.leaderLeft.person?.name}, then find a leader
        </a>
      )}
    </Banner>
  )
}

function NoPositions({ team }: { team: TeamOnPage }) {
  if (!team.inside)
    return <Empty title="Nobody is on this team">Whoever is placed on it appears here.</Empty>
  return (
    <Empty
      title={
        team.on < team.since
          ? 'The team did not exist yet'
          : team.on === team.today
            ? 'This team has no positions yet'
            : `This team ${team.on < team.today ? 'had' : 'has'} no positions on that day`
      }
      action={
        team.mayDecide.ok &&
        team.on >= team.since && (
          <ButtonLink href={`/teams/${team.code}/positions/new`}>Add a position</ButtonLink>
        )
      }
    >
      {team.on < team.since ? (
        <>
          It began on <DayText day={team.since} />. Choose a later day.
        </>
      ) : (
        `Without positions nobody can be placed, and nothing can be covered.${team.mayDecide.ok ? '' : ` ${team.mayDecide.because}`}`
      )}
    </Empty>
  )
}
