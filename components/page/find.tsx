'use client'
import { type ComponentType, useEffect, useState } from 'react'

type Opened = ComponentType<{ words: string; close: () => void }>

/**
 * Keys and commands of the whole page, by listening: nothing of it is drawn until it is asked for.
 * Ctrl K or `/` opens the palette (`/` goes to the page's filter where there is one), `?` lists the
 * keys. The palette's code is loaded when it is first opened; without JavaScript the field in the
 * top bar is a plain search form.
 */
export function Find() {
  const [open, setOpen] = useState<{ Dialog: Opened; words: string } | null>(null)

  useEffect(() => {
    const palette = async (words = '') => {
      const { Palette } = await import('./palette')
      setOpen({ Dialog: Palette, words })
    }
    const keys = async () => {
      const { Keys } = await import('./keys')
      setOpen({ Dialog: Keys, words: '' })
    }
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        void palette()
        return
      }
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        document.querySelector('dialog[open]')
      )
        return
      if (event.key === '/') {
        event.preventDefault()
        const filter = document.querySelector<HTMLElement>(
          '[data-filters] input:not([type=hidden]), [data-filters] select',
        )
        if (filter) filter.focus()
        else void palette()
      } else if (event.key === '?') void keys()
    }
    function clicked(event: MouseEvent) {
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('.find')) {
        event.preventDefault()
        void palette()
      } else if (target?.closest('[data-keys]')) {
        document.getElementById('me')?.hidePopover()
        void keys()
      }
    }
    function typed(event: Event) {
      const field = event.target instanceof HTMLInputElement ? event.target : null
      if (!field?.matches('[data-find]') || !field.value) return
      const words = field.value
      field.value = ''
      void palette(words)
    }
    document.addEventListener('keydown', pressed)
    document.addEventListener('click', clicked)
    document.addEventListener('input', typed)
    return () => {
      document.removeEventListener('keydown', pressed)
      document.removeEventListener('click', clicked)
      document.removeEventListener('input', typed)
    }
  }, [])

  return open && <open.Dialog words={open.words} close={() => setOpen(null)} />
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select'))
