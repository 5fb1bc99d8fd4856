export type CoverageLine = {
  label: string
  months: readonly { day: string; have: number; need: number }[]
}

const tone = ({ have, need }: { have: number; need: number }) =>
  need === 0 ? 'plain' : have >= need ? 'good' : have > 0 ? 'due' : 'bad'
const monthName = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en', { month: 'short', timeZone: 'UTC' })

/**
 * Holders in place at the end of each month against what is needed: a number, never colour alone.
 * On a phone each line stands under its name.
 */
export function CoverageGrid({
  lines,
  caption,
}: {
  lines: readonly CoverageLine[]
  caption: string
}) {
  return (
    <table className="cover">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <td />
          {lines[0]?.months.map(({ day }) => (
            <th key={day} scope="col">
              {monthName(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, months }) => (
          <tr key={label}>
            <th scope="row">
              {label} <span>needs {Math.max(...months.map((it) => it.need))}</span>
            </th>
            {months.map((it) => (
              <td
                key={it.day}
                className={tone(it)}
                title={`${it.have} of ${it.need} at the end of ${monthName(it.day)}`}
              >
                {it.have}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
