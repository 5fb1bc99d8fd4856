import { scaleLinear } from 'd3-scale'

export type Spread = {
  name: string
  least: number
  q1: number
  median: number
  q3: number
  most: number
}

const row = 44
const left = 92
const width = 640

/**
 * How numbers of days are spread, one line each: from least to most, the middle half as a box, the
 * median as a stroke. Its table stands beside it.
 */
export function SpreadChart({ lines, label }: { lines: readonly Spread[]; label: string }) {
  const most = Math.max(1, ...lines.map((it) => it.most))
  const x = scaleLinear([0, most], [left, width - 16]).nice()
  const height = lines.length * row + 28
  return (
    <svg className="spread" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {x.ticks(6).map((tick) => (
        <g key={tick}>
          <line className="grid" x1={x(tick)} x2={x(tick)} y1={0} y2={height - 24} />
          <text className="tick" x={x(tick)} y={height - 8} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      {lines.map((it, n) => {
        const y = n * row + row / 2
        return (
          <g key={it.name}>
            <text x={0} y={y + 4}>
              {it.name}
            </text>
            <line className="range" x1={x(it.least)} x2={x(it.most)} y1={y} y2={y} />
            <rect
              x={x(it.q1)}
              width={Math.max(2, x(it.q3) - x(it.q1))}
              y={y - 10}
              height={20}
              rx={3}
            />
            <line className="median" x1={x(it.median)} x2={x(it.median)} y1={y - 13} y2={y + 13} />
          </g>
        )
      })}
    </svg>
  )
}
