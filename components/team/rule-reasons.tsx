import { DayText } from '../page/when'

type Reason = {
  id: number
  because: string
  whom: string
  when: string
  due: string
  by: string | null
}

/** The rules that ask for the same thing, the earliest due first. */
export function RuleReasons({ of }: { of: readonly Reason[] }) {
  return (
    <ul className="grid gap-2">
      {of.map((rule) => (
        <li key={rule.id}>
          {rule.because}
          <span className="detail">
            {rule.whom}, {rule.when}: <DayText day={rule.due} />
            {rule.by && `. Decided by ${rule.by}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
