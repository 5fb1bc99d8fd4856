import { Tabs } from '@/components/tabs'

const views = [
  { path: '', label: 'People', for: 'inside' },
  { path: '/trail', label: 'Trail', for: 'terms' },
  { path: '/contacts', label: 'Contacts', for: 'inside' },
  { path: '/rules', label: 'Rules and reviews', for: 'terms' },
] as const

/** A team's pages, those the viewer may open. */
export function TeamTabs({ code, current, inside = true, terms }: { code: string; current: (typeof views)[number]['path']; inside?: boolean; terms: boolean }) {
  const shown = views.filter((it) => (it.for === 'terms' ? terms : inside))
  if (shown.length < 2) return null
  return <Tabs label="Views of the team" items={shown.map(({ path, label }) => ({ href: `/teams/${code}${path}`, label, current: path === current }))} />
}
