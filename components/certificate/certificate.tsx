import type { ReactNode } from 'react'
import { Qr } from './qr'

/**
 * A certificate as a sheet: on screen a card, on paper the whole page. The state stands under it,
 * because a certificate alone does not say whether it still holds.
 */
export function Certificate(props: {
  says: string
  verb: string
  holder: string
  name: string
  issuer: string
  facts: ReactNode
  state: ReactNode
  code: string
  /** Where it can be checked. */
  address: string
}) {
  const { says, verb, holder, name, issuer, facts, state, code, address } = props
  return (
    <article className="certificate">
      <p>{says}</p>
      <h1>{holder}</h1>
      <p>{verb}</p>
      <h2>{name}</h2>
      <p>awarded by {issuer}</p>
      <div>{facts}</div>
      <footer>
        <div>
          {state}
          <code>{code}</code>
        </div>
        <Qr to={address} label={`QR code of ${address}`} />
      </footer>
    </article>
  )
}

/** What stands beside a certificate on screen, and not on paper. */
export function BesideCertificate({ children }: { children: ReactNode }) {
  return <div className="beside">{children}</div>
}

function Picture({ src, name, size }: { src: string; name: string; size: number }) {
  // biome-ignore lint/performance/noImgElement: a small PNG of our own, sent as it is
  return <img src={src} alt={`Badge: ${name}`} width={size} height={size} />
}

/** The picture of the badge with the ways to take it along. */
export function BadgePicture({
  src,
  name,
  children,
}: {
  src: string
  name: string
  children: ReactNode
}) {
  return (
    <div className="badge">
      <Picture src={src} name={name} size={148} />
      <div>{children}</div>
    </div>
  )
}

/** One of the badges we give, in a list. */
export function BadgeRow({ src, name }: { src: string; name: string }) {
  return (
    <li className="row badge-row">
      <Picture src={src} name={name} size={56} />
      <b>{name}</b>
    </li>
  )
}
