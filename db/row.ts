/** The one row a statement is sure to answer with, as an insert that returns what it wrote. */
export function onlyRow<Row>([row]: readonly Row[]): Row {
  if (row === undefined) throw new Error('A statement answered without the row it is sure to have.')
  return row
}
