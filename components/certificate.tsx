import type { ReactNode } from 'react'

/** A certificate as a sheet: on screen a card, on paper the whole page. The state stands under it, because a certificate alone does not say whether it still holds. */
export function Certificate(props: {
  says: string
  verb: string
  holder: string
  name: string
  issuer: string
  facts: ReactNode
  state: ReactNode
  code: string
}) {
  const { says, verb, holder, name, issuer, facts, state, code } = props
  return (
    <article className="certificate">
      <p>{says}</p>
      <h1>{holder}</h1>
      <p>{verb}</p>
      <h2>{name}</h2>
      <p>awarded by {issuer}</p>
      <div>{facts}</div>
      <footer>
        {state}
        <code>{code}</code>
      </footer>
    </article>
  )
}
