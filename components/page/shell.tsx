import type { ReactNode } from 'react'
import { Find } from './find'
import { initialsOf } from './person'

type Theme = 'light' | 'dark' | 'system'
type Place = { href: string; label: string; short: string; icon: string; count?: number }
type Props = {
  groups: { group: string; places: Place[] }[]
  bar: Place[]
  here?: string
  notices: number
  name: string
  id: number
  demo: boolean
  theme: Theme
  signOut?: (form: FormData) => Promise<void>
  children: ReactNode
}

/**
 * What stands around every page of someone signed in: navigation by work, search, notices, the
 * person's menu; on a phone a bar of four and "More".
 */
export function Shell({
  groups,
  bar,
  here,
  notices,
  name,
  id,
  demo,
  theme,
  signOut,
  children,
}: Props) {
  const today = { href: '/', label: 'Today', short: 'Today', icon: 'house' }
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <nav className="side" id="places" popover="auto" aria-label="Places">
        <a className="mark i i-landmark" href="/">
          Guildhall
        </a>
        <NavLink place={today} here={here} />
        {groups.map(({ group, places }) => (
          <div key={group}>
            <h2>{group}</h2>
            {places.map((place) => (
              <NavLink key={place.href} place={place} here={here} />
            ))}
          </div>
        ))}
      </nav>
      <div className="body">
        <header className="top">
          <search>
            <form className="find i i-search" action="/search">
              <input
                type="search"
                name="words"
                placeholder="Search or go to…"
                aria-label="Search or go to"
                autoComplete="off"
                data-find=""
              />
              <kbd>Ctrl K</kbd>
            </form>
          </search>
          {demo && <span className="demo">Demo</span>}
          <a
            className="bell i i-bell"
            href="/notices"
            aria-label={notices ? `Notices, ${notices} new` : 'Notices'}
          >
            {notices > 0 && <b>{notices > 99 ? '99+' : notices}</b>}
          </a>
          <button
            type="button"
            className="face"
            popoverTarget="me"
            aria-label={`${name}: your menu`}
          >
            {initialsOf(name)}
          </button>
          <PersonMenu name={name} id={id} theme={theme} signOut={signOut} />
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <nav className="tabbar" aria-label="Main places">
        {[today, ...bar].map((place) => (
          <a
            key={place.href}
            className={`i i-${place.icon}`}
            href={place.href}
            aria-current={place.href === here ? 'page' : undefined}
          >
            {place.short}
          </a>
        ))}
        <button type="button" className="i i-ellipsis" popoverTarget="places">
          More
        </button>
      </nav>
      <Find />
    </div>
  )
}

function NavLink({ place: { href, label, icon, count }, here }: { place: Place; here?: string }) {
  return (
    <a className={`i i-${icon}`} href={href} {...(href === here && { 'aria-current': 'page' })}>
      {label}
      {count ? <span>{count.toLocaleString('en-US')}</span> : null}
    </a>
  )
}

const themes = ['light', 'dark', 'system'] as const

function PersonMenu({
  name,
  id,
  theme,
  signOut,
}: Pick<Props, 'name' | 'id' | 'theme' | 'signOut'>) {
  return (
    <div id="me" popover="auto" className="menu">
      <b>{name}</b>
      <a href={`/people/${id}`}>Your page</a>
      <a href="/tokens">API tokens</a>
      <form className="look" action="/theme" method="post">
        <span>Look</span>
        {themes.map((it) => (
          <button key={it} type="submit" name="theme" value={it} aria-pressed={it === theme}>
            {it.charAt(0).toUpperCase() + it.slice(1)}
          </button>
        ))}
      </form>
      <button type="button" data-keys="">
        Keys <kbd>?</kbd>
      </button>
      {signOut && (
        <form action={signOut}>
          <button type="submit" className="item">
            Sign out
          </button>
        </form>
      )}
    </div>
  )
}

/** Around the pages a visitor may see without signing in. */
export function PlainShell({ demo, children }: { demo: boolean; children: ReactNode }) {
  return (
    <div className="plain-shell">
      <header>
        <a className="mark i i-landmark" href="/">
          Guildhall
        </a>
        {demo && <span className="demo">Demo</span>}
      </header>
      <main id="main">{children}</main>
    </div>
  )
}
