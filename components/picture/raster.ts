import { deflateSync } from 'node:zlib'

/*
 * Filled outlines to pixels, without a library: each edge adds the area it covers to a row's
 * running sum, so the sum along the row is the exact coverage of each pixel. Used for the picture
 * of a badge, which must exist as a PNG on any machine.
 */

/** A point list for each contour, in pixels. */
type Contours = readonly (readonly (readonly [number, number])[])[]
export type Fill = { contours: Contours; colour: readonly [number, number, number] }

function addEdge(
  sums: Float32Array,
  width: number,
  height: number,
  from: readonly [number, number],
  to: readonly [number, number],
) {
  if (from[1] === to[1]) return
  const way = from[1] < to[1] ? 1 : -1
  const [top, bottom] = way === 1 ? [from, to] : [to, from]
  const slope = (bottom[0] - top[0]) / (bottom[1] - top[1])
  let x = top[1] < 0 ? top[0] - top[1] * slope : top[0]
  const last = Math.min(height, Math.ceil(bottom[1]))
  for (let y = Math.max(0, Math.floor(top[1])); y < last; y++) {
    const down = Math.min(y + 1, bottom[1]) - Math.max(y, top[1])
    const next = x + slope * down
    addRow(sums, y * width, width, Math.min(x, next), Math.max(x, next), down * way)
    x = next
  }
}

/**
 * The area right of a piece of edge that runs from `left` to `right` inside one row, `down` pixels
 * high.
 */
function addRow(
  sums: Float32Array,
  row: number,
  width: number,
  left: number,
  right: number,
  down: number,
) {
  const add = (column: number, area: number) => {
    const at = row + Math.max(0, Math.min(width - 1, column))
    sums[at] = (sums[at] as number) + area
  }
  const first = Math.floor(left)
  const run = right - left
  if (right <= first + 1) {
    const inside = down * (first + 1 - (left + right) / 2)
    add(first, inside)
    add(first + 1, down - inside)
    return
  }
  // What has been covered left of each pixel's far side grows as the edge crosses it.
  let before = 0
  const end = Math.ceil(right)
  for (let column = first; column < end; column++) {
    const a = Math.max(left, column)
    const b = Math.min(right, column + 1)
    const area = (down / run) * ((b - a) * (column + 1 - (a + b) / 2)) + (down / run) * (a - left)
    add(column, area - before)
    before = area
  }
  add(end, down - before)
}

/** The pixels an outline can touch. */
function around(
  contours: Contours,
  width: number,
  height: number,
): [number, number, number, number] {
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (const [x, y] of contours.flat()) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return [
    Math.max(0, Math.floor(left)),
    Math.max(0, Math.floor(top)),
    Math.min(width, Math.ceil(right) + 1),
    Math.min(height, Math.ceil(bottom) + 1),
  ]
}

/** The picture as a PNG with a transparent ground: fills in order, the later over the earlier. */
export function pixels(width: number, height: number, fills: readonly Fill[]): Buffer {
  const rgba = new Float32Array(width * height * 4)
  for (const { contours, colour } of fills) {
    const sums = new Float32Array(width * height)
    for (const points of contours)
      for (const [n, point] of points.entries())
        addEdge(
          sums,
          width,
          height,
          point,
          points[(n + 1) % points.length] as readonly [number, number],
        )
    const [left, top, right, bottom] = around(contours, width, height)
    for (let y = top; y < bottom; y++) {
      let sum = 0
      for (let x = left; x < right; x++) {
        sum += sums[y * width + x] as number
        const cover = Math.min(1, Math.abs(sum))
        if (cover < 0.002) continue
        const at = (y * width + x) * 4
        const under = (rgba[at + 3] as number) * (1 - cover)
        const alpha = cover + under
        for (let c = 0; c < 3; c++)
          rgba[at + c] = ((colour[c] as number) * cover + (rgba[at + c] as number) * under) / alpha
        rgba[at + 3] = alpha
      }
    }
  }
  return png(width, height, rgba)
}

const table = Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})
/**
 * One part of the file: its length, name, content and CRC-32, which node:zlib has only in newer
 * versions of Node.
 */
function chunk(name: string, content: Uint8Array): Buffer {
  const part = Buffer.alloc(content.length + 12)
  part.writeUInt32BE(content.length, 0)
  part.write(name, 4, 'latin1')
  part.set(content, 8)
  let sum = 0xffffffff
  for (const byte of part.subarray(4, content.length + 8))
    sum = (table[(sum ^ byte) & 255] as number) ^ (sum >>> 8)
  part.writeUInt32BE((sum ^ 0xffffffff) >>> 0, content.length + 8)
  return part
}

function png(width: number, height: number, rgba: Float32Array): Buffer {
  const rows = Buffer.alloc((width * 4 + 1) * height)
  for (let y = 0; y < height; y++)
    for (let i = 0; i < width * 4; i++) {
      const value = rgba[y * width * 4 + i] as number
      rows[y * (width * 4 + 1) + 1 + i] = Math.round(i % 4 === 3 ? value * 255 : value)
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits for each of red, green, blue and opacity.
  head.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ])
}
