import type { It } from '@/app/certifications/[slug]/it'
import { Card } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Markdown } from '@/components/page/markdown'
import { Section } from '@/components/page/section'
import { Table } from '@/components/table/table'
import { spoken } from '@/university/calendar'
import { quirksOf } from '@/university/certification/requirements/rules/facts'

const grades: Record<string, string> = {
  A: 'the issuer’s own page',
  B: 'other public sources',
  C: 'general knowledge, to be verified',
  unknown: 'looked for and not found',
}
const sentence = (what: string) =>
  what.charAt(0).toUpperCase() +
  what.slice(1).replaceAll(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`)
const codes = (exams: It['exams']) =>
  [
    ...new Set(
      exams.map((exam) =>
        exam.retiredOn ? `${exam.code} (retired on ${spoken(exam.retiredOn)})` : exam.code,
      ),
    ),
  ].join(', ')
const list = (lines: string[]) => lines.map((line) => `* ${line}`).join('\n')

/** What the issuer says, in our words: theirs are rules we follow, not ours to set. */
export function Outside({ it }: { it: It }) {
  const { facts } = it
  const quirks = quirksOf(facts)
  const restarts = [...new Set(it.exams.flatMap((exam) => exam.restarts?.split(',') ?? []))]
  return (
    <>
      <Section title="The issuer’s rules">
        <Card>
          {facts.validityRule && <Markdown source={facts.validityRule} />}
          {(facts.renewal?.length ?? 0) > 0 && (
            <Markdown
              source={`**To renew**\n\n${list(facts.renewal?.map((way) => way.detail) ?? [])}`}
            />
          )}
          {it.prerequisites.length > 0 && (
            <Markdown
              source={`**Before it**\n\n${list(it.prerequisites.map((one) => `[${one.what}](${one.href})`))}`}
            />
          )}
          {restarts.length > 0 && (
            <Markdown
              source={`Passing it restarts ${restarts.join(' and ')} while that is current.`}
            />
          )}
          {it.restartedBy.length > 0 && (
            <Markdown
              source={`Restarted, while current, by ${[...new Set(it.restartedBy.map((one) => `[${one.short}](/certifications/${one.slug})`))].join(', ')}.`}
            />
          )}
          {facts.onVersionRetirement && (
            <Markdown source={`**When a version is retired**\n\n${facts.onVersionRetirement}`} />
          )}
          {facts.graceNote && <Markdown source={`**Grace**\n\n${facts.graceNote}`} />}
          {facts.afterExpiry && <Markdown source={`**After the end**\n\n${facts.afterExpiry}`} />}
          {quirks.length > 0 && <Markdown source={`**Peculiar to it**\n\n${list(quirks)}`} />}
          {it.exams.length > 0 && (
            <Markdown
              source={`**Exam codes**\n\n${codes(it.exams)}.${it.exams.some((exam) => exam.retiredOn) ? ' A retired exam stays valid for who passed it; nobody is told to sit it.' : ''}`}
            />
          )}
          {facts.verification?.method && (
            <Markdown
              source={`**To check a certificate**\n\n${facts.verification.method}${facts.verification.url ? ` ([look it up](${facts.verification.url}))` : ''}`}
            />
          )}
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
        <Section
          title="What the exam covers"
          link={{ href: `/certifications/${it.slug}/readiness`, label: 'Am I ready?' }}
          note={
            facts.weightBasis === 'none-published'
              ? 'No weights are published'
              : (facts.weightBasis ?? undefined)
          }
        >
          {facts.domains?.some((domain) => domain.weight) ? (
            <Table
              caption="Domains and their weights"
              columns={[{ head: 'Domain' }, { head: 'Weight', numeric: true }]}
              rows={facts.domains.map((domain) => ({
                key: domain.name,
                cells: [domain.name, domain.weight ?? ''],
              }))}
            />
          ) : (
            <Card>
              <Markdown source={list(facts.domains?.map((domain) => domain.name) ?? [])} />
            </Card>
          )}
        </Section>
      )}
      {it.seesSources && (
        <Section
          title="How well this is known"
          note="Read by us; the issuer’s page has the last word"
        >
          <Card>
            <Facts
              items={Object.entries(facts.evidence ?? {}).map(
                ([what, grade]) =>
                  [sentence(what), `${grade} · ${grades[grade] ?? 'ungraded'}`] as const,
              )}
            />
            {(facts.cautions?.length ?? 0) > 0 && <Markdown source={list(facts.cautions ?? [])} />}
            {(facts.sources?.length ?? 0) > 0 && (
              <Markdown source={`**Read at**\n\n${list(facts.sources ?? [])}`} />
            )}
          </Card>
        </Section>
      )}
    </>
  )
}
