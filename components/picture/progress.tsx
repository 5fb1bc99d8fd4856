/** How much of something is done. The label says of what, for those who do not see the bar. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  return (
    <progress className="progress" value={value} max={max || 1} aria-label={label}>
      {value} of {max}
    </progress>
  )
}
