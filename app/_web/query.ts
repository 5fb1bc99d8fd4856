import { z } from 'zod'

type Schema = {
  type?: string | string[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema
  description?: string
  default?: unknown
}

/** The JSON Schema of what an input takes, from outside: before coercion and defaults. */
export const schemaOf = (input: z.ZodType): Schema & Record<string, unknown> =>
  z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', cycles: 'ref' }) as Schema &
    Record<string, unknown>

/**
 * Query parameters as an input: text becomes a number or a yes where the schema wants one, a
 * repeated name becomes a list.
 */
export function asInput(input: z.ZodType, params: URLSearchParams): Record<string, unknown> {
  const { properties = {} } = schemaOf(input)
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => [
      name,
      readAs(properties[name] ?? {}, params.getAll(name)),
    ]),
  )
}

function readAs(schema: Schema, texts: string[]): unknown {
  const types = [schema, ...(schema.anyOf ?? [])].flatMap((it) => it.type ?? [])
  if (types.includes('array')) return texts.map((text) => readAs(schema.items ?? {}, [text]))
  const text = texts.length > 1 ? texts : texts[0]
  if (typeof text !== 'string' || types.includes('string')) return text
  if (
    (types.includes('number') || types.includes('integer')) &&
    text.trim() !== '' &&
    Number.isFinite(Number(text))
  )
    return Number(text)
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
