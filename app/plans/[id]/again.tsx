import { Hidden } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { make } from '../actions'
import type { Plan } from './plan'

/**
 * The same wishes in one press, where the plan came to nothing; a day that has begun is chosen anew
 * beside.
 */
export function Again({ it }: { it: Plan }) {
  if (!it.mayMake.ok) return null
  if (it.on <= it.today) return <p>Its day has begun: choose a later one at “Adjust it”.</p>
  return (
    <Form action={make} submit="Make it again" kind="plain" size="small">
      <WishesKept it={it} />
      <Hidden name="on" value={it.on} />
      {it.wishes.kinds.map((kind) => (
        <Hidden key={kind} name="kinds" value={kind} />
      ))}
      <Hidden name="anywhere" value={!it.wishes.sameSite} />
      <Hidden name="rules" value={it.wishes.rules} />
    </Form>
  )
}

/** What was pinned and forbidden, and which plan it comes from, as fields of a form. */
export function WishesKept({ it }: { it: Plan }) {
  return (
    <>
      {it.next.pinned.map((pair) => (
        <Hidden key={`p${pair}`} name="pin" value={pair.join(':')} />
      ))}
      {it.next.forbidden.map((pair) => (
        <Hidden key={`f${pair}`} name="forbid" value={pair.join(':')} />
      ))}
      <Hidden name="previous" value={it.id} />
    </>
  )
}
