import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { DayAsked } from '@/components/form/day-asked'
import { DateField, Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { consequences } from '@/university/staffing/placement/queries/consequences'
import { swap } from '../actions'
import { Breaks } from '../breaks'
import { Whose } from '../head'
import type { Consequences } from '../placement'

export default async function Swap({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string>>
}) {
  const given = await searchParams
  const it = await ask(consequences, { ...given, placement: (await params).id, act: 'swap' })
  const { placement, other } = it
  return (
    <Page
      title={
        other ? `Swap ${placement.name} and ${other.name}` : `Who could swap with ${placement.name}`
      }
      facts={<Whose it={it} />}
      action={
        other && (
          <ButtonLink href={`/placements/${placement.id}/swap?on=${it.on}`}>
            Someone else
          </ButtonLink>
        )
      }
    >
      <Filters label="From which day" submit="Show">
        {other && <Hidden name="with" value={other.id} />}
        <DateField name="on" label="First day in each other’s place" value={it.on} />
      </Filters>
      <DayAsked on={given.on} shown={it.on} />
      {other && it.exchange ? (
        <>
          <Breaks it={it} />
          <Act it={it} other={other} exchange={it.exchange} />
        </>
      ) : (
        <Partners it={it} />
      )}
    </Page>
  )
}

function Partners({ it }: { it: Consequences }) {
  return (
    <>
      {it.partners.length > 0 ? (
        <Section title="Both would qualify">
          <Swaps it={it} with={it.partners} />
        </Section>
      ) : (
        <Empty
          title="Nobody can take this place while they take theirs"
          action={
            <ButtonLink href={`/placements/${it.placement.id}/move?on=${it.on}`}>
              What breaks if they go
            </ButtonLink>
          }
        >
          Both must qualify for the other’s position, on its shift and at its site.
        </Empty>
      )}
      {it.teammates.length > 0 && (
        <Section
          title="On the same team, by exception"
          note="each exception has a reason and an end"
        >
          <Swaps it={it} with={it.teammates} />
        </Section>
      )}
    </>
  )
}

const Swaps = ({ it, with: partners }: { it: Consequences; with: Consequences['partners'] }) => (
  <List>
    {partners.map((one) => (
      <Row
        key={one.id}
        title={`${one.name}, ${one.title} with ${one.customer}`}
        detail={`${one.name} here: ${one.theirs}. ${it.placement.name} there: ${one.mine}.`}
        action={
          <ButtonLink
            size="small"
            href={`/placements/${it.placement.id}/swap?with=${one.id}&on=${it.on}`}
            label={`Swap with ${one.name}`}
          >
            See what that changes
          </ButtonLink>
        }
      />
    ))}
  </List>
)

type Props = {
  it: Consequences
  other: NonNullable<Consequences['other']>
  exchange: NonNullable<Consequences['exchange']>
}
function Act({ it, other, exchange }: Props) {
  const stopped = exchange.find((one) => !one.may.ok && !one.liftable)
  const [mine, theirs] = exchange
  const because = it.mayAct.ok
    ? stopped && !stopped.may.ok
      ? `${stopped.name}: ${stopped.may.because}`
      : undefined
    : it.mayAct.because
  return (
    <Section title="Swap them" note="each for as long as the other was to be there">
      <Card>
        {exchange.map((one) => (
          <p key={one.name}>
            {one.name} to {one.where}{' '}
            <Status tone={one.may.ok ? 'good' : 'bad'}>
              {one.may.ok ? 'Qualifies' : 'Does not qualify'}
            </Status>
            <Because>{one.verdict}</Because>
          </p>
        ))}
        <p>
          From <DayText day={it.first} today={it.today} />. Both or neither.
        </p>
        <Form action={swap} submit="Swap" because={because}>
          <Hidden name="placement" value={it.placement.id} />
          <Hidden name="with" value={other.id} />
          <Hidden name="on" value={it.on} />
          <TextField name="reason" label="Why" required />
          {mine?.liftable && (
            <Excepted
              names={['exceptionReason', 'exceptionUntil']}
              who={mine.name}
              from={it.first}
              until={other.until}
            />
          )}
          {theirs?.liftable && (
            <Excepted
              names={['otherReason', 'otherUntil']}
              who={theirs.name}
              from={it.first}
              until={it.placement.until}
            />
          )}
        </Form>
      </Card>
    </Section>
  )
}

/** The exception one of the two takes. */
const Excepted = ({
  names: [reason, end],
  who,
  from,
  until,
}: {
  names: readonly [string, string]
  who: string
  from: string
  until: string | null
}) => (
  <>
    <TextField name={reason} label={`Why it is right though ${who} does not qualify`} required />
    <DateField
      name={end}
      label={`The exception for ${who} ends on`}
      required
      min={from}
      max={until ?? undefined}
    />
  </>
)
