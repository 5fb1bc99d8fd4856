/**
 * An answer as rows and columns: a list, or the one list inside it. What a page may do with a row
 * is no column.
 */
export function table(answer: unknown): { head: string[]; rows: unknown[][] } | undefined {
  const list = listIn(answer)
  if (!list) return undefined
  const flat = list.map((row) => flatten(row))
  const head = [...new Set(flat.flatMap((row) => Object.keys(row)))]
  return { head, rows: flat.map((row) => head.map((name) => row[name])) }
}

type Fields = Record<string, unknown>
const isFields = (it: unknown): it is Fields =>
  typeof it === 'object' && it !== null && !Array.isArray(it)
const isList = (it: unknown): it is Fields[] => Array.isArray(it) && it.every(isFields)

/**
 * The longest of an answer's lists: a page of people comes with the sites to filter by, which are
 * texts.
 */
function listIn(answer: unknown): Fields[] | undefined {
  if (isList(answer)) return answer
  if (!isFields(answer)) return undefined
  const lists = Object.entries(answer).filter((entry): entry is [string, Fields[]] =>
    isList(entry[1]),
  )
  return lists.find(([name]) => name === 'rows')?.[1] ?? lists[0]?.[1]
}

function flatten(row: Fields, before = ''): Fields {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
      if (value === undefined) return []
      if (isFields(value))
        return typeof value.ok === 'boolean'
          ? []
          : Object.entries(flatten(value, `${before}${name}.`))
      const cell = Array.isArray(value)
        ? value.map((it) => (isFields(it) ? JSON.stringify(it) : it)).join('; ')
        : value
      return [[before + name, cell]]
    }),
  )
}
