import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Hidden, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { DayText } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { Table } from '@/components/table/table'
import { shortlist } from '@/university/staffing/search/queries/shortlist'
import { keep, unkeep } from '../actions'
import { Verdict } from '../verdict'

export default async function Shortlist() {
  const { rows } = await ask(shortlist, {})
  return (
    <Page
      title="Shortlist"
      facts="Whom you keep in mind, judged anew each day. Nobody else sees it."
      action={<ButtonLink href="/candidates">Find technicians</ButtonLink>}
    >
      <Table
        caption="People on your shortlist"
        columns={[
          { head: 'Technician' },
          { head: 'For' },
          { head: 'As of today, for the usual half year' },
          { head: 'Note' },
          { head: '' },
        ]}
        empty={
          <Empty
            title="Nobody is on your shortlist"
            action={<ButtonLink href="/candidates">Find technicians</ButtonLink>}
          >
            Shortlist someone in a search, for a position or in general.
          </Empty>
        }
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            <PersonName
              key="n"
              name={row.person.name}
              href={`/people/${row.person.id}`}
              detail={`${row.person.shift}s${row.person.site ? `, ${row.person.site}` : ''}; ${row.load === 0 ? 'free' : `${row.load} of ${row.capacity} ${row.capacity === 1 ? 'team' : 'teams'}`}`}
            />,
            row.position ? (
              <span key="f">
                <a href={`/teams/${row.position.code}`}>{row.position.customer}</a>,{' '}
                {row.position.title}
                {row.position.over && <Because>This position has ended.</Because>}
                {row.position.taken && <Because>{row.position.taken} is in it now.</Because>}
              </span>
            ) : (
              'in general'
            ),
            row.kind && row.verdict !== undefined ? (
              <Verdict key="v" kind={row.kind} because={row.verdict} />
            ) : null,
            <span key="t">
              {row.note}
              <Because>
                since <DayText day={row.since} />
              </Because>
              <Why label={row.note ? 'Change the note' : 'Add a note'}>
                <Form
                  action={keep}
                  submit="Keep"
                  kind="plain"
                  size="small"
                  compact
                  label={`Keep the note on ${row.person.name}`}
                >
                  <Hidden name="person" value={row.person.id} />
                  {row.position && <Hidden name="position" value={row.position.id} />}
                  <TextField name="note" label="Note" value={row.note} maxLength={300} />
                </Form>
              </Why>
            </span>,
            <span key="a">
              {row.position && !row.position.over && (
                <ButtonLink
                  size="small"
                  href={`/candidates?${new URLSearchParams({ position: String(row.position.id), name: row.person.name })}`}
                  label={`Place ${row.person.name} with ${row.position.customer}`}
                >
                  Place
                </ButtonLink>
              )}
              <ActionButton
                action={unkeep}
                input={{ id: row.id }}
                kind="quiet"
                size="small"
                label={`Take ${row.person.name} off the shortlist`}
              >
                Take off
              </ActionButton>
            </span>,
          ],
        }))}
      />
    </Page>
  )
}
