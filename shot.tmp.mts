import { createClient } from '@libsql/client'
import { encode } from 'next-auth/jwt'
import { chromium } from 'playwright-core'
const [base, db, look, ...pairs] = process.argv.slice(2)
const phone = look!.includes('phone')
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
const c = createClient({ url: 'file:' + db })
for (let i = 0; i < pairs.length; i += 2) {
  const [persona, path] = [pairs[i]!, pairs[i + 1]!]
  const ctx = await b.newContext({ baseURL: base, viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 }, colorScheme: look!.includes('dark') ? 'dark' : 'light' })
  if (persona !== '-') {
    const id = (await c.execute({ sql: 'select id from person where email = ?', args: [`${persona}@demo.example`] })).rows[0]!.id
    await ctx.addCookies([{ name: 'next-auth.session-token', value: await encode({ token: { sub: String(id) }, secret: process.env.SECRET! }), url: base }])
  }
  const p = await ctx.newPage()
  p.on('console', m => m.type() === 'error' && console.log('console:', m.text()))
  const r = await p.goto(path, { timeout: 60000 })
  const out = `/tmp/shots/${persona}${path.replace(/[^A-Za-z0-9]+/g, '_')}_${look}.png`
  console.log(r?.status(), out)
  await p.screenshot({ path: out, fullPage: true })
  await ctx.close()
}
await b.close()
process.exit(0)
