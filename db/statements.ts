import Database from 'libsql'

/*
 * The client prepares every statement anew each time it runs it, and for our longer questions that
 * is most of what they cost (0.33 of 0.38 ms for the page shell). SQLite keeps a prepared statement
 * good for as long as its connection, and prepares it again by itself when the tables change. So
 * each connection of this process keeps its own, newest last.
 *
 * A replica's statements cannot be run twice: the second run answers with the first one's values,
 * which made everyone the first person who asked. Hence `keepNoStatements`, and a test on each kind
 * of database that answers belong to who asked.
 */
const most = 400
type Statement = ReturnType<Database.Database['prepare']>
const kept = new WeakMap<object, Map<string, Statement>>()
const prepare = Database.prototype.prepare

let keeping = true
/** For a process whose database is a replica. */
export const keepNoStatements = () => {
  keeping = false
}

Database.prototype.prepare = function (this: Database.Database, source: string) {
  if (!keeping) return prepare.call(this, source)
  let statements = kept.get(this)
  if (!statements) {
    statements = new Map()
    kept.set(this, statements)
  }
  const known = statements.get(source)
  if (known) {
    statements.delete(source)
    statements.set(source, known)
    return known
  }
  const made = prepare.call(this, source)
  statements.set(source, made)
  if (statements.size > most) statements.delete(statements.keys().next().value as string)
  return made
} as typeof prepare
