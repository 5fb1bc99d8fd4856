import type { ReactNode } from 'react'
import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Banner } from '@/components/page/banner'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { Table } from '@/components/table/table'
import { trackWords } from '@/university/catalogue/rules'
import { compareCandidates } from '@/university/staffing/search/queries/compare'
import { Verdict } from '../verdict'

export default async function Compare({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  const { row, ...params } = await searchParams
  const it = await ask(compareCandidates, { ...params, row })
  const query = new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) =>
      typeof value === 'string' && value ? [[name, value]] : [],
    ),
  )
  const back = <ButtonLink href={`/candidates?${query}`}>Back to the search</ButtonLink>
  const { people, groups } = it
  const line = (head: string, of: (person: (typeof people)[number], i: number) => ReactNode) => ({
    key: head,
    cells: [
      <b key="h">{head}</b>,
      ...people.map((person, i) => <span key={person.id}>{of(person, i)}</span>),
    ],
  })
  return (
    <Page
      title="Side by side"
      about={it.position ? `${it.position.title}, ${it.position.customer}` : undefined}
      facts={
        it.position ? (
          <>
            For <a href={`/teams/${it.position.code}`}>{it.position.customer}</a>,{' '}
            {it.position.title}, {it.period}
          </>
        ) : (
          it.period
        )
      }
      action={back}
    >
      {it.problem && <Banner tone="due">{it.problem}</Banner>}
      {it.leftOut > 0 && (
        <Banner tone="info">Five stand side by side at most; {it.leftOut} more were ticked.</Banner>
      )}
      {people.length === 0 ? (
        <Empty title="Nobody to compare" action={back}>
          Tick people in a search, then compare them.
        </Empty>
      ) : (
        <Table
          caption="People side by side"
          columns={[
            { head: 'What' },
            ...people.map((person) => ({ head: person.name, named: true })),
          ]}
          rows={[
            line('For the whole time', (person) => (
              <Verdict kind={person.kind} because={person.verdict} />
            )),
            ...groups.flatMap((group, g) => [
              line(group, ({ through }) => <Through it={through[g] ?? null} group={group} />),
              line(`Last work with ${group}`, ({ work }) => <Work it={work[g] ?? null} />),
            ]),
            line('Proficiency', ({ proficiencies }) =>
              proficiencies.length === 0
                ? 'never assessed'
                : proficiencies.map((one) => (
                    <span key={one.track}>
                      {trackWords[one.track] ?? one.track} {one.level}
                      <Because>
                        assessed <DayText day={one.assessedOn} /> by {one.by}
                      </Because>
                    </span>
                  )),
            ),
            line('Shift', ({ shift, timeZone }) => (
              <>
                {shift}s<Because>{timeZone}</Because>
              </>
            )),
            line('Site', ({ site }) => site || 'none'),
            line('Teams', ({ load, capacity, percent, teams }) => (
              <>
                {load === 0 ? 'free' : `${load} of ${capacity}`}
                {percent !== null && `, ${percent} % given away`}
                {teams.length > 0 && <Because>{teams.join(', ')}</Because>}
              </>
            )),
            line('Away', ({ away }) =>
              away.length === 0
                ? 'not in this time'
                : away.map((one) => (
                    <Because key={one.from}>
                      <DayText day={one.from} /> to <DayText day={one.until ?? one.from} />
                    </Because>
                  )),
            ),
            line('Next', (person) => (
              <ButtonLink
                size="small"
                href={`/candidates?${new URLSearchParams([...query, ['name', person.name]])}`}
                label={it.position ? `Place ${person.name}` : `See ${person.name} in the search`}
              >
                {it.position ? 'Place' : 'See in the search'}
              </ButtonLink>
            )),
          ]}
        />
      )}
    </Page>
  )
}

const Through = ({
  it,
  group,
}: {
  it: { by: string; until: string | null } | null
  group: string
}) =>
  it === null ? (
    'not held on the first day'
  ) : (
    <>
      {it.until ? (
        <>
          through <DayText day={it.until} />
        </>
      ) : (
        'no end known'
      )}
      {it.by !== group && <Because>{it.by}</Because>}
    </>
  )

const Work = ({ it }: { it: { on: string; customer: string; current: boolean } | null }) =>
  it === null ? (
    'none known'
  ) : (
    <>
      {it.current ? 'doing it now' : <DayText day={it.on} />}
      <Because>{it.customer}</Because>
    </>
  )
