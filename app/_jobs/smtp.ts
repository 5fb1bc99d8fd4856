import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { type Letter, letterOf } from '@/university/outbox/rules/mail'

/**
 * What came of a letter. `final`: refused for good. `away`: the server itself is out of reach, so
 * the next letter would fare no better.
 */
type Sent = { error?: string; final?: boolean; away?: boolean }
export type PostOffice = { send(letter: Letter): Promise<Sent>; close(): void }

/** Shorter, taken together, than the first wait before another try. In ms. */
const limits = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
}

/**
 * Mail by SMTP, one connection kept for a run of letters. `from` is an address, `site` where the
 * links lead.
 */
export function postOffice(url: string, from: string, site: string): PostOffice {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...limits,
  })
  const host = new URL(site).hostname
  return {
    async send(letter) {
      // The same for the same message, however often it is tried: a receiver who got it already can
      // tell.
      const messageId = `<${createHash('sha256').update(letter.key).digest('hex').slice(0, 32)}@${host}>`
      try {
        await transport.sendMail({
          from,
          to: { name: letter.name, address: letter.email },
          messageId,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          ...letterOf(letter, site),
        })
        return {}
      } catch (error) {
        const {
          message,
          responseCode = 0,
          code = '',
        } = error as Error & { responseCode?: number; code?: string }
        const refused = code === 'EENVELOPE' || code === 'EMESSAGE'
        return { error: message, final: refused && responseCode >= 500, away: !refused }
      }
    },
    close: () => transport.close(),
  }
}
