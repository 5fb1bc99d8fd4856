import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { Code } from '@/components/page/code'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status, type Tone } from '@/components/page/status'
import { Tabs } from '@/components/page/tabs'
import { When } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { Progress } from '@/components/picture/progress'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { Following } from '@/components/team/following'
import { type FoundImport, importOf, sayChanges } from '@/university/exchange/queries/import-run'
import { performImport } from '../actions'

const words = {
  refused: 'Refused',
  repeated: 'Repeated',
  deactivate: 'Leaving',
  update: 'Changed',
  create: 'New',
  unchanged: 'Unchanged',
} as const
const tones: Record<keyof typeof words, Tone> = {
  create: 'good',
  update: 'info',
  unchanged: 'plain',
  deactivate: 'due',
  repeated: 'plain',
  refused: 'bad',
}
const figures = (n = 0) => n.toLocaleString('en-US')

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Import({ params, searchParams }: Props) {
  const it = await ask(importOf, { ...(await searchParams), ...(await params) })
  const { id, counts, progress } = it
  const running = progress && 'percent' in progress ? progress.percent : undefined
  const href = (verdict?: string, page = 1) =>
    `?${new URLSearchParams({ ...(verdict ? { verdict } : {}), ...(page > 1 ? { page: `${page}` } : {}) })}`
  const all = (counts.rows ?? 0) + (counts.deactivate ?? 0)
  const present = (Object.keys(words) as (keyof typeof words)[]).filter(
    (verdict) => counts[verdict],
  )
  return (
    <Page
      title={it.fileName}
      facts={
        <>
          {figures(counts.rows)} rows of {it.kind}, read by {it.by ?? 'the command line'},{' '}
          <When at={it.readAt} zone={it.zone} now={it.now} />
        </>
      }
      action={
        <ButtonLink href={`/imports/${id}/report${href(it.verdict)}`} download>
          Download report
        </ButtonLink>
      }
    >
      {running !== undefined && <Following seconds={1} />}
      <State it={it} running={running} />
      <Section
        title="Row by row"
        note={
          it.performedAt
            ? 'as it was performed'
            : 'as it would be done now, if nothing else changes before'
        }
      >
        <Tabs
          label="Verdicts"
          items={[
            { href: href(), label: `All ${figures(all)}`, current: !it.verdict },
            ...present.map((verdict) => ({
              href: href(verdict),
              label: `${words[verdict]} ${figures(counts[verdict])}`,
              current: it.verdict === verdict,
            })),
          ]}
        />
        <Table
          caption="Verdict on each row"
          columns={[{ head: 'Row' }, { head: 'Verdict' }, { head: 'Line', numeric: true }]}
          rows={it.verdicts.map(({ line, key, about, verdict, why, changes }, i) => ({
            key: i,
            cells: [
              <div key="k">
                {key ? <Code>{key}</Code> : '–'} {about}
              </div>,
              <div key="v">
                <Status tone={tones[verdict]}>{words[verdict]}</Status>
                {(why || changes) && (
                  <Because>{[why, sayChanges(changes)].filter(Boolean).join(' · ')}</Because>
                )}
              </div>,
              line || '–',
            ],
          }))}
          empty={<Empty title="No such row">Choose another verdict.</Empty>}
        />
        <Pager
          page={it.page}
          pages={it.pages}
          perPage={50}
          count={it.shown}
          noun="rows"
          href={(page) => href(it.verdict, page)}
        />
      </Section>
    </Page>
  )
}

/** What became of the file, or what can be done with it. */
function State({ it, running }: { it: FoundImport; running?: number }) {
  const { create = 0, update = 0, deactivate = 0, refused = 0, repeated = 0 } = it.counts
  const effect = [
    create && `${figures(create)} new`,
    update && `${figures(update)} changed`,
    deactivate && `${figures(deactivate)} leaving`,
  ].filter(Boolean)
  const left = refused + repeated
  const leftOut = left ? `${figures(left)} ${left === 1 ? 'row is' : 'rows are'} left out` : ''
  if (running !== undefined)
    return (
      <Banner tone="info">
        Being performed: {running} %. You can leave this page; the work goes on.{' '}
        <Progress value={running} max={100} label="Performed so far" />
      </Banner>
    )
  if (it.performedAt)
    return (
      <Banner tone="good">
        Performed <When at={it.performedAt} zone={it.zone} now={it.now} />.{' '}
        {effect.length ? `${effect.join(', ')}.` : 'Nothing had to change.'}
      </Banner>
    )
  return (
    <>
      {it.progress && 'failed' in it.progress && <Banner tone="bad">{it.progress.failed}</Banner>}
      <Section
        title="Import it"
        note={[effect.length ? effect.join(', ') : 'nothing would change', leftOut]
          .filter(Boolean)
          .join('; ')}
      >
        <Card>
          <Form
            action={performImport}
            submit="Perform"
            because={it.mayPerform.ok ? undefined : it.mayPerform.because}
          >
            <Hidden name="id" value={it.id} />
            {it.confirm && (
              <TextField
                name="confirm"
                type="number"
                label={`${it.confirm.because} To confirm, type ${it.confirm.leaving}`}
                hint="Check that the file is complete: whoever is missing from it cannot sign in from tomorrow."
                required
              />
            )}
            <p>All rows that are not refused are written together, or none is.</p>
          </Form>
        </Card>
      </Section>
    </>
  )
}
