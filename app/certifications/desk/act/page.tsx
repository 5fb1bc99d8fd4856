import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { DateField, Hidden, TextArea } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Figure } from '@/components/page/figure'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Standing } from '@/components/table/cell'
import { Filters } from '@/components/table/filters'
import { Table } from '@/components/table/table'
import { bulkPreview } from '@/university/desk/queries/bulk'
import { awardAll, requireAll, revokeAll } from '../actions'

type It = Awaited<
  ReturnType<typeof ask<unknown, NonNullable<Awaited<ReturnType<typeof bulkPreview.answer>>>>>
>
const words = {
  renew: {
    title: 'Require renewal of many',
    act: requireAll,
    does: 'Require renewal of',
    none: 'No renewal can be required here',
  },
  award: {
    title: 'Award many by hand',
    act: awardAll,
    does: 'Award',
    none: 'Nothing can be awarded here',
  },
  revoke: {
    title: 'Revoke many',
    act: revokeAll,
    does: 'Revoke',
    none: 'Nothing can be revoked here',
  },
}

export default async function Act({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  const query = await searchParams
  const it = await ask(bulkPreview, query)
  const { title } = words[it.act]
  const back = `/certifications/desk?${new URLSearchParams(Object.entries(it.asked).filter(([, value]) => value))}`
  if (!it.rows.length)
    return (
      <Page title={title}>
        <Empty
          title="Nothing is chosen"
          action={<ButtonLink href={back}>Back to the desk</ButtonLink>}
        >
          Tick the rows that are meant, then choose what to do with them.
        </Empty>
      </Page>
    )
  return (
    <Page
      title={title}
      facts="Nothing has happened yet. Look through the rows, then confirm."
      action={<ButtonLink href={back}>Back to the desk</ButtonLink>}
      aside={<Confirm it={it} />}
    >
      {it.tooMany && (
        <Banner tone="due">
          These are the first {it.atMost} of those that match: one act takes no more, so that each
          can still be looked at. Do these, then the next.
        </Banner>
      )}
      {it.act === 'renew' && (
        <Filters label="When it is due" submit="Look again">
          {Object.entries(query).flatMap(([name, value]) =>
            name === 'dueOn'
              ? []
              : [value].flat().map((one) => <Hidden key={name + one} name={name} value={one} />),
          )}
          <DateField
            name="dueOn"
            label="Due on (empty: each on the day before its end)"
            value={it.dueOn}
            min={it.today}
          />
        </Filters>
      )}
      {(it.setsOff.places.length > 0 || it.setsOff.dependents.length > 0) && <SetsOff it={it} />}
      <Section title="Row by row" note={`${it.yes} of ${it.rows.length} can be done`}>
        <Table
          caption="What the act would do, row by row"
          columns={[
            { head: 'Person' },
            { head: 'Certification' },
            { head: 'Now' },
            { head: 'What would happen' },
          ]}
          rows={it.rows.map((row) => ({
            key: row.holdingId,
            cells: [
              <PersonName key="person" name={row.name} href={`/people/${row.personId}`} />,
              <a key="what" href={`/holdings/${row.holdingId}`}>
                {row.short}
              </a>,
              <Standing key="now" tone={row.tone} word={row.label}>
                {row.because}
              </Standing>,
              row.verdict.ok ? (
                <Status key="yes" tone="good">
                  {row.due ? (
                    <DueBy day={row.due} />
                  ) : it.act === 'award' ? (
                    'Awarded from today'
                  ) : (
                    'Revoked from today'
                  )}
                </Status>
              ) : (
                <Standing key="no" tone="plain" word="Left as it is">
                  {row.verdict.because}
                </Standing>
              ),
            ],
          }))}
        />
      </Section>
    </Page>
  )
}

/** How many would be done and why the others not, and the one form that does it. */
function Confirm({ it }: { it: It }) {
  const { act, does, none } = words[it.act]
  return (
    <>
      <Section title="What would happen">
        <Card>
          <Figure value={it.yes} tone={it.yes ? 'good' : 'plain'} label="would be done" />
          {it.no.map((one) => (
            <Figure key={one.because} value={one.count} small label={one.because} />
          ))}
        </Card>
      </Section>
      <Section title="Confirm">
        <Card>
          <Form action={act} submit={`${does} ${it.yes}`} because={it.yes ? undefined : `${none}.`}>
            <Hidden name="seen" value={it.seen} />
            {it.act === 'renew' && it.dueOn && <Hidden name="dueOn" value={it.dueOn} />}
            <TextArea
              name="because"
              label="Why"
              required
              rows={3}
              maxLength={500}
              hint="Kept with each of them, and told to who is concerned."
            />
          </Form>
          <p>
            Only the rows as they are shown here are touched. What someone changes meanwhile is left
            and reported.
          </p>
        </Card>
      </Section>
    </>
  )
}

const DueBy = ({ day }: { day: string }) => (
  <>
    Due by <DayText day={day} short />
  </>
)

/** What a revocation brings with it, in numbers and by name, before it is confirmed. */
function SetsOff({ it: { setsOff } }: { it: It }) {
  return (
    <Section
      title="What follows from it"
      note={`${setsOff.places.length} ${setsOff.places.length === 1 ? 'place loses' : 'places lose'} cover, ${setsOff.dependents.length} held that build on it`}
    >
      <Table
        caption="Placements that lose their cover and certifications that lose a requirement"
        columns={[{ head: 'Person' }, { head: 'What' }, { head: 'Loses' }]}
        rows={[
          ...setsOff.places.map((one) => ({
            key: `p${one.personId}${one.code}${one.position}`,
            cells: [
              one.person,
              <span key="where">
                {one.position}, <a href={`/teams/${one.code}`}>{one.customer}</a>
              </span>,
              <Standing
                key="loses"
                tone={one.excepted ? 'info' : 'bad'}
                word={one.excepted ? 'Covered by an exception' : 'No longer certified for it'}
              >
                {one.certification}, from <DayText day={one.from} />
              </Standing>,
            ],
          })),
          ...setsOff.dependents.map((one) => ({
            key: `d${one.holdingId}`,
            cells: [
              one.person,
              <a key="what" href={`/holdings/${one.holdingId}`}>
                {one.short}
              </a>,
              <Standing key="loses" tone="due" word="Stays, on less">
                It was earned on {one.needs}; renewing it asks for that again
              </Standing>,
            ],
          })),
        ]}
      />
    </Section>
  )
}
