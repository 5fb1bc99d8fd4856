import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'
import { type Fill, pixels } from '../picture/raster'

/*
 * The picture of a badge: a seal with the guildhall, what was achieved, and its year. One drawing
 * of outlines serves both forms, SVG and PNG; letters are outlines too, so it looks the same
 * wherever it is opened.
 */

type Command = { command: string; args: number[] }
type Shape = { fill: keyof typeof colours; path: Command[] }
const colours = {
  oxblood: [0x7a, 0x1f, 0x2b],
  paper: [0xfa, 0xf8, 0xf4],
  ink: [0x21, 0x1c, 0x16],
  soft: [0x62, 0x5a, 0x4e],
  line: [0xcf, 0xc6, 0xb5],
} as const
const size = 512
const middle = size / 2

const polygon = (points: [number, number][]): Command[] => [
  ...points.map(([x, y], n) => ({ command: n ? 'lineTo' : 'moveTo', args: [x, y] })),
  { command: 'closePath', args: [] },
]
const round = (count: number, radius: (n: number) => number): Command[] =>
  polygon(
    Array.from({ length: count }, (_, n) => {
      const angle = (n / count) * 2 * Math.PI
      return [middle + Math.sin(angle) * radius(n), middle - Math.cos(angle) * radius(n)]
    }),
  )
const circle = (radius: number) => round(180, () => radius)
const box = (x: number, y: number, w: number, h: number) =>
  polygon([
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ])

/** The house: roof, frieze, four columns, two steps. */
function house(y: number): Command[] {
  const columns = [-48, -19, 10, 39].flatMap((x) => box(middle + x, y + 45, 9, 36))
  const roof = polygon([
    [middle, y],
    [middle + 64, y + 30],
    [middle - 64, y + 30],
  ])
  return [
    ...roof,
    ...box(middle - 60, y + 35, 120, 5),
    ...columns,
    ...box(middle - 60, y + 86, 120, 6),
    ...box(middle - 68, y + 97, 136, 7),
  ]
}

const fonts = new Map<string, Font>()
/** The first of our serif's files that has every letter; Latin where none has. */
function fontFor(text: string): Font {
  const files = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese'].map((script) => {
    const known = fonts.get(script)
    const path = join(
      process.cwd(),
      'node_modules/@fontsource/source-serif-4/files',
      `source-serif-4-${script}-600-normal.woff`,
    )
    const font = known ?? create(readFileSync(path))
    fonts.set(script, font)
    return font
  })
  return (
    files.find((font) =>
      [...text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) as number)),
    ) ?? (files[0] as Font)
  )
}

/** A line of text around the middle, as outlines; `spread` is added between letters. */
function line(
  text: string,
  y: number,
  height: number,
  spread = 0,
): { path: Command[]; width: number } {
  const font = fontFor(text)
  const scale = height / font.unitsPerEm
  const { glyphs, positions } = font.layout(text)
  const width = positions.reduce((sum, it) => sum + it.xAdvance * scale + spread, -spread)
  let x = middle - width / 2
  const path = glyphs.flatMap((glyph, n) => {
    const at = x + (positions[n]?.xOffset ?? 0) * scale
    x += (positions[n]?.xAdvance ?? 0) * scale + spread
    return glyph.path.commands.map(({ command, args }) => ({
      command,
      args: args.map((value, i) => (i % 2 ? y - value * scale : at + value * scale)),
    }))
  })
  return { path, width }
}

/** The title in at most three lines, as large as fits. */
function title(text: string): Command[] {
  const words = text.split(/\s+/)
  for (let height = 58; height > 14; height -= 2) {
    const lines: string[] = []
    for (const word of words) {
      const longer = [lines.at(-1), word].filter(Boolean).join(' ')
      if (lines.length && line(longer, 0, height).width <= 290) lines[lines.length - 1] = longer
      else lines.push(word)
    }
    if (
      lines.length > 3 ||
      lines.length * height > 150 ||
      lines.some((it) => line(it, 0, height).width > 300)
    )
      continue
    const top = 322 - ((lines.length - 1) * height * 1.12) / 2 + height * 0.34
    return lines.flatMap((it, n) => line(it, top + n * height * 1.12, height).path)
  }
  return line(text.slice(0, 24), 300, 22).path
}

function draw({ short, since }: { short: string; since: string }): Shape[] {
  return [
    { fill: 'oxblood', path: round(384, (n) => 242 + 6 * Math.cos((n / 384) * 2 * Math.PI * 40)) },
    { fill: 'paper', path: circle(218) },
    { fill: 'line', path: circle(208) },
    { fill: 'paper', path: circle(206) },
    { fill: 'oxblood', path: house(92) },
    { fill: 'soft', path: line('GUILDHALL', 234, 19, 5).path },
    { fill: 'ink', path: title(short.replace(/^Guild: /, '')) },
    { fill: 'soft', path: line(since.slice(0, 4), 424, 22, 2).path },
  ]
}

const letters: Record<string, string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
}
const short = (value: number) => String(Math.round(value * 100) / 100)
const escaped = (text: string) => text.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`)

type Of = { short: string; name: string; since: string }
/**
 * The same picture serves everyone who earned the same in a year: the last few hundred are kept.
 */
function kept<Picture>(make: (of: Of) => Picture): (of: Of) => Picture {
  const made = new Map<string, Picture>()
  return (of) => {
    const key = JSON.stringify([of.short, of.name, of.since.slice(0, 4)])
    const picture = made.get(key) ?? make(of)
    if (made.size > 200) made.clear()
    made.set(key, picture)
    return picture
  }
}
export const emblemSvg = kept((of) => {
  const paths = draw(of).map(({ fill, path }) => {
    const d = path.map(({ command, args }) => letters[command] + args.map(short).join(' ')).join('')
    return `<path fill="#${colours[fill].map((it) => it.toString(16).padStart(2, '0')).join('')}" d="${d}"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img"><title>${escaped(of.name)}</title>${paths.join('')}</svg>`
})

/** Curves as short straight lines. */
function flat(path: Command[]): [number, number][][] {
  const contours: [number, number][][] = []
  let at: [number, number] = [0, 0]
  for (const { command, args } of path) {
    if (command === 'closePath') continue
    const points = [at]
    for (let i = 0; i < args.length; i += 2) points.push([args[i] as number, args[i + 1] as number])
    at = points.at(-1) as [number, number]
    if (command === 'moveTo') contours.push([at])
    else
      for (let n = 1, steps = command === 'lineTo' ? 1 : 8; n <= steps; n++)
        contours.at(-1)?.push(between(points, n / steps))
  }
  return contours
}
/** De Casteljau: the point of a curve at `t`. */
function between(points: readonly [number, number][], t: number): [number, number] {
  if (points.length === 1) return points[0] as [number, number]
  return between(
    points.slice(1).map(([x, y], n) => {
      const [fromX, fromY] = points[n] as [number, number]
      return [fromX + (x - fromX) * t, fromY + (y - fromY) * t]
    }),
    t,
  )
}

export const emblemPng = kept((of) =>
  pixels(
    size,
    size,
    draw(of).map(({ fill, path }): Fill => ({ contours: flat(path), colour: colours[fill] })),
  ),
)
