import { ask } from '@/app/_web/ask'
import { awardTo } from '@/app/certifications/actions'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Facts } from '@/components/facts'
import { Hidden, TextField } from '@/components/fields'
import { Form } from '@/components/form'
import { Markdown } from '@/components/markdown'
import { Page } from '@/components/page'
import { Pager } from '@/components/pager'
import { PersonName } from '@/components/person'
import { Section } from '@/components/section'
import { Status } from '@/components/status'
import { Steps } from '@/components/steps'
import { Table } from '@/components/table'
import { DayText } from '@/components/when'
import { Because } from '@/components/why'
import { trackWords } from '@/university/catalogue/rules'
import { certification } from '@/university/certification/queries/certification'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ page?: string }> }
const list = (lines: string[]) => lines.map((line) => `* ${line}`).join('\n')

export default async function Certification({ params, searchParams }: Props) {
  const it = await ask(certification, { ...(await searchParams), ...(await params) })
  return (
    <Page
      title={it.name}
      code={/\s/.test(it.short) ? undefined : it.short}
      facts={`${/\s/.test(it.short) ? `${it.short} · ` : ''}${it.inHouse ? 'Awarded by this university, by rule.' : `Awarded by ${it.issuer}; recorded here.`}`}
      aside={<Aside it={it} />}
    >
      {it.mine && (
        <Section title="You" link={{ href: `/holdings/${it.mine.holdingId}`, label: 'Your record' }}>
          <Card>
            <Status tone={it.mine.tone}>{it.mine.label}</Status>
            <Because>{` ${it.mine.status.because}`}</Because>
          </Card>
        </Section>
      )}
      {it.requirements.length > 0 && (
        <Section title="What it takes" note={it.mine ? 'For the next award' : 'All of it'}>
          <Card>
            <Steps of={it.requirements} />
          </Card>
        </Section>
      )}
      {!it.inHouse && <Outside it={it} />}
      <Section title="Holders today" note={`${it.count} ${it.count === 1 ? 'person' : 'people'}`}>
        <Table
          caption="People who hold it today"
          columns={[{ head: 'Person' }, { head: 'Site', hideOnPhone: true }, { head: 'By exam', hideOnPhone: true }, { head: 'Valid until' }]}
          empty={<Empty title="Nobody holds it today">It can be earned, or brought from outside and verified.</Empty>}
          rows={it.holders.map((one) => ({
            key: one.holdingId,
            cells: [
              <PersonName key="person" name={one.name} href={`/people/${one.personId}`} detail={one.jobTitle} />,
              one.site,
              one.codes?.replaceAll(',', ', '),
              <a key="until" href={`/holdings/${one.holdingId}`}>
                {one.until ? <DayText day={one.until} short /> : 'No end known'}
              </a>,
            ],
          }))}
        />
        {it.pages > 1 && <Pager page={it.page} pages={it.pages} count={it.count} noun="holders" href={(page) => `/certifications/${it.slug}?page=${page}`} />}
      </Section>
    </Page>
  )
}

type It = Awaited<ReturnType<typeof ask<unknown, NonNullable<Awaited<ReturnType<typeof certification.answer>>>>>>

function Aside({ it }: { it: It }) {
  const { facts } = it
  return (
    <>
      <Section title="Facts">
        <Card>
          <Facts
            items={[
              ['Level', it.level || undefined],
              ['Track', trackWords[it.track] ?? it.track],
              ['Lasts', it.validity],
              ['Renewal opens', it.hasEnd ? `${it.windowMonths} months before the end` : undefined],
              ['Grace', it.graceDays ? `${it.graceDays} days, which ${it.graceCounts ? 'count' : 'do not count'}` : undefined],
              ['Replaced by', it.successor ?? undefined],
              [
                'A holder is called',
                facts.holderTerms?.good ? `${facts.holderTerms.good}; after the end ${facts.holderTerms.lapsed ?? 'nothing known'}` : undefined,
              ],
              [
                'Rule',
                <>
                  Version {it.version}, from <DayText key="from" day={it.effectiveFrom} short />
                </>,
              ],
              ['Checked on', it.seesSources && it.checkedOn ? <DayText key="on" day={it.checkedOn} /> : undefined],
            ]}
          />
        </Card>
      </Section>
      {it.desk && (
        <Section title="Award by hand">
          <Card>
            <Form action={awardTo} submit="Award" kind="plain" because={it.mayAward.ok ? undefined : it.mayAward.because} done="Awarded.">
              <Hidden name="certification" value={it.slug} />
              <TextField name="person" label="Person" hint="E-mail address, or the number in their page’s address." required autoComplete="off" />
              <TextField name="because" label="Reason" required autoComplete="off" />
            </Form>
          </Card>
        </Section>
      )}
    </>
  )
}

