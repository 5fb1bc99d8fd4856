import { Hidden, SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Why } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { make } from '../actions'
import { WishFields } from '../wishes'
import { WishesKept } from './again'
import type { Plan } from './plan'
import { wish } from './wish'

type Pair = readonly [number, number]

/**
 * What is wished when the plan is made anew: the pairs pinned and forbidden so far, with what was
 * just added.
 */
export function Adjust({ it }: { it: Plan }) {
  if (it.state === 'working' || !it.mayMake.ok) return null
  const { pinned, forbidden } = it.next
  const on = it.on > it.today ? it.on : ''
  const placeOf = (position: number) => {
    const place = it.places.get(position)
    return place ? `${place.title} with ${place.customer}` : 'a position that is not there'
  }
  const line = (pair: Pair, word: string) => (
    <p key={`${word} ${pair}`}>
      {it.named.get(pair[1]) ?? 'Someone'} {word} {placeOf(pair[0])}.{' '}
      <a href={wish(it, 'free', pair)}>Let go</a>
    </p>
  )
  return (
    <Section title="Adjust it">
      <Card id="adjust">
        {it.next.changed && <Banner tone="info">Not worked out yet: make the plan anew.</Banner>}
        {it.next.noOne && (
          <Banner tone="bad">
            Nobody, or more than one person, is called “{it.next.noOne}”. Give the e-mail address.
          </Banner>
        )}
        {pinned.map((pair) => line(pair, 'pinned to'))}
        {forbidden.map((pair) => line(pair, 'not as'))}
        {pinned.length + forbidden.length === 0 && (
          <p>
            {it.chainCount > 0
              ? 'Pin someone to a position, or forbid a pair, beside each change. Then make the plan anew: the wishes are kept.'
              : 'Ask for something else, and make the plan anew.'}
          </p>
        )}
        <Form action={make} submit="Make it anew" kind="plain">
          <WishesKept it={it} />
          <WishFields
            on={on}
            min={it.today}
            kind={it.wishes.kinds[0] ?? ''}
            anywhere={!it.wishes.sameSite}
            rules={it.wishes.rules}
          />
        </Form>
        {it.choices.length > 0 && (
          <Why label="Pin someone else" open={it.next.noOne !== undefined}>
            <Filters label="Pin someone to a position" submit="Pin">
              {Object.entries(it.next.asked).flatMap(([name, pairs]) =>
                pairs.map((pair) => (
                  <Hidden key={`${name}${pair}`} name={name} value={pair.join(':')} />
                )),
              )}
              <SelectField
                name="at"
                label="Position"
                options={it.choices}
                value={it.next.noOne && it.next.at}
              />
              <TextField
                name="who"
                label="Who"
                value={it.next.noOne}
                hint="Name, e-mail address or employee number"
              />
            </Filters>
          </Why>
        )}
      </Card>
    </Section>
  )
}
