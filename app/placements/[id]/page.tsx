import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { placementPage } from '@/university/staffing/placement/queries/placement'
import { Acts } from './acts'
import { Checklist } from './checklist'
import { Done } from './done'
import { Exceptions } from './exceptions'

export default async function Placement({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Promise<{ done?: string }>
}) {
  const it = await ask(placementPage, {
    placement: (await params).id,
    done: (await searchParams).done,
  })
  return (
    <Page
      title={it.name}
      about={`${it.title}, ${it.customer}`}
      facts={
        <>
          {it.kind === 'shadow' && 'Shadow beside '}
          <a href={`/teams/${it.code}/positions/${it.positionId}`}>{it.title}</a> with{' '}
          <a href={`/teams/${it.code}`}>{it.customer}</a>, <DayText day={it.from} short />{' '}
          {it.until ? 'to ' : 'on, without an end'}
          {it.until && <DayText day={it.until} short />}
          {it.percent && `, ${it.percent} % of working time`}
        </>
      }
      action={
        it.mayMove.ok && (
          <ButtonLink kind="primary" href={`/placements/${it.id}/move`}>
            What breaks if they move
          </ButtonLink>
        )
      }
      aside={
        <>
          <Section title="The placement">
            <Card>
              <Facts
                items={[
                  [
                    'Person',
                    <a key="p" href={`/people/${it.personId}`}>{`${it.name}, ${it.jobTitle}`}</a>,
                  ],
                  [
                    'Kind',
                    it.kind === 'shadow'
                      ? 'Shadow: supervised, does not count as coverage'
                      : 'Full',
                  ],
                  ['Shift, site', `${it.shift ? `${it.shift}s` : 'any shift'}, ${it.site}`],
                  [
                    'The position changes',
                    it.termsChange ? (
                      <a key="c" href={`/teams/${it.code}/positions/${it.positionId}`}>
                        from <DayText day={it.termsChange} short />
                      </a>
                    ) : undefined,
                  ],
                  [
                    'Working time',
                    it.percent ? `${it.percent} %` : 'Not agreed: counts as one team',
                  ],
                  ['Asks for', it.requires.length ? it.requires.join(' and ') : 'No certification'],
                  ['Placed by', it.placedBy ?? 'The university'],
                  ['Why', it.because || undefined],
                  [
                    'Ended by',
                    it.endedBecause
                      ? `${it.endedBy ?? 'The university'}: ${it.endedBecause}`
                      : undefined,
                  ],
                ]}
              />
            </Card>
          </Section>
          {it.chain.length > 1 && (
            <Section title="Before and after">
              <List>
                {it.chain.map((one) => (
                  <Row
                    key={one.id}
                    title={one.title}
                    href={one.isThis ? undefined : `/placements/${one.id}`}
                    detail={
                      <>
                        {one.customer}
                        {one.kind === 'shadow' && ', shadow'}, <DayText day={one.from} short />
                        {one.until && ' to '}
                        {one.until && <DayText day={one.until} short />}
                      </>
                    }
                    status={one.isThis && <Status tone="info">This one</Status>}
                  />
                ))}
              </List>
            </Section>
          )}
        </>
      }
    >
      <Done it={it} />
      {it.leaves && (
        <Banner tone={it.left ? 'bad' : 'due'}>
          {it.left ? 'They left the company on ' : 'They leave the company on '}
          <DayText day={it.leaves} today={it.today} />. From the day after, this placement counts
          for nothing: the position is empty, and coverage says so.{' '}
          {it.mayEnd.ok && (
            <a href={`/placements/${it.id}/end?on=${it.leaves}`}>
              See what that opens, and the smallest repair
            </a>
          )}
        </Banner>
      )}
      <Section
        title="Standing"
        note={it.over ? 'on its last day' : it.from > it.today ? 'on its first day' : 'today'}
      >
        <Card>
          <Status tone={it.standing.tone}>{it.standing.word}</Status>{' '}
          {it.standing.because && <Because>{it.standing.because}</Because>}
        </Card>
      </Section>
      {it.checklist.length > 0 && <Checklist it={it} />}
      <Exceptions it={it} />
      {it.renewals.length > 0 && (
        <Section title="Asked of them because of this placement">
          <List>
            {it.renewals.map((one) => (
              <Row
                key={one.certification + one.dueOn}
                title={one.certification}
                href={`/certifications/${one.slug}`}
                detail={
                  <>
                    Renew by {one.dueOn && <DayText day={one.dueOn} today={it.today} />}
                    {one.endedBecause && `. No more: ${one.endedBecause}`}
                  </>
                }
              />
            ))}
          </List>
        </Section>
      )}
      {it.shadows.length > 0 && (
        <Section title="Beside them">
          <List>
            {it.shadows.map((one) => (
              <Row key={one.id} title={one.name} href={`/placements/${one.id}`} detail="Shadow" />
            ))}
          </List>
        </Section>
      )}
      <Acts it={it} />
    </Page>
  )
}
