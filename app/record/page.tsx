import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { SelectField, TextField } from '@/components/form/fields'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { When } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Table } from '@/components/table/table'
import { recordOf, type TrailEvent } from '@/university/record/queries'

const columns = [
  { head: 'When' },
  { head: 'Who' },
  { head: 'What' },
  { head: 'About' },
  { head: 'Facts' },
]

export default async function TheRecord({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const { events, next, verbs, person, asked, zone, now } = await ask(recordOf, await searchParams)
  const options = [
    { value: '', label: 'Anything' },
    ...verbs.map(({ verb, what }) => ({ value: verb, label: what })),
  ]
  return (
    <Page
      title="The record"
      facts={
        person
          ? `What ${person.name} did, and what was done about them.`
          : 'Everything that changed anything, newest first.'
      }
    >
      <Filters>
        <SelectField name="verb" label="What" options={options} value={asked.verb} />
        <TextField
          name="person"
          label="Person"
          type="search"
          value={asked.person}
          hint="E-mail address or employee id"
        />
      </Filters>
      <Table
        caption="Events"
        columns={columns}
        rows={events.map(({ id, at, by, who, onBehalfOf, what, about, facts }) => ({
          key: id,
          cells: [
            <When key="when" at={at} zone={zone} now={now} />,
            by ? (
              <span key="who">
                <a href={`/people/${by.id}`}>{by.name}</a>
                {onBehalfOf && ` for ${onBehalfOf.name}`}
              </span>
            ) : (
              who
            ),
            what,
            <About key="about" it={about} />,
            facts.length ? (
              <Why key="facts" label={`${facts.length} ${facts.length === 1 ? 'fact' : 'facts'}`}>
                {facts.map(([name, value]) => `${name}: ${value}`).join(' · ')}
              </Why>
            ) : (
              ''
            ),
          ],
        }))}
        empty={
          <Empty title="Nothing matches">
            Nothing of this kind happened, or not about this person.
          </Empty>
        }
      />
      {next && (
        <ButtonLink href={`/record?${new URLSearchParams({ ...asked, before: String(next) })}`}>
          Earlier
        </ButtonLink>
      )}
    </Page>
  )
}

/**
 * What an event touched, each with its page. An enrolment and an attempt have only a number: who
 * and which course stand beside it.
 */
function About({ it }: { it: TrailEvent['about'] }) {
  const named = it.filter(({ kind }) => kind !== 'enrolment' && kind !== 'attempt')
  return (named.length ? named : it).map(({ kind, id, name, href }, i) => (
    <span key={`${kind} ${id}`}>
      {i > 0 && ', '}
      {href ? <a href={href}>{kind === 'holding' ? 'the holding' : name}</a> : name}
    </span>
  ))
}
