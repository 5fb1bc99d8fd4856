import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { DateField, Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card, List, Row } from '@/components/page/card'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { teamDecisions } from '@/university/staffing/teams/queries/team-decisions'
import { change, endRule, setRule } from '../../actions'
import { TeamTabs } from '../tabs'
import { RuleFields } from './fields'

export default async function TeamDecisions({ params }: { params: Promise<{ code: string }> }) {
  const it = await ask(teamDecisions, await params)
  const closed = it.mayDecide.ok ? undefined : it.mayDecide.because
  const decided = (one: { by: string | null; from: string; because: string }) =>
    [`since ${dayText(one.from, true)}`, one.by && `decided by ${one.by}`, one.because]
      .filter(Boolean)
      .join(' · ')
  return (
    <Page
      title={`${it.customer}: rules and reviews`}
      code={it.code}
      facts="What the team asks across its positions, who decided and why."
      action={
        it.mayDecide.ok && (
          <ButtonLink href={`/teams/${it.code}/positions/new`}>Add a position</ButtonLink>
        )
      }
      aside={
        <>
          <Section title="The team">
            {closed ? (
              <Card>{closed}</Card>
            ) : (
              <Card>
                <Form action={change} submit="Change the team" kind="plain" compact done="Changed.">
                  <Hidden name="team" value={it.id} />
                  <TextField name="customer" label="Customer" value={it.customer} required />
                  <TextField name="site" label="Site" value={it.site} required />
                  <TextField
                    name="monthlyUsd"
                    label="Contract, USD a month"
                    type="number"
                    min={0}
                    value={it.monthlyUsd}
                    required
                  />
                  <DateField name="nextReviewOn" label="Next review" value={it.nextReviewOn} />
                  <TextField name="reason" label="Why it changes" required autoComplete="off" />
                </Form>
              </Card>
            )}
          </Section>
          <Section
            title="Reviews held"
            link={{ href: `/teams/${it.code}/trail`, label: 'Record one' }}
          >
            {it.reviews.length ? (
              <List>
                {it.reviews.map((one) => (
                  <Row
                    key={one.id}
                    title={<DayText day={one.on} short />}
                    href={`/teams/${it.code}/trail?on=${one.on}`}
                    detail={[one.by, one.note].filter(Boolean).join(': ')}
                  />
                ))}
              </List>
            ) : (
              <Card>None was recorded yet. A review is recorded on the team’s trail.</Card>
            )}
          </Section>
        </>
      }
    >
      <TeamTabs code={it.code} current="/rules" terms />
      <Section title="In force today">
        {it.judged.length ? (
          <List>
            {it.judged.map(({ rule, says, kept, text }) => (
              <Row
                key={rule.id}
                title={says}
                detail={
                  <>
                    {text}
                    <Because>{decided(rule)}</Because>
                  </>
                }
                status={<Status tone={kept ? 'good' : 'bad'}>{kept ? 'Kept' : 'Broken'}</Status>}
                action={<End rule={rule.id} says={says} closed={closed} />}
              />
            ))}
          </List>
        ) : (
          <Empty title="No rules across the team">
            Each position has its requirement. A rule adds what the team needs as a whole, like two
            holders of RHCE.
          </Empty>
        )}
      </Section>
      {it.coming.length > 0 && (
        <Section title="Coming up">
          <List>
            {it.coming.map((one) => (
              <Row
                key={one.id}
                title={one.says}
                detail={decided(one)}
                action={<End rule={one.id} says={one.says} closed={closed} />}
              />
            ))}
          </List>
        </Section>
      )}
      {!closed && (
        <Section title="A new rule">
          <Card>
            <Form
              action={setRule}
              submit="Set the rule"
              done="The rule is set. Whether it is kept stands above."
            >
              <Hidden name="team" value={it.id} />
              <RuleFields certifications={it.certifications} tracks={it.tracks} today={it.today} />
            </Form>
          </Card>
        </Section>
      )}
      {it.past.length > 0 && (
        <Section title="Before">
          <List>
            {it.past.map((one) => (
              <Row
                key={one.id}
                title={one.says}
                detail={`${dayText(one.from, true)} to ${dayText(one.until ?? '', true)} · ${[one.endedBy, one.endedBecause].filter(Boolean).join(': ')}`}
              />
            ))}
          </List>
        </Section>
      )}
    </Page>
  )
}

function End({ rule, says, closed }: { rule: number; says: string; closed: string | undefined }) {
  if (closed) return null
  return (
    <Why label="End it">
      <Form
        action={endRule}
        submit="End the rule"
        label={`End the rule: ${says}`}
        kind="plain"
        size="small"
        compact
      >
        <Hidden name="rule" value={rule} />
        <DateField name="on" label="Last day" hint="Empty: yesterday, so it ends at once." />
        <TextField name="reason" label="Why" required autoComplete="off" />
      </Form>
    </Why>
  )
}
