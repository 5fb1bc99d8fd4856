import qrcode from 'qrcode-generator'

/**
 * The dark squares of a QR code as one path, in a square of `size` units; with quiet ground of two
 * around it.
 */
export function qrPath(text: string): { d: string; size: number } {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  let d = ''
  for (let y = 0; y < count; y++)
    for (let x = 0; x < count; x++) {
      if (!code.isDark(y, x)) continue
      let run = 1
      while (x + run < count && code.isDark(y, x + run)) run++
      d += `M${x + 2} ${y + 2}h${run}v1h-${run}z`
      x += run - 1
    }
  return { d, size: count + 4 }
}

/** An address to point a phone at, drawn on the server. */
export function Qr({ to, label }: { to: string; label: string }) {
  const { d, size } = qrPath(to)
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={d} fill="#211c16" />
    </svg>
  )
}
