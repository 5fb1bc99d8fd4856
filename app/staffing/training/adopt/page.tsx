import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Hidden, TextArea } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Cell } from '@/components/table/cell'
import { Table } from '@/components/table/table'
import { previewTraining } from '@/university/staffing/training/queries/adoption'
import { adopt } from '../actions'

const words = { new: 'New', kept: 'Kept', not: 'Not done' } as const
const tones = { new: 'good', kept: 'info', not: 'due' } as const

export default async function Adopt({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const params = await searchParams
  const it = await ask(previewTraining, params)
  const rows = [
    ...it.rows.map((row) => ({
      ...row,
      name: 'line',
      what: (
        <Cell
          key="w"
          title={`${row.person} must hold ${row.short}`}
          detail="A requirement to hold"
        />
      ),
    })),
    ...it.drafts.map((row) => ({
      ...row,
      name: 'draft',
      what: (
        <Cell
          key="w"
          title={row.title}
          code={row.code}
          detail={
            <>
              A draft of an offering: {row.mode}, {row.seats} seats,{' '}
              <DayText day={row.startsOn} short /> to <DayText day={row.endsOn} short />
            </>
          }
        />
      ),
    })),
  ]
  const back = `/staffing/training?${new URLSearchParams(Object.entries({ on: it.on, kind: params.kind ?? '', site: params.site ?? '', team: params.team ?? '', anywhere: params.anywhere ?? '' }).filter(([, value]) => value))}`
  return (
    <Page
      title="Adopt training"
      facts={
        <>
          Needed on <DayText day={it.on} today={it.today} />. Nothing is done before you say so, and
          then all of it at once.
        </>
      }
      action={<ButtonLink href={back}>Back to the plan</ButtonLink>}
    >
      {it.unread > 0 && (
        <Banner tone="due">
          {it.unread === 1
            ? 'One ticked line names nobody or nothing here.'
            : `${it.unread} ticked lines name nobody or nothing here.`}
        </Banner>
      )}
      <Section title="Line by line">
        <Table
          caption="What each ticked line would do"
          columns={[{ head: 'What' }, { head: 'State' }, { head: 'Why' }]}
          empty={
            <Empty
              title="Nothing is ticked"
              action={<ButtonLink href={back}>Choose lines</ButtonLink>}
            >
              Tick who is to be certified and which offerings are to be asked for.
            </Empty>
          }
          rows={rows.map((row) => ({
            key: row.key,
            cells: [
              row.what,
              <Status key="s" tone={tones[row.state]}>
                {words[row.state]}
              </Status>,
              row.because,
            ],
          }))}
        />
      </Section>
      {rows.length > 0 && (
        <Card>
          <Form
            action={adopt}
            submit="Adopt it"
            because={it.mayAdopt.ok ? undefined : it.mayAdopt.because}
          >
            <Hidden name="on" value={it.on} />
            {rows.map((row) => (
              <Hidden key={row.key} name={`${row.name}[]`} value={row.key} />
            ))}
            <TextArea
              name="because"
              label="Why"
              hint="Everyone it means reads it."
              rows={2}
              required
              maxLength={500}
            />
          </Form>
        </Card>
      )}
    </Page>
  )
}
