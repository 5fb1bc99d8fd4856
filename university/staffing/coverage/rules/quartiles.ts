/**
 * Least, quarter, middle, three quarters and most of some numbers, by linear interpolation; null
 * where there are none.
 */
export function quartiles(numbers: readonly number[]): {
  least: number | null
  q1: number | null
  median: number | null
  q3: number | null
  most: number | null
} {
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (part: number) => {
    if (!sorted.length) return null
    const place = (sorted.length - 1) * part
    const low = sorted[Math.floor(place)] as number
    const high = sorted[Math.ceil(place)] as number
    return Math.round((low + (high - low) * (place - Math.floor(place))) * 10) / 10
  }
  return { least: at(0), q1: at(0.25), median: at(0.5), q3: at(0.75), most: at(1) }
}
