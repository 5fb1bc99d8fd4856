import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { CertificationField, SiteField } from '@/components/form/choose'
import { DateField, SelectField, TextField } from '@/components/form/fields'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { timeText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Figure } from '@/components/page/figure'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText, When } from '@/components/page/when'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { register } from '@/university/audit/queries/register'

type It = Awaited<
  ReturnType<typeof ask<unknown, NonNullable<Awaited<ReturnType<typeof register.answer>>>>>
>

export default async function Register({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const it = await ask(register, await searchParams)
  const { certification, site, q, employed, known } = it.asked
  const asked = { on: it.on, known, certification, site, q, employed }
  const address = (more: Record<string, string>) =>
    `/certifications/register?${new URLSearchParams(Object.entries({ ...asked, ...more }).filter(([, value]) => value))}`
  const permanent = address({ known: new Date(it.known).toISOString() })
  const certified = it.totals.reduce((n, row) => n + row.certified, 0)
  const then = it.totals.reduce((n, row) => n + row.employed, 0)
  return (
    <Page
      title="Who was certified"
      facts={
        <>
          On <DayText day={it.on} today={it.today} />, as known{' '}
          {it.isPast ? <When at={it.known} zone={it.zone} now={it.now} /> : 'now'}.
        </>
      }
      action={<ButtonLink href={permanent}>Permanent link</ButtonLink>}
      aside={
        <>
          <Section title="On that day">
            <Card>
              <Figure value={certified.toLocaleString('en')} label="certifications held" />
              <Figure
                value={then.toLocaleString('en')}
                small
                label="of them by people employed that day"
              />
            </Card>
          </Section>
          <Section title="The same next week">
            <Card>
              <p>
                <a href={permanent}>This link</a> asks for the register as it was known at{' '}
                {timeText(it.known, it.zone, +it.now)}: whatever is recorded, revoked or corrected
                later, it gives these totals.
              </p>
            </Card>
          </Section>
        </>
      }
    >
      <Filters>
        <DateField name="on" label="On" value={it.on} />
        <TextField name="known" label="As recorded by" value={known} placeholder="now" />
        <CertificationField value={certification} certifications={it.totals} />
        <SiteField value={site} sites={it.sites} />
        <SelectField
          name="employed"
          label="Employed that day"
          value={employed}
          options={[
            { value: '', label: 'Either' },
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
        <TextField name="q" label="Name" type="search" value={q} />
      </Filters>
      {it.isPast && <Later it={it} now={address({ known: '' })} />}
      <Section title="Totals" note="those in grace or suspended are not certified">
        <Table
          caption="Certified on that day, by certification"
          columns={[
            { head: 'Certification' },
            { head: 'Certified', numeric: true },
            { head: 'Employed then', numeric: true },
            { head: 'In grace', numeric: true, hideOnPhone: true },
            { head: 'Suspended', numeric: true, hideOnPhone: true },
            ...(it.isPast ? [{ head: 'As known now', numeric: true }] : []),
          ]}
          rows={it.totals.map((row) => ({
            key: row.slug,
            cells: [
              <a key="name" href={address({ certification: row.slug })} title={row.name}>
                {row.short}
              </a>,
              row.certified.toLocaleString('en'),
              row.employed.toLocaleString('en'),
              row.grace || '',
              row.suspended || '',
              ...(it.isPast
                ? [
                    (
                      it.totalsNow.find((one) => one.slug === row.slug)?.certified ?? 0
                    ).toLocaleString('en'),
                  ]
                : []),
            ],
          }))}
          empty={
            <Empty title="Nobody was certified on that day">
              Nothing that was recorded by then is valid on it.
            </Empty>
          }
        />
      </Section>
      <Section
        title="Who"
        link={
          it.count
            ? {
                href: `/api/v1/register?${new URLSearchParams({ ...asked, known: new Date(it.known).toISOString(), whole: 'on', format: 'csv' })}`,
                label: 'CSV',
              }
            : undefined
        }
      >
        <Table
          caption="Everyone certified on that day"
          columns={[
            { head: 'Person' },
            { head: 'Certification' },
            { head: 'Since', hideOnPhone: true },
            { head: 'Until' },
            { head: 'Employed that day' },
          ]}
          rows={it.rows.map((row) => ({
            key: row.holdingId,
            cells: [
              <PersonName
                key="person"
                name={row.name}
                href={`/people/${row.personId}`}
                detail={[row.jobTitle, row.site].filter(Boolean).join(', ')}
              />,
              <a key="what" href={`/holdings/${row.holdingId}?on=${it.on}`}>
                {row.short}
              </a>,
              <DayText key="since" day={row.since} short />,
              row.until ? <DayText key="until" day={row.until} short /> : 'No end known',
              <Status key="employed" tone={row.employed ? 'good' : 'plain'}>
                {row.employed ? 'Employed' : 'Not employed'}
              </Status>,
            ],
          }))}
          empty={
            <Empty
              title={it.listed ? 'Nobody matches' : 'Choose a certification, a site or a name'}
            >
              {it.listed
                ? 'Widen the filters.'
                : 'The list of everyone is long: narrow it, or save all of it as CSV.'}
            </Empty>
          }
        />
        <Pager
          page={it.page}
          pages={it.pages}
          perPage={it.perPage}
          count={it.count}
          noun={it.count === 1 ? 'certification held' : 'certifications held'}
          href={(page) => address({ page: String(page) })}
        />
      </Section>
    </Page>
  )
}

/** Why the totals as known now may differ: what was recorded since. */
function Later({ it, now }: { it: It; now: string }) {
  const { rows, count } = it.since
  if (!count)
    return (
      <Banner tone="good">
        Nothing that touches that day was recorded since. <a href={now}>As known now</a> the totals
        are the same.
      </Banner>
    )
  return (
    <Section
      title="Recorded since"
      note={`${count.toLocaleString('en')} that may change who was certified that day`}
      link={{ href: now, label: 'As known now' }}
    >
      <Table
        caption="What was recorded since, newest first"
        columns={[{ head: 'When' }, { head: 'Who' }, { head: 'What' }, { head: 'By and why' }]}
        rows={rows.slice(0, 20).map((row, i) => ({
          key: i,
          cells: [
            timeText(row.at, it.zone, +it.now),
            row.personId ? (
              <PersonName key="who" name={row.person ?? ''} href={`/people/${row.personId}`} />
            ) : (
              'Everyone'
            ),
            <span key="what">
              {row.holdingId ? <a href={`/holdings/${row.holdingId}`}>{row.short}</a> : row.short}:{' '}
              {row.what}
            </span>,
            [row.by, row.because].filter(Boolean).join(': '),
          ],
        }))}
      />
    </Section>
  )
}
