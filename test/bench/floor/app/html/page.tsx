import { readFileSync } from 'node:fs'
import { who } from '@/app/_web/actor'

const kept = new Map<string, string>()
/** A page of ours as a string that was rendered before. */
function rendered(name: string): string {
  const html =
    kept.get(name) ??
    readFileSync(`${process.env.BENCH_HTML}/${name.replace(/\W/g, '')}.html`, 'utf8')
  kept.set(name, html)
  return html
}

export default async function Html({ searchParams }: { searchParams: Promise<{ name: string }> }) {
  await who()
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the point of this page; what it sends is a page of ours.
  return <div dangerouslySetInnerHTML={{ __html: rendered((await searchParams).name) }} />
}
