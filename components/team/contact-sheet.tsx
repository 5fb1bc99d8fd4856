import { dayText, timeText } from '../page/dates'

type Contact = {
  id: number
  name: string
  href: string
  position: string
  shadow: boolean
  shift: string
  site: string
  timeZone: string
  numbers: readonly { label: string; number: string }[]
  away: boolean
  backOn: string | null
}

/** A number as a link that calls it. */
const tel = (number: string) => `tel:${number.replaceAll(/[^+\d]/g, '')}`
const clock = (zone: string, now: Date) => timeText(+now, zone, +now).split(' ').slice(-2).join(' ')

/**
 * Who is on a team, where and when they work and the numbers they shared, on one sheet of paper.
 */
export function ContactSheet(props: {
  customer: string
  code: string
  site: string
  people: readonly Contact[]
  today: string
  now: Date
  zone: string
  printedBy: string
}) {
  const { customer, code, site, people, today, now, zone, printedBy } = props
  return (
    <article className="contacts">
      <h2>
        {customer} <span>{code}</span>
      </h2>
      <p>{site}</p>
      <table className="table">
        <caption className="sr-only">People of {customer} and their numbers</caption>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Position</th>
            <th scope="col">Shift and time</th>
            <th scope="col">Numbers</th>
          </tr>
        </thead>
        <tbody>
          {people.map((it) => (
            <tr key={it.id}>
              <td>
                <a href={it.href}>{it.name}</a>
                {it.away && (
                  <span className="detail">
                    away{it.backOn ? ` until ${dayText(it.backOn, true)}` : ''}
                  </span>
                )}
              </td>
              <td>
                {it.position}
                {it.shadow && <span className="detail">shadow</span>}
              </td>
              <td>
                {`${it.shift}s`}
                <span className="detail">
                  {it.site || it.timeZone.replaceAll('_', ' ')}, {clock(it.timeZone, now)} now
                </span>
              </td>
              <td>
                {it.numbers.map((one) => (
                  <div key={one.number}>
                    <a href={tel(one.number)}>{one.number}</a>{' '}
                    <span className="detail">{one.label}</span>
                  </div>
                ))}
                {it.numbers.length === 0 && <span className="detail">shares none</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        As of {dayText(today)}, printed {timeText(+now, zone, +now)} by {printedBy}. Numbers were
        shared by their owners for this team: do not pass them on.
      </footer>
    </article>
  )
}
