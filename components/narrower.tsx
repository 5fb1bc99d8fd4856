import { Banner } from './banner'

type Site = { site: string; people: number; positions: number }

/** Why something is too much for a page, with a link to each site that is not. */
export function Narrower({ problem, sites, href }: { problem: string; sites: readonly Site[]; href: (site: string) => string }) {
  return (
    <Banner tone="due">
      <p>{problem}</p>
      {sites.length > 0 && (
        <ul className="narrower">
          {sites.map((it) => (
            <li key={it.site}>
              <a href={href(it.site)}>{it.site}</a>: {it.positions.toLocaleString('en')} {it.positions === 1 ? 'position' : 'positions'},{' '}
              {it.people.toLocaleString('en')} {it.people === 1 ? 'person' : 'people'}
            </li>
          ))}
        </ul>
      )}
    </Banner>
  )
}
