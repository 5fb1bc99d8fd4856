import { withdraw } from '@/app/courses/actions'
import { ButtonLink } from '@/components/form/button'
import { ActionButton } from '@/components/form/form'
import { List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Progress } from '@/components/picture/progress'
import { Table } from '@/components/table/table'
import { outcomeWords, stateWords } from '@/university/enrolment/rules/seat'
import type { Offering } from './facts'

/** Everyone in the offering: state, progress, outcome. */
export function Roster({ it }: { it: Offering }) {
  return (
    <Section title="Roster" note={`${it.roster.length}`}>
      <Table
        caption="People in this offering"
        columns={[
          { head: 'Person' },
          { head: 'State' },
          { head: 'Progress' },
          { head: 'Outcome' },
          { head: '' },
        ]}
        rows={it.roster.map((p) => ({
          key: p.id,
          cells: [
            <PersonName
              key="n"
              name={p.person}
              href={`/people/${p.personId}`}
              detail={p.by ? `${p.jobTitle} · assigned by ${p.by}` : p.jobTitle}
            />,
            <Status key="s" tone={stateWords[p.state].tone}>
              {stateWords[p.state].text}
            </Status>,
            <span key="p">
              {p.done} of {it.required}
              <Progress value={p.done} max={it.required} label={`Progress of ${p.person}`} />
            </span>,
            p.outcome ? (
              <Status key="o" tone={outcomeWords[p.outcome].tone}>
                {outcomeWords[p.outcome].text}
              </Status>
            ) : (
              ''
            ),
            <ButtonLink
              key="a"
              href={`/learning/${p.id}`}
              size="small"
              label={`Open the learning of ${p.person}`}
            >
              Open
            </ButtonLink>,
          ],
        }))}
        empty={
          <Empty title="Nobody is enrolled yet">
            People enrol from the catalogue, or a manager assigns them.
          </Empty>
        }
      />
    </Section>
  )
}

/** The queue in order. */
export function Queue({ it }: { it: Offering }) {
  if (!it.queue.length) return null
  return (
    <Section title="Queue" note="A seat that frees goes to the first in line">
      <List>
        {it.queue.map((p, i) => (
          <Row
            key={p.id}
            title={<PersonName name={p.person} href={`/people/${p.personId}`} />}
            detail={
              p.queuedAt && <When at={p.queuedAt} zone={it.viewer.zone} now={it.viewer.now} />
            }
            status={<Status tone="info">{`Number ${i + 1}`}</Status>}
            action={
              <ActionButton
                action={withdraw}
                input={{ enrolment: p.id, because: 'Taken off the queue.' }}
                size="small"
                because={p.mayWithdraw.ok ? undefined : p.mayWithdraw.because}
                label={`Take off ${p.person}`}
                confirm={`${p.person} loses place ${i + 1} in the queue and is told.`}
              >
                Take off
              </ActionButton>
            }
          />
        ))}
      </List>
    </Section>
  )
}

/** Those who left without an outcome, and why. */
export function Left({ it }: { it: Offering }) {
  if (!it.left.length) return null
  return (
    <Section title="Left">
      <List>
        {it.left.map((p) => (
          <Row
            key={p.id}
            title={<PersonName name={p.person} href={`/people/${p.personId}`} />}
            detail={[p.because, p.by].filter(Boolean).join(' · ')}
            status={<Status tone={stateWords[p.state].tone}>{stateWords[p.state].text}</Status>}
          />
        ))}
      </List>
    </Section>
  )
}
