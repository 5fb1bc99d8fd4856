import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { create } from 'fontkit'
import { describe, expect, test } from 'vitest'
import { certificatePdf } from '@/components/certificate/certificate-pdf'
import { emblemPng, emblemSvg } from '@/components/certificate/emblem'
import { bakePng, bakeSvg, unbake } from '@/university/certification/badges/rules/bake'

describe('pictures', () => {
  const of = { short: 'Guild: Fault isolation', name: 'A & <B> "C"', since: '2026-02-03' }
  test('a PNG and an SVG carry the badge and give it back', () => {
    const json = JSON.stringify({ name: 'Ünï', proof: { proofValue: 'z1' } })
    const jwt = 'eyJhbGciOiJFZERTQSJ9.e30.c2ln'
    for (const text of [json, jwt, '{"a":"Ünï 🎓 ]]> </openbadges:credential>"}']) {
      expect(unbake(bakePng(emblemPng(of), text))).toBe(text)
      expect(unbake(Buffer.from(bakeSvg(emblemSvg(of), text)))).toBe(text)
      // Baked again, the newer badge takes the older one's place.
      expect(unbake(bakePng(bakePng(emblemPng(of), 'old.old.old'), text))).toBe(text)
    }
    const svg = bakeSvg(emblemSvg(of), json)
    expect(svg).toMatch(
      /^<svg [^>]*xmlns:openbadges="https:\/\/purl\.imsglobal\.org\/ob\/v3p0"><openbadges:credential><!\[CDATA\[\{/,
    )
    expect(svg).toContain('<title>A &#38; &#60;B&#62; &#34;C&#34;</title>')
  })
  test('the PNG is one: its chunks are whole, its pixels all there, the badge not compressed', () => {
    const png = bakePng(emblemPng(of), '{"x":1}')
    const chunks: Record<string, Buffer[]> = {}
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
      const [name, content] = [
        png.toString('latin1', at + 4, at + 8),
        png.subarray(at + 8, at + 8 + png.readUInt32BE(at)),
      ]
      chunks[name] = [...(chunks[name] ?? []), content]
      expect(png.readUInt32BE(at + 8 + content.length)).toBe(
        crc(Buffer.concat([Buffer.from(name, 'latin1'), content])),
      )
    }
    expect(Object.keys(chunks)).toEqual(['IHDR', 'iTXt', 'IDAT', 'IEND'])
    expect(chunks.iTXt![0]!.toString('latin1')).toBe('openbadgecredential\0\0\0\0\0{"x":1}')
    const rows = inflateSync(chunks.IDAT![0]!)
    expect(rows.length).toBe((512 * 4 + 1) * 512)
    // Clear at the corner, oxblood at the rim, paper in the middle of the upper half.
    const pixel = (x: number, y: number) => [
      ...rows.subarray(y * 2049 + 1 + x * 4, y * 2049 + 5 + x * 4),
    ]
    expect([pixel(2, 2)[3], pixel(256, 24), pixel(256, 70)]).toEqual([
      0,
      [0x7a, 0x1f, 0x2b, 255],
      [0xfa, 0xf8, 0xf4, 255],
    ])
  })
  const crc = (bytes: Buffer) => {
    let value = 0xffffffff
    for (const byte of bytes) {
      value ^= byte
      for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    }
    return (value ^ 0xffffffff) >>> 0
  }
})

describe('the certificate', () => {
  const facts = {
    inHouse: true,
    issuer: 'Guildhall',
    examCode: null,
    examVersion: null,
    issuedOn: '2026-02-03',
    validUntil: '2028-02-02',
    today: '2026-11-21',
    counts: true,
    state: 'valid',
  }
  /** The text of a PDF, by the tables that say which glyph is which letter. */
  function textOf(pdf: Buffer): string {
    const streams = [
      ...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g),
    ].flatMap((it) => {
      try {
        return [inflateSync(Buffer.from(it[1] as string, 'latin1')).toString('latin1')]
      } catch {
        return []
      }
    })
    const maps = streams.filter((it) => it.includes('begincmap'))
    const letters = maps.map((map) =>
      [...map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)].flatMap(
        ([, from, , list]) =>
          [...(list as string).matchAll(/<([0-9a-f]*)>/gi)].map(
            (it, n) =>
              [
                Number.parseInt(from as string, 16) + n,
                Buffer.from(it[1] as string, 'hex')
                  .swap16()
                  .toString('utf16le'),
              ] as const,
          ),
      ),
    )
    return letters
      .flat()
      .map(([, letter]) => letter)
      .join('')
  }
  test('as a PDF it embeds its letters: the name, the certification and where to check', async () => {
    const pdf = Buffer.from(
      await certificatePdf({
        ...facts,
        holder: 'Nguyễn Thị Mai',
        name: 'Guild certificate',
        code: 'c0de',
        address: 'https://u.example/verify/c0de',
      }),
    )
    expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-')
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 841\.89\d* 595\.2\d*\]/)
    const has = new Set(textOf(pdf))
    for (const letter of 'NguyễnThịMaiGuildcertificatehttps://u.example/verify/c0de')
      expect(has, letter).toContain(letter)
  })
  test('its fonts can write every name of the sample of people', () => {
    const scripts = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek']
    const fonts = scripts.map((it) =>
      create(
        readFileSync(
          `node_modules/@fontsource/source-serif-4/files/source-serif-4-${it}-600-normal.woff`,
        ),
      ),
    )
    const letters = new Set(
      readFileSync('test/data/people.csv', 'utf8')
        .normalize('NFC')
        .replace(/[\uFEFF\r\n]/g, ''),
    )
    expect(letters.size).toBeGreaterThan(80)
    expect(
      [...letters].filter(
        (letter) =>
          !fonts.some((font) => font.hasGlyphForCodePoint(letter.codePointAt(0) as number)),
      ),
    ).toEqual([])
  })
})
