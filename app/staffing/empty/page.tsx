import { ask } from '@/app/_web/ask'
import { make } from '@/app/plans/actions'
import { ActionButton } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Figure } from '@/components/page/figure'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { Pager } from '@/components/table/pager'
import { emptyPositions } from '@/university/staffing/plans/queries/empty-positions'
import { PlaceLink } from '../place'
import { addressOf, SolvingFilters, TooMuchToSolve, whichSites } from '../solving'
import { OnePosition } from './position'

export default async function EmptyPositions({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const params = await searchParams
  const it = await ask(emptyPositions, params)
  const { moving, certifying, nobody } = it.counts
  return (
    <Page
      title="How can it be filled?"
      facts={
        <>
          Every position that nobody qualified is in on <DayText day={it.on} />: filled by moving
          people, or by nothing but a certification. Proven, not guessed.{' '}
          {whichSites(it.anywhere, it.site)}
        </>
      }
      aside={
        <>
          {!it.problem && (
            <Section title="Of these">
              <Card>
                <Figure
                  value={moving}
                  label={`${moving === 1 ? 'is a moving problem: people who qualify are there' : 'are moving problems: people who qualify are there'}`}
                  tone="due"
                />
                <Figure
                  value={certifying}
                  label={`${certifying === 1 ? 'stays' : 'stay'} empty however anyone moves: too few are certified`}
                  tone="bad"
                />
                <Figure
                  value={nobody}
                  label={`${nobody === 1 ? 'has' : 'have'} nobody in the company who qualifies`}
                  tone="bad"
                />
              </Card>
            </Section>
          )}
          {moving > 0 && (
            <Section title="Make the moves">
              <Card>
                <p>
                  A plan for <DayText day={it.planDay} /> proposes them together; you adopt all of
                  it, or some.
                </p>
                <ActionButton
                  action={make}
                  input={{
                    on: it.planDay,
                    kinds: it.kind === 'all' || it.position ? undefined : it.kind,
                    anywhere: it.anywhere ? 'on' : undefined,
                  }}
                  kind="primary"
                  because={it.mayPlan.ok ? undefined : it.mayPlan.because}
                >
                  Make a plan
                </ActionButton>
              </Card>
            </Section>
          )}
        </>
      }
    >
      <SolvingFilters it={it} asked={params.on} />
      <TooMuchToSolve it={it} path="/staffing/empty" params={params} />
      {it.rows.map((row) => (
        <OnePosition
          key={row.id}
          row={row}
          on={it.on}
          today={it.today}
          exam={`/staffing/one-exam?${addressOf(it)}`}
        />
      ))}
      {!it.rows.length && !it.problem && (
        <Empty
          title={
            !it.one
              ? 'No position is empty'
              : it.one.open
                ? 'This position is filled'
                : 'This position is not open on that day'
          }
        >
          {it.one ? (
            <>
              <PlaceLink it={it.one} />
              {it.one.open
                ? ': someone who qualifies is in it on that day.'
                : ': choose a day on which it is.'}
            </>
          ) : (
            'Everyone in place qualifies. Try another day, or another kind of position.'
          )}
        </Empty>
      )}
      <Pager
        page={it.page}
        pages={it.pages}
        href={(page) => `/staffing/empty?${new URLSearchParams({ ...params, page: String(page) })}`}
        count={it.count}
        noun={it.count === 1 ? 'position' : 'positions'}
      />
      <Why label="How this is proven">
        Everyone is put where they serve best, most critical positions first. What is empty even
        then has a proof: the positions that ask for the same people, all people who qualify for any
        of them, and how many of these positions those people have room for. Nobody outside
        qualifies, so moving cannot help. With a site chosen it is the site’s positions and people;
        what they do elsewhere keeps its place.
      </Why>
    </Page>
  )
}
