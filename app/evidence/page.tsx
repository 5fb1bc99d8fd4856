import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Tabs } from '@/components/page/tabs'
import { DayText, When } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { Cell } from '@/components/table/cell'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { evidenceToCheck } from '@/university/certification/evidence/queries/evidence-to-check'
import { evidenceWaiting } from '@/university/certification/evidence/queries/evidence-waiting'
import { methodText } from '@/university/certification/evidence/rules/evidence'
import { CheckForm } from './check'

const views = {
  again: {
    label: 'Look again',
    facts: 'Checked before, and due for another look by the date set then.',
    empty: 'Nothing is due for another look',
    more: 'The dates are set when a certificate is checked.',
  },
  unconfirmed: {
    label: 'Not confirmed',
    facts:
      'The last check did not confirm these, and they still count. Suspend or revoke them, or check again.',
    empty: 'Every check was confirmed, or decided upon',
    more: 'What a check does not confirm waits here until someone decides.',
  },
  file: {
    label: 'Only a file',
    facts: 'These rest on a file somebody brought and nobody ever checked with the issuer.',
    empty: 'Nothing rests on a file alone',
    more: 'Every certificate that was brought and counts was confirmed by its issuer.',
  },
  imports: {
    label: 'Imported, never checked',
    facts: 'Taken from the company’s file as they came; nobody ever asked the issuer.',
    empty: 'Every import was checked',
    more: 'Certificates from a file appear here until someone asks the issuer.',
  },
} as const

export default async function Evidence({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const query = await searchParams
  const it = await ask(evidenceToCheck, query)
  const isWaiting = !query.view
  const tabs = [
    { href: '/evidence', label: `Waiting: ${it.counts.waiting}`, current: isWaiting },
    ...(['again', 'unconfirmed', 'file', 'imports'] as const).map((view) => ({
      href: `/evidence?view=${view}`,
      label: `${views[view].label}: ${it.counts[view]}`,
      current: !isWaiting && it.view === view,
    })),
  ]
  return (
    <Page
      title="Evidence"
      facts={
        isWaiting
          ? 'Certificates people earned outside and brought. They count once someone else has verified them.'
          : views[it.view].facts
      }
    >
      <Tabs items={tabs} />
      {isWaiting ? <Waiting /> : <ToCheck it={it} />}
    </Page>
  )
}

async function Waiting() {
  const { rows, zone, now } = await ask(evidenceWaiting, {})
  return (
    <Table
      caption="Certificates waiting for a verifier, oldest first"
      columns={[
        { head: 'Certificate' },
        { head: 'Brought by' },
        { head: 'Earned', named: true },
        { head: 'Brought', hideOnPhone: true },
        { head: '' },
      ]}
      empty={
        <Empty title="Nothing waits for verification">
          What people bring from outside appears here, oldest first.
        </Empty>
      }
      rows={rows.map((it) => ({
        key: it.id,
        cells: [
          <Cell
            key="what"
            title={it.short}
            code={it.examCode ?? undefined}
            href={`/evidence/${it.id}`}
            detail={`${it.issuer} ${it.kind === 'renewal' ? 'renewal' : 'certificate'} ${it.number}, ${[it.fileName && 'a file', it.link && 'a link'].filter(Boolean).join(' and ') || 'by number'}`}
          />,
          <PersonName key="who" name={it.name} href={`/people/${it.personId}`} />,
          <DayText key="on" day={it.earnedOn} short />,
          <When key="at" at={it.submittedAt ?? 0} zone={zone} now={now} />,
          <ButtonLink
            key="do"
            href={`/evidence/${it.id}`}
            size="small"
            label={`Check: ${it.short} of ${it.name}`}
          >
            Check
          </ButtonLink>,
        ],
      }))}
    />
  )
}

type Listed = Awaited<
  ReturnType<typeof ask<unknown, Awaited<ReturnType<typeof evidenceToCheck.answer>> & object>>
>

function ToCheck({ it }: { it: Listed }) {
  const { view, rows, page, pages, count, today } = it
  return (
    <>
      <Table
        caption={views[view].label}
        columns={[
          { head: 'Certificate' },
          { head: 'Holder' },
          { head: 'Last check' },
          { head: '' },
        ]}
        empty={<Empty title={views[view].empty}>{views[view].more}</Empty>}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            <Cell
              key="what"
              title={row.short}
              code={row.examCode ?? undefined}
              href={row.evidenceId ? `/evidence/${row.evidenceId}` : `/holdings/${row.holdingId}`}
              detail={
                <>
                  {row.issuer}
                  {row.number && ` certificate ${row.number}`}, earned{' '}
                  <DayText day={row.issuedOn} short />
                </>
              }
            />,
            <PersonName
              key="who"
              name={row.name}
              href={`/people/${row.personId}`}
              detail={row.jobTitle}
            />,
            <Last key="last" row={row} today={today} />,
            <CheckNow key="do" row={row} view={view} today={today} />,
          ],
        }))}
      />
      <Pager
        page={page}
        pages={pages}
        href={(n) => `/evidence?view=${view}&page=${n}`}
        count={count}
        noun={count === 1 ? 'certificate' : 'certificates'}
      />
    </>
  )
}

type Row = Listed['rows'][number]
function Last({ row, today }: { row: Row; today: string }) {
  if (!row.lastOn) return <>Never</>
  return (
    <>
      <DayText day={row.lastOn} short />
      <Because>
        {methodText[row.lastMethod as keyof typeof methodText]}: {row.lastNote}
        {row.nextOn && (
          <>
            {' '}
            Look again <DayText day={row.nextOn} today={today} short />.
          </>
        )}
      </Because>
    </>
  )
}

function CheckNow({ row, view, today }: { row: Row; view: string; today: string }) {
  return (
    <>
      {view === 'unconfirmed' && (
        <ButtonLink
          href={`/holdings/${row.holdingId}`}
          size="small"
          label={`Suspend or revoke: ${row.short} of ${row.name}`}
        >
          Suspend or revoke
        </ButtonLink>
      )}
      <Why label="Check now">
        {row.lookUp && (
          <a href={row.lookUp} rel="noopener noreferrer">
            The issuer’s look-up
          </a>
        )}
        <CheckForm
          award={row.id}
          hasFile={row.fileName !== null}
          today={today}
          mayCheck={row.mayCheck}
        />
      </Why>
    </>
  )
}
