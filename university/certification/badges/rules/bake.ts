/*
 * A badge inside its own picture, as Open Badges 3.0 bakes it: in a PNG an uncompressed iTXt chunk
 * named `openbadgecredential`; in an SVG an element after the opening tag, with the JSON as CDATA
 * or a JWT as an attribute.
 */

const keyword = 'openbadgecredential'
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const namespace = 'https://purl.imsglobal.org/ob/v3p0'

/** One chunk of a PNG: its length, name, content and checksum. */
function chunk(name: string, content: Uint8Array): Buffer {
  const made = Buffer.alloc(content.length + 12)
  made.writeUInt32BE(content.length, 0)
  made.write(name, 4, 'latin1')
  made.set(content, 8)
  made.writeUInt32BE(checksum(made.subarray(4, content.length + 8)), content.length + 8)
  return made
}

function* chunksOf(
  png: Buffer,
): Generator<{ name: string; content: Buffer; from: number; to: number }> {
  for (let from = signature.length; from + 12 <= png.length; ) {
    const length = png.readUInt32BE(from)
    const to = from + 12 + length
    if (to > png.length) return
    yield {
      name: png.toString('latin1', from + 4, from + 8),
      content: png.subarray(from + 8, to - 4),
      from,
      to,
    }
    from = to
  }
}

const isOurs = (name: string, content: Buffer) =>
  name === 'iTXt' && content.toString('latin1', 0, keyword.length + 1) === `${keyword}\0`

/** The PNG with the badge inside, in place of any that was there. */
export function bakePng(png: Buffer, badge: string): Buffer {
  const text = Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(badge)])
  const parts: Uint8Array[] = [signature]
  for (const { name, content, from, to } of chunksOf(png)) {
    if (isOurs(name, content)) continue
    parts.push(png.subarray(from, to))
    if (name === 'IHDR') parts.push(chunk('iTXt', text))
  }
  return Buffer.concat(parts)
}

/**
 * The SVG with the badge inside. `svg` is a drawing of ours, which begins with its tag and holds no
 * badge yet.
 */
export function bakeSvg(svg: string, badge: string): string {
  const element = badge.startsWith('{')
    ? `<openbadges:credential><![CDATA[${badge.replaceAll(']]>', ']]]]><![CDATA[>')}]]></openbadges:credential>`
    : `<openbadges:credential verify="${badge}"></openbadges:credential>`
  return svg.replace(
    /^<svg([^>]*)>/,
    (_tag, attributes) => `<svg${attributes} xmlns:openbadges="${namespace}">${element}`,
  )
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const plain = (text: string) =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_all, name) => entities[name] as string)

function inSvg(svg: string): string | undefined {
  // The prefix is the file's own; what counts is the name it stands for. No entity but XML's own
  // five is read.
  const prefix = new RegExp(`xmlns:([\\w.-]{1,40})\\s*=\\s*["']${namespace}/?["']`).exec(svg)?.[1]
  if (!prefix) return undefined
  const begins = new RegExp(`<${prefix}:credential\\b([^>]*)>`).exec(svg)
  if (!begins) return undefined
  const verify = /\bverify\s*=\s*["']([^"']+)["']/.exec(begins[1] ?? '')?.[1]
  if (verify) return verify.trim()
  const rest = svg.slice(begins.index + begins[0].length)
  // Sections and text between them, up to the closing tag; a closing tag inside a section is text.
  const body = new RegExp(
    `^(?:<!\\[CDATA\\[[\\s\\S]*?\\]\\]>|[^<]+)*(?=</${prefix}:credential)`,
  ).exec(rest)?.[0]
  if (body === undefined) return undefined
  const sections = [...body.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)].map((part) => part[1])
  return (sections.length ? sections.join('') : plain(body)).trim()
}

/**
 * The badge inside a picture or a text, as JSON text or as a compact JWS; undefined where there is
 * none.
 */
export function unbake(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8).equals(signature)) {
    for (const { name, content } of chunksOf(bytes)) {
      if (!isOurs(name, content) || content[keyword.length + 1] !== 0) continue
      // After the keyword: whether compressed, how, then language and translated keyword, each
      // ending in a zero byte.
      const language = content.indexOf(0, keyword.length + 3)
      const translated = content.indexOf(0, language + 1)
      return language < 0 || translated < 0
        ? undefined
        : content.toString('utf8', translated + 1).trim()
    }
    return undefined
  }
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim()
  if (text.startsWith('{') || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return text
  return text.startsWith('<') ? inSvg(text) : undefined
}

const table = Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})
/** CRC-32, which node:zlib has only in newer versions of Node than the oldest we run on. */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (table[(value ^ byte) & 255] as number) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
