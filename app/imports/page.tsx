import { ask } from '@/app/_web/ask'
import { FileField, SelectField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { Code } from '@/components/page/code'
import { Empty } from '@/components/page/empty'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { Pager } from '@/components/table/pager'
import { imports } from '@/university/exchange/queries/imports'
import { readImport } from './actions'

const kinds = [
  { value: 'people', label: 'People, from the HR system' },
  { value: 'holdings', label: 'Holdings: outside certifications' },
  { value: 'positions', label: 'Positions of customer teams' },
]

const modes = [
  { value: 'newer', label: 'Whoever earned them: the newest decides' },
  { value: 'uncertified', label: 'Only who is not certified today' },
  { value: 'history', label: 'Nobody: record them as history' },
]

export default async function Imports({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { runs, total, page, pages, mayImport, zone, now, refused, columns, most } = await ask(
    imports,
    await searchParams,
  )
  return (
    <Page
      title="Imports"
      facts="The company's own files: people, holdings, positions. Nothing changes before you have seen what would."
    >
      {refused && <Banner tone="bad">{refused}</Banner>}
      <Section title="Read a file" note="first people, then holdings and positions">
        <Card>
          <Form
            action={readImport}
            submit="Read the file"
            because={mayImport.ok ? undefined : mayImport.because}
          >
            <SelectField name="kind" label="What it holds" options={kinds} />
            <SelectField
              name="mode"
              label="Whom holdings may certify"
              options={modes}
              hint="For a file of holdings only"
            />
            <FileField
              name="file"
              label="File"
              accept=".csv,text/csv"
              hint="CSV in UTF-8, at most 20 MB"
              most={most}
              tooLarge="This file is larger than 20 MB. Split it, or check that it is the right one."
              required
            />
          </Form>
          <Why label="Which columns?">
            <Facts
              items={Object.entries(columns).map(([kind, names]) => [
                kind,
                names.map((name) => (
                  <span key={name}>
                    <Code>{name}</Code>{' '}
                  </span>
                )),
              ])}
            />
          </Why>
        </Card>
      </Section>
      <Section title="Files read so far">
        {runs.length ? (
          <>
            <List>
              {runs.map((run) => (
                <Row
                  key={run.id}
                  href={`/imports/${run.id}`}
                  title={run.fileName}
                  detail={
                    <>
                      {(run.counts.rows ?? 0).toLocaleString('en-US')} rows of {run.kind}, read by{' '}
                      {run.by ?? 'the command line'}, <When at={run.readAt} zone={zone} now={now} />
                    </>
                  }
                  status={
                    run.performedAt ? (
                      <Status tone="good">Performed</Status>
                    ) : (
                      <Status tone="info">Not performed</Status>
                    )
                  }
                />
              ))}
            </List>
            <Pager
              page={page}
              pages={pages}
              count={total}
              noun={total === 1 ? 'file' : 'files'}
              href={(n) => `?page=${n}`}
            />
          </>
        ) : (
          <Empty title="No file was read yet">
            Choose one above. You see a verdict for every row before anything is changed.
          </Empty>
        )}
      </Section>
    </Page>
  )
}
