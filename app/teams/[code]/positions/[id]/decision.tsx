import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/form/button'
import { DateField, TextField } from '@/components/form/fields'
import { PreviewForm } from '@/components/form/preview-form'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import type { Verdict } from '@/university/at'

type Affected = {
  id: number
  name: string
  shadow: boolean
  qualifies: boolean
  lost: boolean
  because: string
}
type Decided = {
  position: { id: number; title: string; code: string; customer: string }
  today: string
  given: { from: string; reason: string } & Record<string, unknown>
  wrong: Record<string, string>
  may: Verdict
}

/**
 * Something about a position is decided in two steps: what is typed, then what it would mean and
 * who is touched. `meaning` is there once it was asked; then what was typed stands beside it.
 * `note`: what belongs under the fields.
 */
export function Decision(props: {
  title: string
  now: string
  it: Decided
  fields: ReactNode
  note?: ReactNode
  meaning: ReactNode
}) {
  const { title, now, it, fields, note, meaning } = props
  const { position, given } = it
  const form = (
    <Card>
      <PreviewForm typed={given} wrong={it.wrong} submit="See what it would mean">
        {fields}
        <DateField
          name="from"
          label="From"
          value={given.from}
          min={it.today}
          hint="A later day announces it."
        />
        <TextField
          name="reason"
          label="Why"
          value={given.reason}
          hint="Kept with the decision."
          required
          autoComplete="off"
        />
      </PreviewForm>
      {note}
    </Card>
  )
  return (
    <Page
      title={title}
      about={`${position.title}, ${position.customer}`}
      facts={
        <>
          <a href={`/teams/${position.code}/positions/${position.id}`}>{position.title}</a> with{' '}
          {position.customer} · {now}
        </>
      }
      aside={meaning ? <Section title="What you typed">{form}</Section> : undefined}
    >
      {!it.may.ok && <Banner tone="plain">{it.may.because}</Banner>}
      {meaning ?? (it.may.ok && form)}
    </Page>
  )
}

/** Who a decision takes the position from, by name. */
export const noLonger = (people: readonly Affected[]) =>
  people
    .filter((one) => one.lost)
    .map((one) => one.name)
    .join(', ') || 'nobody who does now'

/** Whoever is in the position from the day on, and how each would stand. */
export function WhoIsInIt({
  people,
  position,
  on,
  note,
}: {
  people: readonly Affected[]
  position: number
  on: string
  note: string
}) {
  return (
    <Section title="Who is in it" note={note}>
      {people.length ? (
        <List>
          {people.map((one) => (
            <Row
              key={`${one.id} ${one.shadow}`}
              title={one.name}
              href={`/people/${one.id}`}
              detail={[one.shadow && 'shadow', one.because].filter(Boolean).join(' · ')}
              status={
                <Status tone={one.qualifies ? 'good' : 'bad'}>
                  {one.qualifies
                    ? 'Qualifies'
                    : one.lost
                      ? 'Would no longer qualify'
                      : 'Does not qualify'}
                </Status>
              }
            />
          ))}
        </List>
      ) : (
        <Empty
          title="Nobody is in it"
          action={
            <ButtonLink href={`/candidates?position=${position}&from=${on}`}>
              See who could take it
            </ButtonLink>
          }
        >
          This is for whoever comes.
        </Empty>
      )}
    </Section>
  )
}
