import type { ReactNode } from 'react'
import type { Preview } from '@/app/certifications/rule-fields'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Facts } from '@/components/page/facts'
import { Markdown } from '@/components/page/markdown'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Why } from '@/components/page/why'
import { Table } from '@/components/table/table'
import { spoken } from '@/university/calendar'
import type { Effect } from '@/university/certification/awards/rules/effects-of-rule'

const titles: Record<Effect, string> = {
  awarded: 'Would be awarded it',
  renewed: 'Would be renewed',
  lost: 'Would stop counting',
  regained: 'Would count again',
  until: 'Would count until another day',
  window: 'Whose renewal window moves',
  grace: 'Whose grace changes',
  work: 'Whose work under way changes',
}

/** What is shown opened: somebody gains or loses. */
const decisive: Effect[] = ['awarded', 'renewed', 'lost', 'regained']
const people = (n: number) => `${n} ${n === 1 ? 'person' : 'people'}`
const lines = (all: readonly string[]) => all.map((one) => `* ${one}`).join('\n')

/**
 * What a rule says and would do: its lines in words, before and after, and who is touched.
 * `children`: how it is made so.
 */
export function RuleEffects({ it, children }: { it: Preview; children: ReactNode }) {
  if (!it.preview || !('parsed' in it)) return null
  const { preview, parsed } = it
  return (
    <>
      {preview.notes.length > 0 && (
        <Banner tone="due">
          <Markdown source={preview.notes.join(' ')} />
        </Banner>
      )}
      <Section title="As it is understood" note={`From ${spoken(preview.day)}`}>
        <Card>
          <Markdown
            source={`**To earn**\n\n${parsed.earn.length ? lines(parsed.earn) : 'Nothing: it is awarded by hand only.'}`}
          />
          <Markdown
            source={`**To renew**\n\n${parsed.renew.length ? lines(parsed.renew) : 'As to earn, in the window.'}`}
          />
          <Markdown
            source={`**If late**\n\n${parsed.late.length ? lines(parsed.late) : 'As to earn.'}`}
          />
        </Card>
      </Section>
      {it.of && (
        <Section title="What changes" note={`${preview.changes.length} of what the rule says`}>
          <Table
            caption="Before and after"
            columns={[
              { head: 'What' },
              { head: 'Before', named: true },
              { head: 'After', named: true },
            ]}
            empty={<Empty title="Nothing changes">Change a field below.</Empty>}
            rows={preview.changes.map((one) => ({
              key: one.what,
              cells: [<b key="what">{one.what}</b>, one.before, one.after],
            }))}
          />
        </Section>
      )}
      <Section title="Who is affected" note={preview.people ? people(preview.people) : 'Nobody'}>
        {preview.effects.map(({ effect, count, rows }) => {
          const said = `${titles[effect]}: ${people(count)}${count > rows.length ? `, the first ${rows.length} of them here` : ''}`
          return decisive.includes(effect) || count <= 3 ? (
            <Changed key={effect} caption={said} rows={rows} shown />
          ) : (
            <Why key={effect} label={said}>
              <Changed caption={said} rows={rows} />
            </Why>
          )
        })}
        {!preview.people && (
          <Empty title="Nobody is affected on that day">
            Awards already given keep their dates; the rule is for the next ones.
          </Empty>
        )}
      </Section>
      <Section title="Where it is required">
        <Card>
          <Facts
            items={[
              [
                'Positions',
                preview.positions.count
                  ? `${preview.positions.count} in ${preview.positions.teams} teams: ${preview.positions.rows.map((one) => `${one.title} (${one.customer})`).join(', ')}${preview.positions.count > preview.positions.rows.length ? ' …' : ''}`
                  : 'None',
              ],
              ['Rules to hold it', preview.holdRules ? String(preview.holdRules) : 'None'],
              [
                'Other certifications',
                preview.requiredBy.length
                  ? preview.requiredBy.map((one) => one.short).join(', ')
                  : 'None',
              ],
            ]}
          />
        </Card>
      </Section>
      {children}
    </>
  )
}

type Rows = NonNullable<Preview['preview']>['effects'][number]['rows']
function Changed({ caption, rows, shown }: { caption: string; rows: Rows; shown?: boolean }) {
  return (
    <Table
      caption={caption}
      showCaption={shown}
      columns={[
        { head: 'Person' },
        { head: 'By the rule before', named: true },
        { head: 'By this one', named: true },
      ]}
      rows={rows.map((one) => ({
        key: one.id,
        cells: [
          <PersonName
            key="person"
            name={one.name}
            href={`/people/${one.id}`}
            detail={one.jobTitle}
          />,
          one.before,
          one.after,
        ],
      }))}
    />
  )
}
