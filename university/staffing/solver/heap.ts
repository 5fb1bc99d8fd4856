// Part of the flow solver, a fourth kind of file: what its search takes the nearest node from.

/**
 * A binary heap of nodes by distance; an entry is left behind when a smaller one comes. Of equal
 * distances the higher node comes first: people before positions, so that among the many ties the
 * search runs straight to the end.
 */
export class Heap {
  private keys: number[] = []
  private values: number[] = []
  get size() {
    return this.keys.length
  }
  clear() {
    this.keys.length = 0
    this.values.length = 0
  }
  push(key: number, value: number) {
    const { keys, values } = this
    let at = keys.length
    keys.push(key)
    values.push(value)
    while (at > 0) {
      const up = (at - 1) >> 1
      if (keys[up]! < key || (keys[up]! === key && values[up]! >= value)) break
      keys[at] = keys[up]!
      values[at] = values[up]!
      at = up
    }
    keys[at] = key
    values[at] = value
  }
  pop(): number {
    const { keys, values } = this
    const top = values[0]!
    const key = keys.pop()!
    const value = values.pop()!
    const size = keys.length
    if (size === 0) return top
    let at = 0
    for (;;) {
      let down = 2 * at + 1
      if (down >= size) break
      if (
        down + 1 < size &&
        (keys[down + 1]! < keys[down]! ||
          (keys[down + 1]! === keys[down]! && values[down + 1]! > values[down]!))
      )
        down++
      if (keys[down]! > key || (keys[down]! === key && values[down]! <= value)) break
      keys[at] = keys[down]!
      values[at] = values[down]!
      at = down
    }
    keys[at] = key
    values[at] = value
    return top
  }
}
