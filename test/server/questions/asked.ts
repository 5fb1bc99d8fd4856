import type { Client } from '@libsql/client'
import type { Page } from 'playwright-core'

/** One question a staffing lead is answered on one screen. */
export type Asked = {
  question: string
  /** Who asks: one of the demo's personas. */
  persona: string
  /** Where it is asked. */
  path: string
  /**
   * Looks at the page beside an answer worked out here from bare rows (`db` reads the server's
   * file), never by the product's own code.
   */
  see: (page: Page, db: Client) => Promise<void>
}
