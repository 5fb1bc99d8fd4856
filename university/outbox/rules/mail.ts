import type { Kind } from '../kinds'

const minute = 60_000
/**
 * After a failed try: one, five, thirty minutes, two hours; then it is given up, and the registrar
 * sees why.
 */
export const waits = [1, 5, 30, 120] as const

/** When to try again after so many tries; null: given up. */
export const nextTry = (tries: number, now: Date): number | null => {
  const wait = waits[tries - 1]
  return wait === undefined ? null : +now + wait * minute
}

/**
 * What a letter bears from being claimed until it is settled; and for good, where whoever claimed
 * it died.
 */
export const claimMark = 'Interrupted while it was being sent'

/** Whether somebody may be sending it now: claimed, and its next try lies ahead. */
export const isInFlight = (
  it: { mailedAt: number | null; mailError: string | null; mailAfter: number | null },
  now: Date,
): boolean =>
  it.mailedAt === null && it.mailError === claimMark && it.mailAfter !== null && it.mailAfter > +now

/**
 * A message older than this was read, or missed, long before mail was set up: it is not sent any
 * more. In ms.
 */
export const stale = 3 * 24 * 60 * minute

export type Letter = {
  key: string
  kind: Kind
  title: string
  because: string
  todo: string
  href: string
  name: string
  email: string
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/**
 * The letter: what, what to do and where, and why it was sent. `site` is where people reach us,
 * without a slash at its end.
 */
export function letterOf(
  it: Letter,
  site: string,
): { subject: string; text: string; html: string } {
  const link = site + it.href
  const why = `Why you get this: ${it.because}`
  const foot = `Guildhall, ${site}`
  const text = [`Hello ${it.name},`, `${it.title}.`, it.todo, link, why, foot]
    .filter(Boolean)
    .join('\n\n')
  const p = (inside: string, soft = false) =>
    `<p style="margin:0 0 14px;font:15px/1.5 Georgia,serif;color:${soft ? '#5c544b' : '#221d18'}">${inside}</p>`
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(it.title)}</title></head><body style="margin:0;padding:24px;background:#fbf9f5">${[
    p(`Hello ${escaped(it.name)},`),
    p(`<b>${escaped(it.title)}.</b>`),
    it.todo && p(escaped(it.todo)),
    p(`<a href="${escaped(link)}" style="color:#7a1f2b">${escaped(link)}</a>`),
    p(escaped(why), true),
    p(escaped(foot), true),
  ]
    .filter(Boolean)
    .join('')}</body></html>`
  return { subject: it.title, text: `${text}\n`, html }
}
