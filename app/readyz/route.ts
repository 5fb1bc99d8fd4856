import { store } from '@/db'
import { isMigrated } from '@/db/migrate'

/** The database answers and has this source's tables: send visitors. */
export async function GET() {
  const said = await isMigrated(store().client).then(
    (ready) => (ready ? 'ready' : 'The database is not migrated yet.'),
    () => 'The database cannot be reached.',
  )
  return new Response(`${said}\n`, {
    status: said === 'ready' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
export const dynamic = 'force-dynamic'
