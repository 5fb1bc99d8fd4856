import { ask } from '@/app/_web/ask'
import { List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText, When } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { Table } from '@/components/table/table'
import { ruleHistory } from '@/university/certification/definitions/queries/rule-history'

const states = {
  now: ['good', 'In force'],
  planned: ['info', 'Planned'],
  past: ['plain', 'Past'],
  never: ['plain', 'Replaced before its day'],
} as const

/** Every version of the rule: who decided it, when, why, and what it changed. */
export async function RuleHistory({ slug }: { slug: string }) {
  const { versions, zone, today, now } = await ask(ruleHistory, { certification: slug })
  return (
    <div id="rule">
      <Section
        title="How the rule came to be"
        note={versions.length === 1 ? 'One version' : `${versions.length} versions`}
      >
        <List>
          {versions.map((it) => (
            <Row
              key={it.number}
              title={
                <>
                  Version {it.number}, from{' '}
                  <DayText
                    day={it.effectiveFrom}
                    today={it.state === 'planned' ? today : undefined}
                  />
                </>
              }
              status={<Status tone={states[it.state][0]}>{states[it.state][1]}</Status>}
              detail={
                <>
                  {it.because || 'As it was first recorded.'}
                  {it.decidedAt !== null && (
                    <>
                      {' '}
                      Decided by {it.decidedBy ?? 'the university'},{' '}
                      <When at={it.decidedAt} zone={zone} now={now} />.
                    </>
                  )}
                  {it.changes.length > 0 && (
                    <Why
                      label={`What changed: ${it.changes.map((one) => one.what.toLowerCase()).join(', ')}`}
                    >
                      <Table
                        caption={`What version ${it.number} changed`}
                        columns={[
                          { head: 'What' },
                          { head: 'Before', named: true },
                          { head: 'After', named: true },
                        ]}
                        rows={it.changes.map((one) => ({
                          key: one.what,
                          cells: [<b key="what">{one.what}</b>, one.before, one.after],
                        }))}
                      />
                    </Why>
                  )}
                </>
              }
            />
          ))}
        </List>
      </Section>
    </div>
  )
}
