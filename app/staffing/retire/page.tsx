import { ask } from '@/app/_web/ask'
import { DayAsked } from '@/components/form/day-asked'
import { DateField, SelectField } from '@/components/form/fields'
import { Banner } from '@/components/page/banner'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Because, Why } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { retire } from '@/university/staffing/coverage/queries/retirement'
import { Under } from './under'

export default async function Retire({ searchParams }: { searchParams: Promise<{ on?: string }> }) {
  const given = await searchParams
  const it = await ask(retire, given)
  const { exam, certification } = it.asked
  const address = (more: Record<string, string>) =>
    `?${new URLSearchParams(Object.entries({ exam, certification, on: it.on, ...more }).filter(([, value]) => value))}`
  const what = it.subject && (it.subject.exam ?? it.subject.short)
  return (
    <Page
      title={
        what
          ? `If ${what} ${it.subject?.exam ? 'retires' : 'counts no more'}`
          : 'If this exam retires'
      }
      facts={
        what
          ? `With ${dayText(it.on)} as the last day. Nothing is changed by asking.`
          : 'Whom it touches: holders, bookings, people on the way, positions, and when teams lose cover.'
      }
    >
      <Filters submit="Show whom it touches">
        <SelectField
          name="exam"
          label="Exam that retires"
          value={exam}
          options={[
            { value: '', label: 'None' },
            ...it.exams.map((one) => ({ value: one.code, label: `${one.code} (${one.short})` })),
          ]}
        />
        <SelectField
          name="certification"
          label="or certification that ends"
          value={exam ? '' : certification}
          options={[
            { value: '', label: 'None' },
            ...it.certifications.map((one) => ({ value: one.slug, label: one.short })),
          ]}
        />
        <DateField name="on" label="Last day" value={it.on} min={it.today} />
      </Filters>
      <DayAsked on={given.on} shown={it.on} />
      {it.unknown && (
        <Banner tone="bad">No exam or certification has that name. Choose one of the list.</Banner>
      )}
      {it.subject ? (
        <>
          <Under it={it} />
          <Section
            title="Holders"
            note={`${it.count.toLocaleString('en')} count today`}
            link={{
              href: `/api/v1/if-it-retires${address({ whole: '1', format: 'csv' })}`,
              label: 'CSV',
            }}
          >
            <Table
              caption="Who holds it, and what it means for them"
              columns={[
                { head: 'Person' },
                { head: 'Valid until' },
                { head: 'What it means' },
                { head: 'Serves by it' },
              ]}
              rows={it.rows.map((row) => ({
                key: row.holdingId,
                cells: [
                  <PersonName key="p" name={row.person} href={`/people/${row.personId}`} />,
                  <span key="u">
                    {row.validUntil ? dayText(row.validUntil, true) : 'No end known'}
                    {row.examCode && <Because>by {row.examCode}</Because>}
                  </span>,
                  <Meaning key="m" it={it} row={row} />,
                  row.teams.join(', ') || 'No team',
                ],
              }))}
              empty={<Empty title="Nobody holds it today">So nobody has to renew.</Empty>}
            />
            <Pager
              page={it.page}
              pages={it.pages}
              perPage={it.perPage}
              count={it.count}
              noun={it.count === 1 ? 'holder' : 'holders'}
              href={(page) => `/staffing/retire${address({ page: String(page) })}`}
            />
          </Section>
        </>
      ) : (
        <Empty title="Choose an exam or a certification">
          Those are listed that some position asks for. The day is the last on which it can be sat,
          or counts.
        </Empty>
      )}
      <Why label="What is assumed">
        A retired exam takes nothing from its holders: their certification ends on its own day, and
        after the last day it is not renewed by that exam. A certification that counts no more stops
        counting for everyone on the day after. In both cases nobody acts meanwhile.
      </Why>
    </Page>
  )
}

type It = Awaited<
  ReturnType<typeof ask<unknown, NonNullable<Awaited<ReturnType<typeof retire.answer>>>>>
>

function Meaning({ it, row }: { it: It; row: It['rows'][number] }) {
  if (row.validUntil === null && it.subject?.exam) return <Status tone="good">Keeps it</Status>
  if (!it.subject?.exam)
    return row.endsBefore ? (
      <Status tone="plain">Ends before</Status>
    ) : (
      <Status tone="bad">Counts to {dayText(it.on, true)}</Status>
    )
  if (row.endsBefore)
    return <Status tone="due">Must renew by it by {dayText(row.validUntil ?? it.on, true)}</Status>
  return it.subject.others.length > 0 ? (
    <Status tone="info">Renews by {it.subject.others.join(' or ')}</Status>
  ) : (
    <Status tone="bad">Must sit it by {dayText(it.on, true)}, or another way</Status>
  )
}
