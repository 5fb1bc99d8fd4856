/** Views of the same thing, each with its own address. */
export function Tabs({
  items,
  label = 'Views',
}: {
  items: { href: string; label: string; current: boolean }[]
  label?: string
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map(({ href, label, current }) => (
        <a key={href} href={href} aria-current={current ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}
