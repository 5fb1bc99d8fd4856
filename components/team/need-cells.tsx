export type NeedCell = { key: string; label: string; have: number; need: number; note?: string }

const wordOf = ({ have, need }: NeedCell) => (have >= need ? 'met' : have > 0 ? 'short' : 'none')
const tones = { met: 'good', short: 'due', none: 'bad' } as const

/**
 * What a team asks for, each with how many are in place against how many are needed: a figure, a
 * word and an icon, never colour alone.
 */
export function NeedCells({ cells, label }: { cells: readonly NeedCell[]; label: string }) {
  return (
    <ul className="needs" aria-label={label}>
      {cells.map((it) => {
        const word = wordOf(it)
        return (
          <li key={it.key}>
            <span className={`tag ${tones[word]}`}>
              {it.have} of {it.need}
              {word === 'met' ? (
                <span className="sr-only"> in place</span>
              ) : (
                ` ${word === 'none' && it.need === 1 ? 'missing' : word}`
              )}
            </span>
            <span>{it.label}</span>
            {it.note && <small>{it.note}</small>}
          </li>
        )
      })}
    </ul>
  )
}
