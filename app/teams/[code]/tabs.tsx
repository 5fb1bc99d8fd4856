import { Tabs } from '@/components/page/tabs'

const views = [
  { path: '', label: 'People', for: 'inside', dated: true },
  { path: '/trail', label: 'Trail', for: 'terms', dated: true },
  { path: '/contacts', label: 'Contacts', for: 'inside', dated: false },
  { path: '/rules', label: 'Rules and reviews', for: 'terms', dated: false },
] as const

type Props = {
  code: string
  current: (typeof views)[number]['path']
  inside?: boolean
  terms: boolean
  /** The day looked at, where it is not today. */
  on?: string
}
/** A team's pages, those the viewer may open; the day stays the same from one to the other. */
export function TeamTabs({ code, current, inside = true, terms, on }: Props) {
  const shown = views.filter((it) => (it.for === 'terms' ? terms : inside))
  if (shown.length < 2) return null
  const href = (path: string, dated: boolean) =>
    `/teams/${code}${path}${dated && on ? `?on=${on}` : ''}`
  return (
    <Tabs
      label="Views of the team"
      items={shown.map(({ path, label, dated }) => ({
        href: href(path, dated),
        label,
        current: path === current,
      }))}
    />
  )
}
