import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { DateField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText, When } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { RuleReasons } from '@/components/team/rule-reasons'
import { holdRule } from '@/university/certification/required/queries/hold-rule'
import { previewHoldRuleEnd } from '@/university/certification/required/queries/preview-hold-rule'
import { endRule } from '../actions'
import { TouchedPeople } from '../touched'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string>> }
type It = Awaited<
  ReturnType<typeof ask<unknown, NonNullable<Awaited<ReturnType<typeof holdRule.answer>>>>>
>

const views = [
  { value: '', label: 'Everyone' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'due', label: 'Due' },
  { value: 'extended', label: 'More time granted' },
  { value: 'fulfilled', label: 'Fulfilled' },
]

export default async function Rule({ params, searchParams }: Props) {
  const query = await searchParams
  const it = await ask(holdRule, { ...query, ...(await params) })
  const change = new URLSearchParams(asTyped(it)).toString()
  return (
    <Page
      title={`${it.whom}: ${it.short}`}
      facts={it.because}
      action={
        it.mayChange.ok && <ButtonLink href={`/requirements/new?${change}`}>Change</ButtonLink>
      }
      aside={<Aside it={it} />}
    >
      {it.ended && (
        <Banner tone="plain">
          Ended on <DayText day={it.until as string} />
          {it.endedBy && ` by ${it.endedBy}`}: {it.endedBecause ?? 'as it was set to'}.
        </Banner>
      )}
      {query.end && it.mayEnd.ok && <Ending rule={it.id} on={query.end} />}
      {!it.ended && (
        <Section
          title="Who it applies to"
          note={it.day === it.today ? `${it.count} today` : <>as of its first day</>}
        >
          <Filters>
            <SelectField name="view" label="Show" value={it.view} options={views} />
          </Filters>
          <Table
            caption="Whom this rule means"
            columns={[{ head: 'Person' }, { head: 'State' }, { head: 'Why' }]}
            empty={
              <Empty title="Nobody">
                {it.view
                  ? 'Choose another state.'
                  : 'Nobody meets its conditions today. Whoever does later is meant from that day.'}
              </Empty>
            }
            rows={it.members.map((row) => ({
              key: row.personId,
              cells: [
                <PersonName
                  key="who"
                  name={row.name}
                  href={`/people/${row.personId}`}
                  detail={[row.jobTitle, row.site].filter(Boolean).join(', ')}
                />,
                <span key="state">
                  <Status tone={row.tone}>{row.label}</Status>
                  <Because>{row.because}</Because>
                </span>,
                <Why
                  key="why"
                  label={row.rules.length === 1 ? 'By this rule' : `By ${row.rules.length} rules`}
                >
                  <RuleReasons of={row.rules} />
                </Why>,
              ],
            }))}
          />
          <Pager
            page={it.page}
            pages={it.pages}
            href={(page) => `/requirements/${it.id}?view=${it.view}&page=${page}`}
            count={it.count}
            noun={it.count === 1 ? 'person' : 'people'}
            perPage={50}
          />
        </Section>
      )}
    </Page>
  )
}

/** The rule as the form of a change has it. */
function asTyped(it: It): Record<string, string> {
  const fields = {
    rule: it.id,
    jobTitle: it.jobTitle,
    site: it.site,
    positionKind: it.positionKind,
    team: it.teamCode,
    people: it.emails.join('\n') || null,
    dueKind: it.dueKind,
    dueOn: it.dueOn,
    dueDays: it.dueDays,
    until: it.until,
    because: it.because,
  }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null ? [] : [[name, String(value)]],
    ),
  )
}

function Aside({ it }: { it: It }) {
  return (
    <>
      <Section title="Rule">
        <Card>
          <Facts
            items={[
              [
                'Must hold',
                <a key="to" href={`/certifications/${it.slug}`}>
                  {it.short}
                </a>,
              ],
              ['Who', it.whom],
              [
                'Team',
                it.teamCode ? (
                  <a key="team" href={`/teams/${it.teamCode}`}>
                    {it.team}
                  </a>
                ) : undefined,
              ],
              ['Due', it.when],
              ['From', <DayText key="from" day={it.from} />],
              ['Until', it.until ? <DayText key="until" day={it.until} /> : 'No end'],
              ['Decided by', it.by ?? 'Guildhall'],
              ['Decided', <When key="at" at={it.at} zone={it.zone} now={it.now} />],
            ]}
          />
        </Card>
      </Section>
      {it.mayEnd.ok && (
        <Section title="End it">
          <Filters submit="See who is dropped" label="End the rule">
            <DateField name="end" label="First day without it" value={it.today} min={it.today} />
          </Filters>
        </Section>
      )}
    </>
  )
}

/** Who would be dropped, and the button that does it. */
async function Ending({ rule, on }: { rule: number; on: string }) {
  const it = await ask(previewHoldRuleEnd, {
    rule,
    on: /^\d{4}-\d\d-\d\d$/.test(on) ? on : undefined,
  })
  return (
    <>
      <Section title="End this rule">
        <Card>
          <Form
            action={endRule}
            submit={`End it for ${it.dropped.count} ${it.dropped.count === 1 ? 'person' : 'people'}`}
            done="Ended."
          >
            <Hidden name="rule" value={rule} />
            <Hidden name="on" value={it.on} />
            <TextField
              name="because"
              label="Why"
              hint={
                <>
                  From <DayText day={it.on} /> it asks nobody.
                </>
              }
              required
              autoComplete="off"
            />
          </Form>
        </Card>
      </Section>
      <TouchedPeople
        title="Dropped"
        of={it.dropped}
        none="Nobody: other rules still ask it of everyone it means."
      />
    </>
  )
}
