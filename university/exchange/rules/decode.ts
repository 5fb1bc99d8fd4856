/** The largest file that is read, in bytes. */
export const largest = 20 * 1024 * 1024

export type Decoded = { ok: true; text: string } | { ok: false; because: string }

const saveAs =
  'In Excel choose “Save as” and the type “CSV UTF-8 (comma delimited)”; in LibreOffice tick “Edit filter settings” and choose Unicode (UTF-8).'

/** In megabytes, as a person says it. */
const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`
export const tooLarge = (bytes: number) =>
  `The file has ${inMegabytes(bytes)}; at most ${inMegabytes(largest)} are read. Split it, or check that it is the right file.`

const starts = (bytes: Uint8Array, ...with_: number[]) =>
  with_.every((byte, i) => bytes[i] === byte)

/**
 * The bytes of an uploaded file as text: UTF-8 with or without a byte order mark. Anything else is
 * refused with how to save it right.
 */
export function decode(bytes: Uint8Array): Decoded {
  const no = (because: string): Decoded => ({ ok: false, because })
  if (bytes.length > largest) return no(tooLarge(bytes.length))
  if (bytes.length === 0) return no('The file is empty.')
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff))
    return no(`The file is encoded as UTF-16, and UTF-8 is expected. ${saveAs}`)
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04))
    return no(`This is a workbook or an archive, not a CSV file. ${saveAs}`)
  const nul = bytes.indexOf(0)
  if (nul >= 0)
    return no(
      `The file holds a NUL byte on line ${lineOf(bytes, nul)}: it is not text, or encoded as UTF-16. ${saveAs}`,
    )
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return no(
      `Line ${firstWrongLine(bytes)} is not UTF-8: the file is probably encoded as Latin-1 or Windows-1252. ${saveAs}`,
    )
  }
}

function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1
  for (let i = bytes.indexOf(10); i >= 0 && i < at; i = bytes.indexOf(10, i + 1)) line++
  return line
}

/** A line break is never part of a longer UTF-8 sequence, so lines can be tried one by one. */
function firstWrongLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let from = 0, line = 1; ; line++) {
    const end = bytes.indexOf(10, from)
    try {
      decoder.decode(bytes.subarray(from, end < 0 ? undefined : end))
    } catch {
      return line
    }
    if (end < 0) return line
    from = end + 1
  }
}
