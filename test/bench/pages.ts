import { mkdirSync, writeFileSync } from 'node:fs'
import { cookieOf, costOf, median, type Server } from './server'
import type { Cast } from './world'

/** Pages with their limits in floors, where docs/figures.md names one. */
const pages: [name: string, as: keyof Cast, path: (cast: Cast) => string, floors?: number][] = [
  ['home', 'technician', () => '/', 3],
  ['catalogue', 'learner', () => '/catalogue', 2],
  ['course', 'learner', () => '/courses/LNX-201', 2],
  ['search', 'learner', () => '/search?words=lin', 2],
  ['candidates', 'staffing', ({ place }) => `/candidates?position=${place}`, 3],
  ['gradebook of 1,000', 'instructor', ({ thousand }) => `/teaching/${thousand}`, 10],
  ['lesson', 'learner', ({ enrolment, lesson }) => `/learning/${enrolment}/${lesson}`],
  ['my learning', 'learner', () => '/learning'],
  ['my certifications', 'learner', () => '/certifications'],
  ['certification', 'learner', () => '/certifications/redhat-rhcsa'],
  ['team', 'leader', () => '/teams/NWF'],
  ['coverage', 'staffing', () => '/coverage'],
  ['marking', 'instructor', () => '/marking'],
  ['people', 'staffing', () => '/people'],
  ['record', 'registrar', () => '/record'],
]

export type PageCost = {
  name: string
  cost: number
  floors: number
  limit?: number
  sameHtml: number
  kilobytes: number
}

/** What of a page is markup: its body without scripts and the data sent along for the browser. */
const markupOf = (html: string) =>
  (/<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '').replaceAll(
    /<script\b[\s\S]*?<\/script>/g,
    '',
  )

/**
 * Processor time of each page against both floors, taken in turns so that a noisy machine is noisy
 * for all alike.
 */
export async function costPages(
  ours: Server,
  floor: Server,
  cast: Cast,
  htmlFolder: string,
  say: (line: string) => void,
): Promise<PageCost[]> {
  mkdirSync(htmlFolder, { recursive: true })
  const hello = await cookieOf(cast.technician)
  const floorOnce = () => fetch(`${floor.url}/hello`, { headers: { cookie: hello } })
  await costOf(floor, 60, floorOnce)
  const costs: PageCost[] = []
  for (const [name, as, path, limit] of pages) {
    const cookie = await cookieOf(cast[as] as number)
    const url = ours.url + path(cast)
    const once = () => fetch(url, { headers: { cookie }, redirect: 'manual' })
    const response = await once()
    if (response.status !== 200) {
      say(`- ${name} (${path(cast)}) answered ${response.status}: not measured`)
      continue
    }
    const markup = markupOf(await response.text())
    const key = name.replaceAll(/\W/g, '')
    writeFileSync(`${htmlFolder}/${key}.html`, markup)
    const sameOnce = () => fetch(`${floor.url}/html?name=${key}`, { headers: { cookie } })
    // About half a second of processor time each, because the kernel counts in hundredths.
    const times = Math.round(Math.min(60, Math.max(8, 500 / (await costOf(ours, 20, once)))))
    await costOf(floor, 20, sameOnce)
    const rounds: [number, number, number][] = []
    for (let i = 0; i < 3; i++)
      rounds.push([
        await costOf(ours, times, once),
        await costOf(floor, 40, floorOnce),
        await costOf(floor, 30, sameOnce),
      ])
    const cost = median(rounds.map(([page]) => page))
    costs.push({
      name,
      cost,
      floors: median(rounds.map(([page, bare]) => page / bare)),
      limit,
      sameHtml: median(rounds.map(([page, , same]) => page / same)),
      kilobytes: markup.length / 1024,
    })
  }
  return costs
}
