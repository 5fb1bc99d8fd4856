import { ask } from '@/app/_web/ask'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { When } from '@/components/page/when'
import { seatsText } from '@/university/catalogue/rules'
import { teachingOffering } from '@/university/learning/queries/teaching-offering'
import { LabSignOffs, Requests } from './answers'
import { CancelOffering, Seats } from './forms'
import { Left, Queue, Roster } from './roster'
import { Sessions } from './sessions'

export default async function TeachingOfferingPage({
  params,
}: {
  params: Promise<{ offering: string }>
}) {
  const it = await ask(teachingOffering, await params)
  const { zone, now } = it.viewer
  return (
    <Page
      title={it.title}
      code={it.offering}
      facts={[it.taken === 1 ? 'one seat taken' : `${it.taken} seats taken`, seatsText(it)]
        .filter(Boolean)
        .join(' · ')}
      aside={
        <>
          <Section title="Offering">
            <Card>
              <Facts
                items={[
                  [
                    'Course',
                    <a key="c" href={`/courses/${it.course}`}>
                      {it.course}
                    </a>,
                  ],
                  [
                    'Begins',
                    it.startsAt ? (
                      <When key="s" at={it.startsAt} zone={zone} now={now} />
                    ) : (
                      'any time'
                    ),
                  ],
                  [
                    'Ends',
                    it.endsAt ? <When key="e" at={it.endsAt} zone={zone} now={now} /> : undefined,
                  ],
                  ['Approval', it.approval ? 'asked for' : 'not needed'],
                  [
                    'Taught by',
                    it.instructors.length
                      ? it.instructors.map((p) => (
                          <PersonName key={p.id} name={p.name} href={`/people/${p.id}`} />
                        ))
                      : undefined,
                  ],
                ]}
              />
            </Card>
          </Section>
          <Section title="Seats">
            <Seats offering={it.offeringId} seats={it.seats} verdict={it.mayRun} />
          </Section>
          {it.mayCancel.ok && (
            <Section title="Cancel">
              <CancelOffering
                offering={it.offeringId}
                people={it.taken + it.waiting + it.requests.length}
              />
            </Section>
          )}
        </>
      }
    >
      {it.cancelledAt && <Banner tone="bad">This offering was cancelled.</Banner>}
      {it.overbooked && (
        <Banner tone="due">
          Overbooked: {it.taken} people in {it.seats} seats. Nobody is removed; the next seats that
          free are not given on.
        </Banner>
      )}
      <Requests it={it} />
      <LabSignOffs it={it} />
      <Roster it={it} />
      <Queue it={it} />
      <Sessions it={it} />
      <Left it={it} />
    </Page>
  )
}
