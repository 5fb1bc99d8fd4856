import { ask } from '@/app/_web/ask'
import { Hidden, SelectField } from '@/components/form/fields'
import { Empty } from '@/components/page/empty'
import { NotKnown } from '@/components/page/not-known'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Tabs } from '@/components/page/tabs'
import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { exceptions } from '@/university/staffing/placement/queries/exceptions'
import { Next } from './next'

export default async function Exceptions({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(exceptions, await searchParams)
  const { gone, team, signer } = it.asked
  const address = (more: Record<string, string>) =>
    `?${new URLSearchParams(Object.entries({ ended: it.ended ? '1' : '', gone: gone ? '1' : '', team, signer: signer ? String(signer) : '', ...more }).filter(([, value]) => value))}`
  return (
    <Page
      title="Exceptions"
      facts="People in a position without the certifications it asks for: why, who signed, until when. Each ends by itself."
    >
      <Tabs
        items={[
          {
            href: `/exceptions${address({ ended: '', gone: '' })}`,
            label: 'In force',
            current: !it.ended && !gone,
          },
          {
            href: `/exceptions${address({ ended: '', gone: '1' })}`,
            label: 'Reason is gone',
            current: gone && !it.ended,
          },
          {
            href: `/exceptions${address({ ended: '1', gone: '' })}`,
            label: 'Ended',
            current: it.ended,
          },
        ]}
      />
      <Filters>
        {it.ended && <Hidden name="ended" value="1" />}
        {gone && <Hidden name="gone" value="1" />}
        <SelectField
          name="team"
          label="Team"
          value={team}
          options={[
            { value: '', label: 'Every team' },
            ...it.teams.map((one) => ({ value: one.code, label: one.customer })),
          ]}
        />
        <SelectField
          name="signer"
          label="Signed by"
          value={signer ?? ''}
          options={[
            { value: '', label: 'Anyone' },
            ...it.signers.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
      </Filters>
      <Section
        title={
          it.ended ? 'Ended' : gone ? 'In force, though the person qualified meanwhile' : 'In force'
        }
        link={{ href: `/api/v1/exceptions${address({ whole: '1', format: 'csv' })}`, label: 'CSV' }}
      >
        <Table
          caption={it.ended ? 'Exceptions that ended' : 'Exceptions in force'}
          columns={[
            { head: 'Person' },
            { head: 'Team and position' },
            { head: 'Why' },
            { head: 'Signed by', named: true },
            { head: 'Ends' },
            { head: 'What to do' },
          ]}
          rows={it.rows.map((row) => ({
            key: row.id,
            cells: [
              <PersonName key="p" name={row.person} href={`/people/${row.personId}`} />,
              <span key="t">
                <a href={`/teams/${row.code}`}>{row.customer}</a>
                <Because>
                  <a href={`/teams/${row.code}/positions/${row.positionId}`}>{row.position}</a>
                </Because>
              </span>,
              <span key="r">
                {row.reason}
                {row.gone && (
                  <Because>
                    <Status tone="good">Qualified meanwhile</Status>
                  </Because>
                )}
              </span>,
              row.approver,
              <span key="e">
                <Status tone={it.ended ? 'plain' : row.daysLeft <= 14 ? 'due' : 'info'}>
                  {it.ended
                    ? 'Ended'
                    : row.to
                      ? 'To come'
                      : row.daysLeft === 0
                        ? 'Last day'
                        : `${row.daysLeft} ${row.daysLeft === 1 ? 'day' : 'days'} left`}
                </Status>
                <Because>
                  {it.ended ? 'ended ' : 'ends '}
                  <DayText day={row.until} />, {row.to ? 'from' : 'since'}{' '}
                  <DayText day={row.from} short />
                </Because>
              </span>,
              <Next key="n" it={row} ended={it.ended} everyone={it.everyone} />,
            ],
          }))}
          empty={
            it.problem ? (
              <NotKnown problem={it.problem} all="/exceptions" />
            ) : (
              <Empty
                title={
                  it.ended
                    ? 'No exception has ended'
                    : gone
                      ? 'Every exception is still needed'
                      : 'No exception is in force'
                }
              >
                {it.ended
                  ? 'Exceptions in force are beside.'
                  : 'Everyone in a position holds what it asks for, or the gap shows under Coverage.'}
              </Empty>
            )
          }
        />
        <Pager
          page={it.page}
          pages={it.pages}
          href={(page) => `/exceptions${address({ page: String(page) })}`}
          count={it.count}
          noun={it.count === 1 ? 'exception' : 'exceptions'}
        />
      </Section>
    </Page>
  )
}
