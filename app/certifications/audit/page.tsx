import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Card, List, Row } from '@/components/page/card'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { DayText, When } from '@/components/page/when'
import { Filters } from '@/components/table/filters'
import { audit } from '@/university/audit/queries/audit'
import { addressOf, ScopeFields } from './scope-fields'

export default async function Audit({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  const { asked, scope, now, questions, choices } = await ask(audit, await searchParams)
  const frozen = { ...asked, on: scope.on, from: scope.from, until: scope.until }
  return (
    <Page
      title="What an auditor asks"
      facts="Twelve questions, each with its page and its file. Choose the day, the period and the teams once; every page below follows."
      aside={
        <Section title="Evidence bundle">
          <Card>
            <p>
              All twelve answers in one ZIP: a report to read, a CSV for each, and an index with the
              SHA-256 of every file. For <DayText day={scope.on} />, and{' '}
              <DayText day={scope.from} short /> to <DayText day={scope.until} short />, as known{' '}
              <When at={scope.known} zone={scope.zone} now={now} />.
            </p>
            <p>
              <ButtonLink
                kind="primary"
                href={addressOf('/certifications/audit/bundle', frozen)}
                download
              >
                Download the bundle
              </ButtonLink>
            </p>
            <p>It takes some seconds. What it says of people is personal: keep it as such.</p>
          </Card>
        </Section>
      }
    >
      <Filters label="What is asked about">
        <ScopeFields scope={scope} asked={asked} choices={choices} />
      </Filters>
      <List>
        {questions.map((it) => (
          <Row
            key={it.slug}
            title={`${it.number}. ${it.asks}`}
            href={addressOf(`/certifications/audit/${it.slug}`, asked)}
            detail={it.also && <a href={it.also.href}>{it.also.label}</a>}
          />
        ))}
      </List>
    </Page>
  )
}
