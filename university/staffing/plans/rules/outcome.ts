type Levels = [number, number, number, number]
export type Outcome = {
  counts?: {
    positions: number
    people: number
    pairs: number
    filled: number
    filledToday: number
    empty: Levels
    emptyToday: Levels
    moves: number
    scarce: number
    scarceToday: number
    nobody: number
  }
  shortages?: {
    positions: number[]
    people: number[]
    competing: number
    qualified: number
    room: number
    short: number
  }[]
  broken?: { rule: number; missed: number; says: string }[]
  rules?: number
  gap?: number
  unsure?: string
  leftOut?: { position: number; person: number; because: string }[]
  leftOutCount?: number
  error?: string
}
