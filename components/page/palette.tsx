'use client'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

type Found = { kind: string; title: string; detail: string; href: string }

/**
 * Everything one may see, and every place one may go: loaded when first opened. Arrow keys choose,
 * Enter goes, Escape closes.
 */
export function Palette({ words: first, close }: { words: string; close: () => void }) {
  const [words, setWords] = useState(first)
  const [found, setFound] = useState<Found[]>([])
  const [chosen, setChosen] = useState(0)
  const [trouble, setTrouble] = useState('')
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    dialog.current?.showModal()
    field.current?.setSelectionRange(first.length, first.length)
  }, [first])

  useEffect(() => {
    const asked = words.trim()
    if (!asked) return setFound([])
    const stop = new AbortController()
    const wait = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/v1/search?words=${encodeURIComponent(asked)}`, {
          signal: stop.signal,
        })
        if (!answer.ok) throw new Error(String(answer.status))
        setFound(((await answer.json()) as { results: Found[] }).results)
        setTrouble('')
      } catch (error) {
        if (!stop.signal.aborted)
          setTrouble(
            `Search did not answer${error instanceof Error && /^\d+$/.test(error.message) ? ` (${error.message})` : ''}. Try again.`,
          )
      }
    }, 80)
    return () => {
      clearTimeout(wait)
      stop.abort()
    }
  }, [words])

  const all = [...placesOn(words), ...found]
  const at = Math.min(chosen, Math.max(0, all.length - 1))

  function pressed(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && all.length) {
      event.preventDefault()
      const next = (at + step + all.length) % all.length
      setChosen(next)
      document.getElementById(`found-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const it = all[at]
      location.href = it ? it.href : `/search?words=${encodeURIComponent(words)}`
    }
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop closes; the key for it is Escape, which the browser brings.
    <dialog
      ref={dialog}
      className="palette"
      onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      aria-label="Search or go to"
    >
      <div className="i i-search">
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-expanded={all.length > 0}
          aria-controls="found"
          aria-activedescendant={all.length ? `found-${at}` : undefined}
          aria-label="Search or go to"
          placeholder="A person, course, certification, team or place"
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setChosen(0)
          }}
          onKeyDown={pressed}
        />
        <kbd>Esc</kbd>
      </div>
      <div id="found" role="listbox" aria-label="Results">
        {all.map((it, i) => (
          <a
            key={`${it.kind} ${it.href}`}
            id={`found-${i}`}
            role="option"
            aria-selected={i === at}
            tabIndex={-1}
            href={it.href}
            onMouseMove={() => setChosen(i)}
          >
            <span>
              {it.title}
              {it.detail && <small>{it.detail}</small>}
            </span>
            <em>{it.kind}</em>
          </a>
        ))}
      </div>
      <p role="status">
        {trouble ||
          (words.trim() && !all.length ? `Nothing you can see is called “${words.trim()}”.` : '')}
      </p>
    </dialog>
  )
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * Where one can go: the links of the navigation and the person's menu, which are on the page
 * already.
 */
function placesOn(words: string): Found[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  const links = [...document.querySelectorAll<HTMLAnchorElement>('#places a, #me a')]
  const named = links.map((link) => ({
    kind: 'go to',
    title: link.firstChild?.textContent?.trim() ?? '',
    detail: '',
    href: link.getAttribute('href') ?? '/',
  }))
  const unique = named.filter(
    (it, i) =>
      it.title !== 'Guildhall' &&
      named.findIndex((other) => other.href === it.href && other.title !== 'Guildhall') === i,
  )
  const matching = unique.filter(({ title }) =>
    wanted.every((word) =>
      plain(title)
        .split(/\s+/)
        .some((part) => part.startsWith(word)),
    ),
  )
  return wanted.length ? matching.slice(0, 5) : matching
}
