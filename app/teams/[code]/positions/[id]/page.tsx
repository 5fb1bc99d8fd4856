import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { CheckField, DateField, Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { trackWords } from '@/university/catalogue/rules'
import { sayLevel } from '@/university/roster/rules/proficiency'
import { positionPage } from '@/university/staffing/teams/queries/position'
import { endAPosition } from '../../../actions'
import { History } from './history'
import { PeopleSince } from './people'

const states = {
  now: ['good', 'Now'],
  before: ['plain', 'Before'],
  'to come': ['info', 'To come'],
  withdrawn: ['plain', 'Taken back'],
} as const

export default async function Position({
  params,
}: {
  params: Promise<{ code: string; id: string }>
}) {
  const { code, id } = await params
  const it = await ask(positionPage, { code, position: id })
  return (
    <Page
      title={it.title}
      about={it.customer}
      facts={
        <>
          <a href={`/teams/${it.code}`}>{it.customer}</a> ·{' '}
          {it.shift ? `${it.shift}s` : 'any shift'} · {it.site || 'anywhere'} · since{' '}
          <DayText day={it.from} />
        </>
      }
      action={
        <>
          {!it.current && !it.ended && it.mayChange.ok && (
            <ButtonLink kind="primary" href={`/candidates?position=${it.id}`}>
              Fill it
            </ButtonLink>
          )}
          {!it.current && !it.ended && it.mayChange.ok && (
            <ButtonLink href={`/staffing/empty?position=${it.id}`}>
              How can it be filled?
            </ButtonLink>
          )}
          {it.mayAsk.ok && (
            <ButtonLink href={`/teams/${it.code}/positions/${it.id}/requirement`}>
              Change what it asks
            </ButtonLink>
          )}
          {it.mayChange.ok && (
            <ButtonLink href={`/teams/${it.code}/positions/${it.id}/change`}>
              Change shift, site or proficiency
            </ButtonLink>
          )}
        </>
      }
      aside={
        <>
          <Section title="About">
            <Card>
              <Facts
                items={[
                  ['Kind', it.kind],
                  ['Criticality', `${it.criticality} of 3`],
                  [
                    'Proficiency',
                    it.track && it.minProficiency > 0
                      ? `At least ${sayLevel(it.minProficiency)}, in ${trackWords[it.track] ?? it.track}`
                      : 'none is asked',
                  ],
                  [
                    'In it now',
                    it.current ? (
                      <a key="n" href={`/people/${it.current.id}`}>
                        {it.current.name}
                      </a>
                    ) : (
                      'nobody'
                    ),
                  ],
                  [
                    'Ends',
                    it.until ? <DayText key="u" day={it.until} today={it.today} /> : 'no end',
                  ],
                ]}
              />
            </Card>
          </Section>
          {!it.ended && !it.mayChange.ok && (
            <Section title="Decide">
              <Card>{it.mayChange.because}</Card>
            </Section>
          )}
          {!it.ended && it.mayChange.ok && (
            <Section title="Decide">
              <Why label="End the position">
                <Form
                  action={endAPosition}
                  submit="End it"
                  kind="plain"
                  compact
                  done="It ends on that day."
                >
                  <Hidden name="position" value={it.id} />
                  <DateField name="on" label="Last day" min={it.today} required />
                  {it.beyond > 0 && (
                    <CheckField
                      name="endPlacements"
                      label="Who is in it ends with it, and is told"
                    />
                  )}
                  <TextField name="reason" label="Why" required autoComplete="off" />
                </Form>
              </Why>
            </Section>
          )}
        </>
      }
    >
      {it.ended && it.until && (
        <Banner tone="plain">
          This position ended on <DayText day={it.until} />.
        </Banner>
      )}
      <History it={it} />
      <Section title="What it asks for" note="now, before and to come">
        <List>
          {it.asks.map((one) => (
            <Row
              key={`${one.from} ${one.state}`}
              title={one.text}
              detail={
                <>
                  {one.state === 'withdrawn'
                    ? `announced for ${dayText(one.from, true)}, never in force`
                    : one.until
                      ? `${dayText(one.from, true)} to ${dayText(one.until, true)}`
                      : `${one.state === 'to come' ? 'from' : 'since'} ${dayText(one.from, true)}`}
                  {(one.by || one.because) && (
                    <Because>{[one.by, one.because].filter(Boolean).join(': ')}</Because>
                  )}
                </>
              }
              status={<Status tone={states[one.state][0]}>{states[one.state][1]}</Status>}
            />
          ))}
        </List>
      </Section>
      <Section
        title="Who was in it"
        note="since the beginning, with what qualified them on their first day"
      >
        {it.people.length ? (
          <PeopleSince people={it.people} today={it.today} />
        ) : (
          <Empty
            title="Nobody was ever in it"
            action={
              it.mayChange.ok && (
                <ButtonLink href={`/candidates?position=${it.id}`}>See who can take it</ButtonLink>
              )
            }
          >
            It has been open since {dayText(it.from)}.
          </Empty>
        )}
      </Section>
    </Page>
  )
}
