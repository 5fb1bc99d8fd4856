import { ask } from '@/app/_web/ask'
import { TextField } from '@/components/form/fields'
import { List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Filters } from '@/components/table/filters'
import { search } from '@/university/reports/queries/search'

export default async function Search({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  const { words, places, results, more } = await ask(search, await searchParams)
  return (
    <Page
      title="Search"
      facts={
        words
          ? `People, courses, certifications and teams with words that begin like “${words}”.`
          : 'People, courses, certifications, teams and places.'
      }
    >
      <Filters submit="Search">
        <TextField name="words" label="Words" type="search" value={words} />
      </Filters>
      {places.length > 0 && (
        <Section title="Places">
          <List>
            {places.map(({ title, href }) => (
              <Row key={href} title={title} href={href} />
            ))}
          </List>
        </Section>
      )}
      {results.length > 0 && (
        <Section title="Found" note={more && 'There are more: add a word.'}>
          <List>
            {results.map(({ kind, title, detail, href }) => (
              <Row key={href} title={title} href={href} detail={`${kind} · ${detail}`} />
            ))}
          </List>
        </Section>
      )}
      {words && !results.length && !places.length && (
        <Empty title="Nothing that you can see">
          Try the beginning of a name, a code such as LNX-201, a customer or a job title.
        </Empty>
      )}
    </Page>
  )
}
