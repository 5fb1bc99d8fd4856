type Place = { id: number; title?: string; customer?: string; code?: string }
type It = {
  competing: number
  qualified: number
  room: number
  short: number
  positions: Place[]
  people: { id: number; name: string }[]
}

/** A proof in a sentence, with the names it rests on. */
export function Proof({ it }: { it: It }) {
  const more = (all: number, shown: number) =>
    all > shown ? ` and ${(all - shown).toLocaleString('en')} more` : ''
  if (it.qualified === 0)
    return (
      <p>
        Nobody in the company qualifies, so no move can help. Someone has to be certified, or hired.
      </p>
    )
  return (
    <>
      <p>
        {it.competing === 1 ? 'This position asks' : `${it.competing} positions compete`} for the
        same {it.qualified === 1 ? 'person' : `${it.qualified} people`}, who{' '}
        {it.qualified === 1 ? 'has' : 'have'} room for {it.room} of them. So {it.short}{' '}
        {it.short === 1 ? 'stays' : 'stay'} empty, however anyone moves.
      </p>
      <p>
        People:{' '}
        {it.people.map((one, n) => (
          <span key={one.id}>
            {n > 0 && ', '}
            <a href={`/people/${one.id}`}>{one.name}</a>
          </span>
        ))}
        {more(it.qualified, it.people.length)}.
      </p>
      <p>
        Positions:{' '}
        {it.positions.map((one, n) => (
          <span key={one.id}>
            {n > 0 && '; '}
            {one.title} with{' '}
            {one.code ? <a href={`/teams/${one.code}`}>{one.customer}</a> : one.customer}
          </span>
        ))}
        {more(it.competing, it.positions.length)}.
      </p>
    </>
  )
}
