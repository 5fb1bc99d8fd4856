/** The largest file kept, in bytes: a libSQL server takes no value of five million bytes. */
export const largestDocument = 4 * 1024 * 1024
/** What a certificate may be. */
const certificateTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const
/** What a badge may be, besides. */
export const badgeTypes = ['image/png', 'image/svg+xml', 'application/json'] as const
export type DocumentType = (typeof certificateTypes)[number] | (typeof badgeTypes)[number]

const names: Record<DocumentType, string> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/svg+xml': 'SVG',
  'application/json': 'JSON',
}
const begins = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, i) => bytes[i] === byte)
const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes)

/**
 * What a file is by its content, never by its name or what its sender says; null: nothing that is
 * kept here.
 */
export function documentType(bytes: Uint8Array): DocumentType | null {
  // The standard lets a PDF begin late; a file that is something else first is how one passes for
  // another.
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d]))
    return ascii(bytes.slice(-2048)).includes('%%EOF') ? 'application/pdf' : null
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return ascii(bytes.slice(12, 16)) === 'IHDR' ? 'image/png' : null
  if (begins(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  const text = ascii(bytes.slice(0, 1024))
  if (
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/.test(
      text,
    )
  )
    return 'image/svg+xml'
  return /^(?:\xef\xbb\xbf)?\s*\{/.test(text) && isJson(bytes) ? 'application/json' : null
}
function isJson(bytes: Uint8Array): boolean {
  try {
    return typeof JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) === 'object'
  } catch {
    return false
  }
}

export type Judged = { ok: true; type: DocumentType } | { ok: false; because: string }
/** Whether a file may be kept, by size and content. */
export function judgeDocument(
  bytes: Uint8Array,
  types: readonly DocumentType[] = certificateTypes,
): Judged {
  const wanted = types.map((type) => names[type])
  const list = `${wanted.slice(0, -1).join(', ')} or ${wanted.at(-1)}`
  if (!bytes.length)
    return { ok: false, because: 'This file is empty. Choose the certificate itself.' }
  if (bytes.length > largestDocument)
    return {
      ok: false,
      because: 'This file is larger than 4 MB. Save it smaller, or bring a link.',
    }
  const type = documentType(bytes)
  if (type && types.includes(type)) return { ok: true, type }
  return {
    ok: false,
    because: `This file is ${type ? `${type === 'image/svg+xml' ? 'an' : 'a'} ${names[type]}` : 'not what its name says'}. Bring a ${list} file.`,
  }
}

/** A name a browser can save: no path, no control characters, and the ending of what it is. */
export function documentName(name: string, type: string): string {
  const plain = (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{C}"<>:|?*]/gu, '').trim()
  const ending =
    {
      'application/pdf': 'pdf',
      'image/png': 'png',
      'image/jpeg': 'jpg',
      'image/svg+xml': 'svg',
      'application/json': 'json',
    }[type] ?? 'bin'
  const stem = plain.replace(/\.[A-Za-z0-9]{1,5}$/, '').slice(0, 120) || 'certificate'
  return `${stem}.${ending}`
}
