/**
 * A question's answer as its fields stand, in the shape `save-answer` takes: `a12`, or `a12-0`,
 * `a12-1`, … for places and pairs.
 */
export function answerIn(
  form: HTMLFormElement,
  question: number,
): null | boolean | number | string | number[] {
  const group = form.querySelector<HTMLElement>(`[data-question="${question}"]`)
  const data = new FormData(form)
  const name = `a${question}`
  const one = data.get(name)
  const number = (raw: unknown) => (raw === null || raw === '' ? -1 : Number(raw))
  switch (group?.dataset.kind) {
    case 'single':
      return one === null ? null : Number(one)
    case 'multiple':
      return data.has(name) ? data.getAll(name).map(Number) : null
    case 'boolean':
      return one === null ? null : one === 'true'
    case 'ordering':
    case 'matching': {
      const places = [...group.querySelectorAll('select')].map((_, i) =>
        number(data.get(`${name}-${i}`)),
      )
      return places.some((i) => i >= 0) ? places : null
    }
    default:
      return typeof one === 'string' && one.trim() !== '' ? one : null
  }
}
