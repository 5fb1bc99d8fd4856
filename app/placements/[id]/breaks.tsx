import { findFor } from '@/app/candidates/find'
import { ButtonLink } from '@/components/form/button'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import type { Consequences } from './placement'

const words = { bad: 'Breaks', due: 'Breaks a rule', good: 'Mends' } as const

/** What an act breaks and mends on every team it touches, and the smallest repair. */
export function Breaks({ it }: { it: Consequences }) {
  return (
    <>
      {it.backwards && (
        <Banner tone="bad">
          That day is past: what was is not rewritten. This is how it would be from today.
        </Banner>
      )}
      {it.over && (
        <Banner tone="due">
          {it.placement.name} would serve {it.over.load} teams and can serve {it.over.capacity}.
        </Banner>
      )}
      <Section
        title="What breaks"
        note={
          <>
            as things stand today, looked at to <DayText day={it.last} />
          </>
        }
      >
        {it.breaks.length + it.mends.length > 0 ? (
          <List>
            {[...it.breaks, ...it.mends].map((one) => (
              <Row
                key={one.text}
                title={one.text}
                href={one.href}
                status={<Status tone={one.kind}>{words[one.kind]}</Status>}
              />
            ))}
          </List>
        ) : (
          <Empty title="Nothing breaks">
            {it.placement.kind === 'shadow'
              ? 'A shadow does not count as coverage, so no position opens and no shift loses a skill.'
              : 'No position opens, no shift loses a skill and no rule of a team breaks, now or with a later lapse.'}
          </Empty>
        )}
      </Section>
      <Repair it={it} />
    </>
  )
}

function Repair({ it: { repair, opens, placement, today } }: { it: Consequences }) {
  if (!repair || !opens) return null
  const find = findFor(placement.positionId, opens.from, today)
  if (repair.steps)
    return (
      <Section
        title="The smallest repair"
        note={
          repair.steps.length === 1
            ? 'one placement, and nothing is left empty'
            : `${repair.steps.length} moves, in this order, and nothing is left empty`
        }
      >
        <List>
          {repair.steps.map((step, n) => (
            <Row
              key={step.to.id}
              title={`${repair.steps.length > 1 ? `${n + 1}. ` : ''}${step.person.name} ${step.from ? 'moves' : 'goes'} to ${step.to.title} with ${step.to.customer}`}
              detail={
                step.from
                  ? `From ${step.from.title} with ${step.from.customer}. ${step.verdict}.`
                  : `Has room for it. ${step.verdict}.`
              }
              action={
                <ButtonLink
                  size="small"
                  href={step.href}
                  label={`Do it: ${step.person.name} to ${step.to.title}`}
                >
                  {step.from ? 'Move' : 'Place'}
                </ButtonLink>
              }
            />
          ))}
        </List>
        <Because>First {placement.name} goes; then each step finds its position free.</Because>
      </Section>
    )
  if (repair.tooMany)
    return (
      <Section title="The smallest repair">
        <Card>
          <p>
            {`Of those who qualify for ${opens.title} with ${opens.customer} nobody has room, and who could move for them is more than a page looks at, among ${repair.tooMany.toLocaleString('en')} people.`}
          </p>
          <p>
            See <a href={find}>who could take it</a>, or make <a href="/plans">a plan</a>: it is
            worked on beside.
          </p>
        </Card>
      </Section>
    )
  return (
    <Section title="No repair exists">
      <Card>
        <p>
          {repair.able === 0
            ? `Nobody else here qualifies for ${opens.title} with ${opens.customer}, on its shift and at its site.`
            : `Everyone who qualifies is used: ${repair.positions.length} ${repair.positions.length === 1 ? 'position competes' : 'positions compete'} for ${repair.able} ${repair.able === 1 ? 'person' : 'people'}, and however they move, one stays empty.`}
        </p>
        {repair.people.length > 0 && (
          <p>
            {repair.people.map((one, n) => (
              <span key={one.id}>
                {n > 0 && ', '}
                <a href={`/people/${one.id}`}>{one.name}</a>
              </span>
            ))}{' '}
            for{' '}
            {repair.positions.map((one, n) => (
              <span key={one.id}>
                {n > 0 && ', '}
                <a
                  href={`/teams/${one.code}/positions/${one.id}`}
                >{`${one.title} (${one.customer})`}</a>
              </span>
            ))}
          </p>
        )}
        <p>
          It takes someone who comes to qualify, or someone new: <a href={find}>who is nearest</a>.
        </p>
      </Card>
    </Section>
  )
}
