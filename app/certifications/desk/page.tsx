import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Hidden, SelectField, TextField } from '@/components/form/fields'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Tabs } from '@/components/page/tabs'
import { Cell, Standing } from '@/components/table/cell'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Selection, Tick } from '@/components/table/selection'
import { Table } from '@/components/table/table'
import { desk } from '@/university/desk/queries/desk'
import { actLabels, tabLabels } from '@/university/desk/rules/desk'

export default async function Desk({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const it = await ask(desk, await searchParams)
  const { tab, q, certification, site, team, manager, sort, desc } = it.asked
  const narrowed = { q, certification, site, team, manager }
  const address = (more: Record<string, string>) => {
    const all = {
      tab,
      ...narrowed,
      sort: sort === 'until' ? '' : sort,
      desc: desc ? 'on' : '',
      ...more,
    }
    return `/certifications/desk?${new URLSearchParams(Object.entries(all).filter(([, value]) => value))}`
  }
  const file = new URLSearchParams(
    Object.entries({
      tab,
      ...narrowed,
      sort,
      desc: desc ? 'on' : '',
      whole: 'on',
      format: 'csv',
    }).filter(([, value]) => value),
  )
  const picks = it.acts.length > 0
  return (
    <Page
      title="Registrar’s desk"
      facts="Whose certification ends or ended, what waits, and the next step of each."
      action={
        <>
          <ButtonLink href="/certifications/register">Who was certified on a day</ButtonLink>
          <ButtonLink href="/certifications/audit">For an auditor</ButtonLink>
          {it.count > 0 && (
            <ButtonLink href={`/api/v1/desk?${file}`} download>
              Save as CSV
            </ButtonLink>
          )}
        </>
      }
    >
      <Tabs
        items={it.tabs.map(({ tab: one, count, more }) => ({
          href: address({ tab: one, sort: '', desc: '' }),
          label: `${tabLabels[one]} ${count.toLocaleString('en')}${more ? '+' : ''}`,
          current: one === tab,
        }))}
      />
      <Filters>
        <Hidden name="tab" value={tab} />
        <TextField name="q" label="Name or e-mail" type="search" value={q} />
        <SelectField
          name="certification"
          label="Certification"
          value={certification}
          options={[{ value: '', label: 'Every certification' }, ...it.filters.certifications]}
        />
        <SelectField
          name="site"
          label="Site"
          value={site}
          options={[{ value: '', label: 'Every site' }, ...it.filters.sites]}
        />
        <SelectField
          name="team"
          label="Team"
          value={team}
          options={[{ value: '', label: 'Every team' }, ...it.filters.teams]}
        />
        <SelectField
          name="manager"
          label="Manager"
          value={manager}
          options={[{ value: '', label: 'Every manager' }, ...it.filters.managers]}
        />
      </Filters>
      <Selection
        action="/certifications/desk/act"
        carried={{ tab, ...narrowed }}
        acts={it.acts.map((name) => ({ name, label: actLabels[name] }))}
        count={it.count}
        shown={it.rows.length}
      >
        <Table
          caption={`${tabLabels[tab]}: ${it.count}`}
          sort={{
            by: sort,
            descending: desc,
            href: (by, descending) => address({ sort: by, desc: descending ? 'on' : '' }),
          }}
          columns={[
            ...(picks ? [{ head: 'Tick' }] : []),
            { head: 'Person', sort: 'name' },
            { head: 'Certification', sort: 'certification' },
            { head: 'Why', sort: 'until' },
            { head: 'Teams at stake' },
            { head: 'Next step' },
          ]}
          rows={it.rows.map((row) => ({
            key: `${row.holdingId ?? 'e'}-${row.personId}-${row.slug}`,
            cells: [
              ...(picks
                ? [
                    <Tick
                      key="tick"
                      value={row.holdingId ?? 0}
                      label={`${row.name}, ${row.short}`}
                    />,
                  ]
                : []),
              <PersonName
                key="person"
                name={row.name}
                href={`/people/${row.personId}`}
                detail={[row.jobTitle, row.site].filter(Boolean).join(', ')}
              />,
              <Cell
                key="what"
                title={row.short}
                href={
                  row.evidenceId
                    ? `/evidence/${row.evidenceId}`
                    : row.holdingId
                      ? `/holdings/${row.holdingId}`
                      : `/certifications/${row.slug}`
                }
                detail={row.manager ? `reports to ${row.manager}` : undefined}
              />,
              <Standing
                key="why"
                tone={row.tone}
                word={
                  row.word === 'due for renewal' || row.word === 'certified'
                    ? daysLeft(row.daysLeft)
                    : row.label
                }
              >
                {row.why}
              </Standing>,
              row.teams.length > 0 && (
                <span key="teams">
                  {row.teams.map((one, i) => (
                    <span key={one.code}>
                      {i > 0 && ', '}
                      <a href={`/teams/${one.code}`}>{one.customer}</a>
                    </span>
                  ))}
                </span>
              ),
              row.next,
            ],
          }))}
          empty={
            <Empty
              title={`Nothing here${q || certification || site || team || manager ? ' that matches' : ''}`}
            >
              {q || certification || site || team || manager
                ? 'Widen the filters, or look under another tab.'
                : `Nobody is under “${tabLabels[tab]}” today.`}
            </Empty>
          }
        />
      </Selection>
      <Pager
        page={it.page}
        pages={it.pages}
        perPage={it.perPage}
        count={it.count}
        noun={it.count === 1 ? 'certification' : 'certifications'}
        href={(page) => address({ page: String(page) })}
      />
    </Page>
  )
}

const daysLeft = (n: number | null) =>
  n === null ? 'Certified' : n === 0 ? 'Last day' : `${n} ${n === 1 ? 'day' : 'days'} left`
