import type { SQL } from 'drizzle-orm'

declare const means: unique symbol

/** Text that SQL wrote as JSON. The row's type says beside the statement what stands in it. */
export type Json<Value> = string & { readonly [means]: Value }

/** What a column of plain SQL answers with. */
export type SqlType<Column> = Column extends SQL<infer Value> ? Value : never

/** Reads what SQL wrote as JSON. This is the one place that takes a statement at its word. */
export function fromJson<Value>(text: Json<Value>): Value
export function fromJson<Value>(text: Json<Value> | null): Value | null
export function fromJson(text: string | null): unknown {
  return text === null ? null : JSON.parse(text)
}

/** Reads a list that SQL wrote as JSON. Where there was no row, the list is empty. */
export const listFrom = <Item>(text: Json<Item[]> | null | undefined): Item[] =>
  text ? fromJson(text) : []
