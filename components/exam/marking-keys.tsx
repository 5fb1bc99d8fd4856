'use client'
import { useEffect } from 'react'

/**
 * Marking by keyboard: a digit chooses a level of the criterion in hand (the one focused, else the
 * first without a level), J and K move, S saves. Without it every one of these is a link, a radio
 * or a button.
 */
export function MarkingKeys() {
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      const field = event.target as HTMLElement
      const typing = field.matches('textarea, select, input:not([type=radio])')
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return
      const key = event.key.toLowerCase()
      if (/^\d$/.test(key)) {
        const criteria = [
          ...document.querySelectorAll<HTMLFieldSetElement>('fieldset[data-criterion]'),
        ]
        const here =
          criteria.find(
            (it) => it.contains(document.activeElement) && !it.querySelector(':checked'),
          ) ?? criteria.find((it) => !it.querySelector(':checked'))
        const again = criteria.find((it) => it.contains(document.activeElement))
        const level = (here ?? again)?.querySelector<HTMLInputElement>(`input[value="${key}"]`)
        if (!level) return
        level.checked = true
        level.dispatchEvent(new Event('change', { bubbles: true }))
        const following = criteria.find((it) => !it.querySelector(':checked'))
        ;(following?.querySelector<HTMLElement>('input') ?? level).focus()
      } else if (key === 's') {
        document
          .querySelector<HTMLFormElement>('form:has(fieldset[data-criterion])')
          ?.requestSubmit()
      } else {
        document.querySelector<HTMLElement>(`a[data-key="${CSS.escape(key)}"]`)?.click()
      }
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
  return null
}
