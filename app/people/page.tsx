import { ask } from '@/app/_web/ask'
import { CheckField, SelectField, TextField } from '@/components/form/fields'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { people } from '@/university/people/queries/people'

const columns = [{ head: 'Name' }, { head: 'Job title' }, { head: 'Site' }, { head: 'Teams' }]

export default async function People({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const { rows, count, pages, sites, roles, seesLeavers, asked } = await ask(
    people,
    await searchParams,
  )
  const { q, site, role, left, page } = asked
  const href = (to: number) =>
    `/people?${new URLSearchParams({ q, site, role, ...(left ? { left: 'on' } : {}), page: String(to) })}`
  const any = (label: string, values: readonly string[]) => [
    { value: '', label },
    ...values.map((value) => ({ value, label: value })),
  ]
  return (
    <Page title="People" facts={`${count.toLocaleString('en-US')} found`}>
      <Filters>
        <TextField name="q" label="Name, title or employee id" type="search" value={q} />
        <SelectField name="site" label="Site" options={any('Any site', sites)} value={site} />
        <SelectField name="role" label="Role" options={any('Any role', roles)} value={role} />
        {seesLeavers && <CheckField name="left" label="Also those who left" value={left} />}
      </Filters>
      <Table
        caption="People"
        columns={columns}
        rows={rows.map((it) => ({
          key: it.id,
          cells: [
            <PersonName
              key="name"
              name={it.name}
              href={`/people/${it.id}`}
              detail={it.leftOn && seesLeavers ? `last day ${dayText(it.leftOn, true)}` : undefined}
            />,
            it.jobTitle,
            it.site,
            it.teams,
          ],
        }))}
        empty={<Empty title="Nobody matches">Try fewer words, or another site.</Empty>}
      />
      <Pager page={page} pages={pages} href={href} count={count} noun="people" perPage={50} />
    </Page>
  )
}
