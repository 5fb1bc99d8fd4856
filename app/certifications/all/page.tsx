import { ask } from '@/app/_web/ask'
import { confirmClaim, rejectClaim } from '@/app/certifications/actions'
import { List, Row } from '@/components/card'
import { Empty } from '@/components/empty'
import { Hidden, SelectField, TextField } from '@/components/fields'
import { Filters } from '@/components/filters'
import { Form } from '@/components/form'
import { Page } from '@/components/page'
import { PersonName } from '@/components/person'
import { Section } from '@/components/section'
import { Status } from '@/components/status'
import { Table } from '@/components/table'
import { Tabs } from '@/components/tabs'
import { DayText } from '@/components/when'
import { Why } from '@/components/why'
import { trackWords } from '@/university/catalogue/rules'
import { certifications } from '@/university/certification/queries/certifications'
import { evidenceWaiting, expiring } from '@/university/certification/queries/expiring'

export default async function AllCertifications({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const query = await searchParams
  const { rows, tracks, asked, desk } = await ask(certifications, query)
  return (
    <Page title="Certifications" facts={`${rows.length} shown. Ours are awarded by rule; the others by their issuers, and recorded here.`}>
      {desk.claims && <Claims />}
      {desk.ending && <Ending days={query.days} />}
      <Section title="All of them" link={{ href: '/certifications', label: 'My certifications' }}>
        <Filters>
          <SelectField
            name="track"
            label="Track"
            value={asked.track[0] ?? ''}
            options={[{ value: '', label: 'Every track' }, ...tracks.map((it) => ({ value: it, label: trackWords[it] ?? it }))]}
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
          empty={<Empty title="No certification matches">Choose another track, or every track.</Empty>}
          rows={rows.map((it) => ({
            key: it.id,
            cells: [
              <a key="name" href={`/certifications/${it.slug}`}>
                {it.name}
              </a>,
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
    <Section title="Ends soon" note="Today's holders who have not renewed" link={{ href: `/api/v1/expiring?days=${soon.days}&format=csv`, label: 'CSV' }}>
      <Tabs
        items={([30, 60, 90] as const).map((n) => ({ href: `/certifications/all?days=${n}`, label: `${n} days: ${soon.counts[n]}`, current: soon.days === n }))}
      />
      <Table
        caption={`Certifications that end within ${soon.days} days`}
        columns={[{ head: 'Person' }, { head: 'Certification' }, { head: 'Teams', hideOnPhone: true }, { head: 'Ends' }]}
        empty={<Empty title={`Nothing ends within ${soon.days} days`}>Look further ahead with the tabs above.</Empty>}
        rows={soon.rows.map((it) => ({
          key: it.holdingId,
          cells: [
            <PersonName key="person" name={it.name} href={`/people/${it.personId}`} detail={it.jobTitle} />,
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

/** What people brought from outside and nobody decided yet. */
async function Claims() {
  const { rows } = await ask(evidenceWaiting, {})
  if (!rows.length) return null
  return (
    <Section title="Waiting for verification" note={`${rows.length} brought, oldest first`}>
      <List>
        {rows.map((it) => {
          const because = it.mayVerify.ok ? undefined : it.mayVerify.because
          return (
            <Row
              key={it.id}
              title={`${it.name}: ${it.short}`}
              code={it.examCode ?? undefined}
              detail={
                <>
                  {it.issuer} certificate {it.number}, earned <DayText day={it.earnedOn} />.{' '}
                  {it.link && (
                    <a href={it.link} rel="noopener noreferrer nofollow">
                      Where it can be checked
                    </a>
                  )}{' '}
                  {it.lookUp && (
                    <a href={it.lookUp} rel="noopener noreferrer">
                      The issuer’s look-up
                    </a>
                  )}
                  <Why label="Decide">
                    <Form action={confirmClaim} submit="Verify" compact because={because}>
                      <Hidden name="evidence" value={it.id} />
                      <TextField name="how" label="How it was checked" required />
                    </Form>
                    <Form action={rejectClaim} submit="Reject" kind="plain" compact because={because}>
                      <Hidden name="evidence" value={it.id} />
                      <TextField name="because" label="Why not" required />
                    </Form>
                  </Why>
                </>
              }
              status={<Status tone="info">Claimed</Status>}
            />
          )
        })}
      </List>
    </Section>
  )
}
