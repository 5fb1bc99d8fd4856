// A rule as the fields of its form: what the registrar begins a change with. A rule of its own,
// because the form's names are the draft's.
import type { Day } from '../../../calendar'
import type { Definition } from '../../requirements/queries/definitions'
import { wordsFrom } from '../rules/issuer'
import { writeRequirements } from '../rules/notation'

const text = (value: string | number | null | undefined) =>
  value === null || value === undefined ? '' : String(value)

/** Every field by name; of a certification that is not there yet, what most begin with. */
export function valuesOf(
  it: Definition | undefined,
  codes: string,
  today: Day,
): Record<string, string> {
  const terms = it?.terms
  const rule = {
    effectiveFrom: today,
    validity: !terms
      ? ''
      : !terms.validityKnown
        ? 'unknown'
        : terms.validityMonths === null
          ? 'none'
          : 'months',
    validityMonths: text(terms?.validityMonths),
    method: terms?.method ?? 'anchored',
    windowMonths: text(terms?.windowMonths ?? 3),
    minimumActiveMonths: text(terms?.minimumActiveMonths),
    fixedBase: text(terms?.fixedBase),
    graceDays: text(terms?.graceDays ?? 0),
    graceCounts: terms?.graceCounts ? 'on' : '',
    earlyCreditDays: text(terms?.earlyCreditDays ?? 30),
    lateMonths: text(terms?.lateMonths),
    successor: text(it?.successorSlug),
    sunsetOn: text(terms?.sunsetOn),
    requirements: it ? writeRequirements(it.requirements, it.slug) : '',
  }
  return it && !it.inHouse ? { ...rule, ...wordsFrom(it.facts, it.checkedOn, codes) } : rule
}
