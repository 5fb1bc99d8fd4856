import { Banner } from '../page/banner'
import { dayText } from '../page/dates'

const readable = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text)

/** Where the day in the address is not the day shown: which one is, and why. */
export function DayAsked({ on, shown }: { on: unknown; shown: string }) {
  const asked = String(on ?? '')
  if (asked === '' || asked === shown) return null
  return (
    <Banner tone="due">
      {readable(asked)
        ? `${dayText(asked)} cannot be looked at here`
        : `“${asked.slice(0, 30)}” is not a date`}
      , so this is {dayText(shown)}.
    </Banner>
  )
}
