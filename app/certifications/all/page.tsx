import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { SelectField } from '@/components/form/fields'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Tabs } from '@/components/page/tabs'
import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Table } from '@/components/table/table'
import { expiring } from '@/university/audit/queries/expiring'
import { trackWords } from '@/university/catalogue/rules'
import { certifications } from '@/university/certification/definitions/queries/certifications'

export default async function AllCertifications({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const query = await searchParams
  const { rows, tracks, asked, desk, mayDefine } = await ask(certifications, query)
  return (
    <Page
      title="Certifications"
      facts={`${rows.length} shown. Ours are awarded by rule; the others by their issuers, and recorded here.`}
      action={
        <>
          <ButtonLink href="/paths">Paths</ButtonLink>
          {mayDefine.ok && (
            <ButtonLink href="/certifications/new">Define a certification</ButtonLink>
          )}
          {mayDefine.ok && (
            <ButtonLink href="/certifications/extension">Issuer-wide extension</ButtonLink>
          )}
          {desk.claims && <ButtonLink href="/evidence">Certificates to verify</ButtonLink>}
        </>
      }
    >
      {desk.ending && <Ending days={query.days} />}
      <Section title="All of them" link={{ href: '/certifications', label: 'My certifications' }}>
        <Filters>
          <SelectField
            name="track"
            label="Track"
            value={asked.track[0] ?? ''}
            options={[
              { value: '', label: 'Every track' },
              ...tracks.map((it) => ({ value: it, label: trackWords[it] ?? it })),
            ]}
          />
          <SelectField
            name="from"
            label="From"
            value={asked.from}
            options={[
              { value: '', label: 'Us and issuers' },
              { value: 'us', label: 'Us' },
              { value: 'issuers', label: 'Issuers' },
            ]}
          />
          <SelectField
            name="mine"
            label="Yours"
            value={asked.mine}
            options={[
              { value: '', label: 'All of them' },
              { value: 'held', label: 'What you hold or held' },
            ]}
          />
        </Filters>
        <Table
          caption="Certifications"
          columns={[
            { head: 'Certification' },
            { head: 'From', hideOnPhone: true },
            { head: 'Lasts', hideOnPhone: true },
            { head: 'Holders today', numeric: true },
            { head: 'You' },
          ]}
          empty={
            <Empty title="No certification matches">Choose another track, or every track.</Empty>
          }
          rows={rows.map((it) => ({
            key: it.id,
            cells: [
              <span key="name">
                <a href={`/certifications/${it.slug}`}>{it.name}</a>
                {it.replacedBy && <Because> Replaced by {it.replacedBy}</Because>}
              </span>,
              it.inHouse ? 'Guildhall' : it.issuer,
              it.lasts,
              it.holders,
              it.mine && <Status tone={it.mine.tone}>{it.mine.label}</Status>,
            ],
          }))}
        />
      </Section>
    </Page>
  )
}

/** Who stops being certified soon: for those who plan around it. */
async function Ending({ days }: { days?: string }) {
  const soon = await ask(expiring, { days })
  return (
    <Section
      title="Ends soon"
      note="Today's holders who have not renewed"
      link={{ href: `/api/v1/expiring?days=${soon.days}&format=csv`, label: 'CSV' }}
    >
      <Tabs
        items={([30, 60, 90] as const).map((n) => ({
          href: `/certifications/all?days=${n}`,
          label: `${n} days: ${soon.counts[n]}`,
          current: soon.days === n,
        }))}
      />
      <Table
        caption={`Certifications that end within ${soon.days} days`}
        columns={[
          { head: 'Person' },
          { head: 'Certification' },
          { head: 'Teams', hideOnPhone: true },
          { head: 'Ends' },
        ]}
        empty={
          <Empty title={`Nothing ends within ${soon.days} days`}>
            Look further ahead with the tabs above.
          </Empty>
        }
        rows={soon.rows.map((it) => ({
          key: it.holdingId,
          cells: [
            <PersonName
              key="person"
              name={it.name}
              href={`/people/${it.personId}`}
              detail={it.jobTitle}
            />,
            <a key="holding" href={`/holdings/${it.holdingId}`}>
              {it.short}
            </a>,
            it.teams.replaceAll(',', ', '),
            <DayText key="until" day={it.until} today={soon.today} short />,
          ],
        }))}
      />
    </Section>
  )
}
