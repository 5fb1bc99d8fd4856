import { Children, Fragment, isValidElement, type ReactNode } from 'react'
import { Hidden } from '../form/fields'

/**
 * So many fields stand open on a phone; where there are more than three, the others fold behind
 * them.
 */
const open = 2

/**
 * Filters are a form that GETs the same page: what was chosen is in the URL. `/` goes to the first
 * field. On a phone a long form folds after its first fields, so that the answer is on the first
 * screen; elsewhere all of it stands open. `more` folds everywhere: what is asked less often.
 */
export function Filters(props: {
  children: ReactNode
  more?: ReactNode
  submit?: string
  label?: string
}) {
  const { children, more, submit = 'Show', label = 'Filter' } = props
  const all = flat(children)
  const fields = all.filter((one) => !isHidden(one))
  const folds = fields.length > 3
  return (
    <search aria-label={label}>
      <form className="filters" data-filters="">
        {all.filter(isHidden)}
        {folds ? fields.slice(0, open) : fields}
        {folds && (
          <details className="rest">
            <summary>More filters</summary>
            {fields.slice(open)}
          </details>
        )}
        {more}
        <button type="submit" className="btn">
          {submit}
        </button>
      </form>
    </search>
  )
}

/** The fields in order, those inside fragments too. */
const flat = (children: ReactNode): ReactNode[] =>
  Children.toArray(children).flatMap((one) =>
    isValidElement<{ children?: ReactNode }>(one) && one.type === Fragment
      ? flat(one.props.children)
      : [one],
  )
const isHidden = (one: ReactNode) => isValidElement(one) && one.type === Hidden
