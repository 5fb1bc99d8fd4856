import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Figure } from '@/components/page/figure'
import { Beside, Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import { Pager } from '@/components/table/pager'
import { TickedForm } from '@/components/table/selection'
import { addDays } from '@/university/calendar'
import { trackWords } from '@/university/catalogue/rules'
import { candidates } from '@/university/staffing/search/queries/candidates'
import { Begin } from './begin'
import type { Candidates } from './candidates'
import { Conditions } from './conditions'
import { Found } from './found'
import { Saved } from './saved'

const ticked = 'ticked'

export default async function CandidatesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const { page: _, ...params } = await searchParams
  const it = await ask(candidates, { ...params, page: _ })
  const query = new URLSearchParams(params).toString()
  const { counts } = it
  const said = [
    counts.more ? `More than ${counts.qualified - 1} qualified` : `${counts.qualified} qualified`,
    `${counts.during} ${counts.during === 1 ? 'expires' : 'expire'} during`,
    `${counts.oneStep} one step away`,
  ].join(', ')
  return (
    <Page
      title={it.position ? `Find someone for ${it.position.title}` : 'Find technicians'}
      about={it.position?.customer}
      facts={<For it={it} />}
      action={
        <>
          {it.maySave.ok && <ButtonLink href="/candidates/shortlist">Shortlist</ButtonLink>}
          {it.searched && (
            <ButtonLink
              href={`/api/v1/found-candidates?${query ? `${query}&` : ''}format=csv`}
              download
            >
              {counts.more ? 'Export found, 10,000 at most' : 'Export all found'}
            </ButtonLink>
          )}
        </>
      }
      aside={it.searched ? undefined : <Saved it={it} query={query} />}
    >
      {it.searched ? (
        <>
          <Beside aside={<Summary it={it} />}>
            <Asked it={it} />
          </Beside>
          {it.rows.length > 1 && (
            <TickedForm
              id={ticked}
              action="/candidates/compare"
              carried={params}
              submit="Compare two to five"
            />
          )}
          <Found it={it} form={ticked} />
          <Pager
            page={it.page}
            pages={it.pages}
            href={(page) => `/candidates?${query}&page=${page}`}
            count={it.total}
            noun={`found: ${said}`}
          />
          <Saved it={it} query={query} />
        </>
      ) : (
        <>
          <Asked it={it} />
          {!it.problem && <Begin open={it.open} />}
        </>
      )}
    </Page>
  )
}

const Asked = ({ it }: { it: Candidates }) => (
  <>
    <Conditions it={it} />
    {it.announced && it.position && (
      <Changes
        it={it.announced}
        from={it.asked.from}
        until={it.asked.until}
        position={it.position.id}
      />
    )}
    {it.taken && it.position && (
      <InIt taken={it.taken} position={it.position.id} from={it.asked.from} />
    )}
    {it.problem && <Banner tone="bad">{it.problem}</Banner>}
  </>
)

/**
 * The position is to change: whether everyone is judged beyond that day, and the other way of
 * looking.
 */
function Changes({
  it,
  from,
  until,
  position,
}: {
  it: NonNullable<Candidates['announced']>
  from: string
  until: string
  position: number
}) {
  const search = (from: string, until: string) =>
    `/candidates?${new URLSearchParams({ position: String(position), from, until })}`
  const next = addDays(it.last, 1)
  return (
    <Banner tone="info">
      This position changes: {it.changes.join('; ')}.{' '}
      {it.within ? (
        <>
          Everyone here is judged until <DayText day={until} />, before that.{' '}
          {it.usual && it.usual > it.last && (
            <a href={search(from, it.usual)}>
              Judge them to <DayText day={it.usual} />, by both
            </a>
          )}
        </>
      ) : (
        <>
          Everyone here is judged by what holds on each day; who fits only what it is now can be
          placed until <DayText day={it.last} />.{' '}
          <a href={search(from, it.last)}>Who fits until then</a>,{' '}
          <a href={search(next, until > next ? until : next)}>who fits from then on</a>
        </>
      )}
    </Banner>
  )
}

const For = ({ it: { position, asked, problem } }: { it: Candidates }) =>
  position ? (
    <>
      For <a href={`/teams/${position.code}`}>{position.customer}</a>,{' '}
      <a href={`/teams/${position.code}/positions/${position.id}`}>{position.title}</a>
      {!problem && (
        <>
          , <DayText day={asked.from} />
          {asked.until && (
            <>
              {' to '}
              <DayText day={asked.until} />
            </>
          )}
        </>
      )}
    </>
  ) : (
    'Who holds what, and holds it for the whole time.'
  )

/**
 * Someone is in the position already, or comes into it: until or from when, and what to do about
 * it.
 */
function InIt({
  taken,
  position,
  from,
}: {
  taken: NonNullable<Candidates['taken']>
  position: number
  from: string
}) {
  const next = taken.until && addDays(taken.until, 1)
  if (taken.from > from) {
    const last = addDays(taken.from, -1)
    return (
      <Banner tone="info">
        <a href={`/placements/${taken.placement}`}>{taken.name}</a> comes into it on{' '}
        <DayText day={taken.from} />, so for all of this time only a shadow can be placed.{' '}
        <a
          href={`/candidates?${new URLSearchParams({ position: String(position), from, until: last })}`}
        >
          Who can take it to <DayText day={last} />
        </a>
      </Banner>
    )
  }
  return (
    <Banner tone="info">
      <a href={`/placements/${taken.placement}`}>{taken.name}</a> is in it{' '}
      {taken.until ? (
        <>
          until <DayText day={taken.until} />
        </>
      ) : (
        'without an end'
      )}
      , so only a shadow can be placed beside them.{' '}
      {next ? (
        <a href={`/candidates?position=${position}&from=${next}`}>
          Who can take it from <DayText day={next} />
        </a>
      ) : (
        <a href={`/placements/${taken.placement}/move`}>What breaks if they go</a>
      )}
    </Banner>
  )
}

function Summary({
  it: { counts, position, requirement, proficiency, asked },
}: {
  it: Candidates
}) {
  return (
    <Section title={position ? 'Can it be filled?' : 'What was found'}>
      <Card>
        <Figure
          value={counts.more ? `${counts.qualified - 1}+` : counts.qualified}
          label={
            position
              ? `${counts.qualified === 1 ? 'person' : 'people'} can take it for the whole time`
              : 'qualified for the whole time'
          }
        />
        <Facts
          items={[
            ['Asked for', requirement || 'no certification'],
            [
              'Proficiency',
              proficiency
                ? `${trackWords[proficiency.track] ?? proficiency.track}, ${proficiency.least} at least`
                : undefined,
            ],
            ['Shift', asked.shift || 'any'],
            ['Site', asked.site || 'any'],
            ['Expire during', counts.during],
            ['One step away', counts.oneStep],
          ]}
        />
      </Card>
    </Section>
  )
}
