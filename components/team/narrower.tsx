import { Banner } from '../page/banner'

type Site = { site: string; people: number; positions: number }
type Team = { code: string; customer: string; positions: number; empty: number }
const many = (n: number, one: string, more: string) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : more}`

/**
 * Why something is too much for a page, with a link to each site, or the teams with most empty
 * positions, that is not.
 */
export function Narrower(props: {
  problem: string
  sites: readonly Site[]
  teams?: readonly Team[]
  href: (by: { site?: string; team?: string }) => string
}) {
  const { problem, sites, teams = [], href } = props
  return (
    <Banner tone="due">
      <p>{problem}</p>
      {sites.length + teams.length > 0 && (
        <ul className="narrower">
          {sites.map((it) => (
            <li key={it.site}>
              <a href={href({ site: it.site })}>{it.site}</a>:{' '}
              {many(it.positions, 'position', 'positions')}, {many(it.people, 'person', 'people')}
            </li>
          ))}
          {teams.map((it) => (
            <li key={it.code}>
              <a href={href({ team: it.code })}>{it.customer}</a>: {it.empty.toLocaleString('en')}{' '}
              of {many(it.positions, 'position', 'positions')} empty
            </li>
          ))}
        </ul>
      )}
    </Banner>
  )
}
