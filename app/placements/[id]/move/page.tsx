import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { DayAsked } from '@/components/form/day-asked'
import { DateField, Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Filters } from '@/components/table/filters'
import { consequences } from '@/university/staffing/placement/queries/consequences'
import { move } from '../actions'
import { Breaks } from '../breaks'
import { Whose } from '../head'
import type { Consequences } from '../placement'

export default async function Move({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string>>
}) {
  const given = await searchParams
  const it = await ask(consequences, { ...given, placement: (await params).id, act: 'move' })
  const { placement, target } = it
  return (
    <Page
      title={
        target
          ? `Move ${placement.name} to ${target.customer}`
          : `What breaks if ${placement.name} goes`
      }
      facts={<Whose it={it} />}
      action={
        target && (
          <ButtonLink href={`/placements/${placement.id}/move?on=${it.on}`}>
            Another target
          </ButtonLink>
        )
      }
    >
      <Filters label="From which day" submit="Show">
        {target && <Hidden name="to" value={target.id} />}
        <DateField
          name="on"
          label={target ? 'First day in the new place' : 'First day without them'}
          value={it.on}
        />
      </Filters>
      <DayAsked on={given.on} shown={it.on} />
      <Breaks it={it} />
      {target ? <Act it={it} target={target} /> : <Targets it={it} />}
    </Page>
  )
}

function Targets({ it }: { it: Consequences }) {
  return (
    <Section
      title="Where they could go"
      note="empty that day, on their shift and site, and they hold what is asked for"
    >
      {it.targets.length > 0 ? (
        <List>
          {it.targets.map((one) => (
            <Row
              key={one.id}
              title={`${one.title} with ${one.customer}`}
              detail={one.verdict}
              status={one.criticality === 3 && <Status tone="bad">Critical</Status>}
              action={
                <ButtonLink
                  size="small"
                  href={`/placements/${it.placement.id}/move?to=${one.id}&on=${it.on}`}
                  label={`Move to ${one.title} with ${one.customer}`}
                >
                  See what that changes
                </ButtonLink>
              }
            />
          ))}
        </List>
      ) : (
        <Empty
          title="No empty position is one they qualify for"
          action={
            <ButtonLink href={`/placements/${it.placement.id}/swap?on=${it.on}`}>
              Swap with someone
            </ButtonLink>
          }
        >
          A move needs an empty position on their shift and at their site. A swap needs someone who
          can take this one.
        </Empty>
      )}
    </Section>
  )
}

function Act({ it, target }: { it: Consequences; target: NonNullable<Consequences['target']> }) {
  const because = it.mayAct.ok
    ? target.may.ok || target.liftable
      ? undefined
      : target.may.because
    : it.mayAct.because
  return (
    <Section title="Move them">
      {target.kind !== 'qualified' && (
        <Banner tone={target.kind === 'unqualified' && !target.fitsUntil ? 'bad' : 'due'}>
          {target.verdict}
          {target.kind === 'expires during' &&
            '. The renewal is asked of them when they are moved.'}
          {target.fitsUntil && (
            <>
              {'. '}
              <a
                href={`/placements/${it.placement.id}/move?${new URLSearchParams({ to: String(target.id), on: it.on, until: target.fitsUntil })}`}
              >
                Move them only until <DayText day={target.fitsUntil} />
              </a>
            </>
          )}
        </Banner>
      )}
      <Card>
        <p>
          To {target.title} with <a href={`/teams/${target.code}`}>{target.customer}</a>,{' '}
          <DayText day={it.first} today={it.today} />{' '}
          {it.until ? (
            <>
              to <DayText day={it.until} />
            </>
          ) : (
            'on, without an end'
          )}
          . {target.kind === 'qualified' && `${target.verdict}.`}
        </p>
        <Form action={move} submit="Move" because={because}>
          <Hidden name="placement" value={it.placement.id} />
          <Hidden name="to" value={target.id} />
          <Hidden name="on" value={it.on} />
          <DateField
            name="until"
            label="Last day there"
            value={it.until}
            min={it.first}
            hint="Empty: without an end."
          />
          <TextField name="reason" label="Why" required />
          {target.liftable && (
            <>
              <TextField
                name="exceptionReason"
                label={
                  target.fitsUntil
                    ? 'Why it is right though they do not fit it then'
                    : 'Why it is right though they are not certified'
                }
                required
              />
              <DateField
                name="exceptionUntil"
                label="The exception ends on"
                required
                min={it.first}
                max={it.until ?? undefined}
              />
            </>
          )}
        </Form>
      </Card>
    </Section>
  )
}