/** What the issuer says, in our words: theirs are rules we follow, not ours to set. */
function Outside({ it }: { it: It }) {
  const { facts } = it
  const restarts = [...new Set(it.exams.flatMap((exam) => exam.restarts?.split(',') ?? []))]
  return (
    <>
      <Section title="The issuer’s rules">
        <Card>
          {facts.validityRule && <Markdown source={facts.validityRule} />}
          {(facts.renewal?.length ?? 0) > 0 && <Markdown source={`**To renew**\n\n${list(facts.renewal?.map((way) => way.detail) ?? [])}`} />}
          {it.prerequisites.length > 0 && <Markdown source={`**Before it**\n\n${list(it.prerequisites.map((one) => `[${one.what}](${one.href})`))}`} />}
          {restarts.length > 0 && <Markdown source={`Passing it restarts ${restarts.join(' and ')} while that is current.`} />}
          {it.restartedBy.length > 0 && (
            <Markdown
              source={`Restarted, while current, by ${[...new Set(it.restartedBy.map((one) => `[${one.short}](/certifications/${one.slug})`))].join(', ')}.`}
            />
          )}
          {facts.onVersionRetirement && <Markdown source={`**When a version is retired**\n\n${facts.onVersionRetirement}`} />}
          {facts.graceNote && <Markdown source={facts.graceNote} />}
        </Card>
      </Section>
      {(facts.exams?.length ?? 0) > 0 && (
        <Section title="Exams" note={facts.examRule ?? undefined}>
          <Table
            caption="Exams"
            columns={[
              { head: 'Code' },
              { head: 'Version' },
              { head: 'Form', hideOnPhone: true },
              { head: 'Minutes', numeric: true },
              { head: 'To pass', hideOnPhone: true },
              { head: 'State' },
            ]}
            rows={(facts.exams ?? []).map((exam, i) => ({
              key: i,
              cells: [
                exam.code ?? 'No code known',
                exam.version ?? exam.title ?? '',
                exam.format ?? '',
                exam.durationMinutes ?? '',
                exam.passing ?? '',
                exam.status ?? '',
              ],
            }))}
          />
        </Section>
      )}
      {(facts.domains?.length ?? 0) > 0 && (
        <Section title="What the exam covers" note={facts.weightBasis === 'none-published' ? 'No weights are published' : (facts.weightBasis ?? undefined)}>
          {facts.domains?.some((domain) => domain.weight) ? (
            <Table
              caption="Domains and their weights"
              columns={[{ head: 'Domain' }, { head: 'Weight', numeric: true }]}
              rows={facts.domains.map((domain) => ({ key: domain.name, cells: [domain.name, domain.weight ?? ''] }))}
            />
          ) : (
            <Card>
              <Markdown source={list(facts.domains?.map((domain) => domain.name) ?? [])} />
            </Card>
          )}
        </Section>
      )}
      {it.seesSources && (
        <Section title="How well this is known" note="A: the issuer’s own page; B: others; C: general knowledge">
          <Card>
            <Facts items={Object.entries(facts.evidence ?? {}).map(([what, grade]) => [what, grade] as const)} />
            {(facts.cautions?.length ?? 0) > 0 && <Markdown source={list(facts.cautions ?? [])} />}
            {(facts.sources?.length ?? 0) > 0 && <Markdown source={`**Read at**\n\n${list(facts.sources ?? [])}`} />}
          </Card>
        </Section>
      )}
    </>
  )
}
