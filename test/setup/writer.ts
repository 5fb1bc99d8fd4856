import { openStore } from '@/db'
import { migrate } from '@/db/migrate'
import { person } from '@/db/tables/people'

// A process of its own that writes: `writer.ts URL COUNT`. Prints each name after its commit was
// acknowledged.
const [url = '', count = '1'] = process.argv.slice(2)
const store = openStore({ url })
try {
  await migrate(store.primary)
  for (let i = 0; i < Number(count); i++) {
    const name = `${process.pid}-${i}`
    await store.writing((db) =>
      db.insert(person).values({ employeeId: name, email: `${name}@example.com`, name }),
    )
    console.log(name)
  }
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
process.exit(0)
