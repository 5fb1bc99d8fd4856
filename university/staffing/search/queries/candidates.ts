import { sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import { named } from '@/db/named'
import { certification } from '@/db/tables/certification'
import { position as positionTable } from '@/db/tables/staffing'
import { is } from '../../../actor'
import { type At, no, yes } from '../../../at'
import { type Day, type Interval, isDay, sayDay } from '../../../calendar'
import { question } from '../../../kernel'
import { openOn } from '../../../place'
import { termsOf } from '../../../roster/queries/terms'
import { announcedAfter } from '../../../roster/rules/terms'
import type { Position } from '../../eligibility/queries/facts'
import { sitesIn } from '../../eligibility/queries/supply-and-demand'
import { tracksOf } from '../../eligibility/queries/tracks'
import { someoneIn } from '../../eligibility/queries/unmet-sql'
import { sayRequirement } from '../../eligibility/rules/requirement'
import { takenIn } from '../../placement/queries/taken-by'
import { usualUntil } from '../../placement/rules/placement'
import { seesEveryone } from '../../sight'
import { candidateRows } from './candidate-rows'
import { savedSearches } from './saved-searches'
import { readSearch, type Search, type SearchFields, searchInput } from './search-input'
import { findPeople, most, mostInFile } from './search-sql'

const po = named(positionTable, 'po')

const pageSize = 20

/**
 * Everyone a search finds, in the order they are shown: qualified first, the fewest things in the
 * way, the least load.
 */
async function foundBy(db: Reader, { need, searched, title }: Search, name: string, limits = most) {
  const found = searched ? await findPeople(db, need, { name, title }, limits) : []
  return found.sort(
    (a, b) => a.kind - b.kind || a.obstacles - b.obstacles || a.load - b.load || a.id - b.id,
  )
}

/**
 * Who can take a position, or meets a free search, over a whole interval: qualified first, then
 * those whose certification expires during it, then everyone near with every reason and the
 * quickest one to remove.
 */
export const candidates = question({
  input: searchInput,
  async answer(at, asked) {
    const { db, actor } = at
    const search = await readSearch(db, asked, actor.today)
    if (!search) return undefined
    const { position, need, problem, searched, title } = search
    const found = await foundBy(db, search, asked.name)
    const shown = found.slice((asked.page - 1) * pageSize, asked.page * pageSize)
    return {
      position: position && {
        id: position.id,
        title: position.title,
        kind: position.kind,
        code: position.code,
        customer: position.customer,
      },
      asked: { ...asked, ...judgedAs(search, asked), title },
      /**
       * Who is in the position on some day of the interval: only a shadow may stand beside them.
       */
      taken:
        position && !problem ? ((await takenIn(db, position.id, need.interval)) ?? null) : null,
      /** How the position is to change: whoever is placed beyond that day goes on in it. */
      announced:
        position && position.until !== null && position.until !== position.lasts
          ? await announcedFor(db, position, need.interval, asked.until !== '')
          : null,
      /** The interval judged, in words. */
      period: `from ${sayDay(need.interval.from)}${need.interval.until ? ` to ${sayDay(need.interval.until)}` : ''}`,
      requirement: sayRequirement(need.segments[0]?.groups ?? []),
      proficiency: need.proficiency ?? null,
      problem,
      searched,
      counts: countsOf(found),
      rows: await candidateRows(at, search, shown),
      page: asked.page,
      pages: Math.max(1, Math.ceil(found.length / pageSize)),
      perPage: pageSize,
      total: found.length,
      /** Where to begin, before anything is asked. */
      open: searched || problem ? [] : await emptyPositions(db, actor.today),
      saved: await savedSearches(at),
      maySave: maySaveSearches(at),
      ...(await choices(db)),
    }
  },
  mayAsk: ({ actor }) =>
    !seesEveryone(actor)
      ? no('Staffing leads, the registrar and auditors search among everyone.')
      : yes,
})

/**
 * Everyone found at once: what a file of a search holds, the best first where there are more than a
 * file takes.
 */
export const foundCandidates = question({
  input: searchInput,
  async answer(at, asked) {
    const search = await readSearch(at.db, asked, at.actor.today)
    if (!search) return undefined
    const found = await foundBy(at.db, search, asked.name, mostInFile)
    const rows = await candidateRows(at, search, found.slice(0, mostInFile.qualified))
    return {
      count: found.length,
      rows: rows.map(
        ({
          name,
          kind,
          verdict,
          quickest,
          shift,
          site,
          timeZone,
          load,
          capacity,
          percent,
          proficiency,
        }) => ({
          name,
          standing: kind,
          because: verdict,
          quickest: quickest
            ? [quickest.text, quickest.offering?.code].filter(Boolean).join(', ')
            : '',
          shift,
          site,
          timeZone,
          teams: load,
          capacity,
          percent,
          proficiency,
        }),
      ),
    }
  },
  mayAsk: ({ actor }) =>
    !seesEveryone(actor)
      ? no('Staffing leads, the registrar and auditors search among everyone.')
      : yes,
})

/**
 * What a position is to be, and whether the interval reaches beyond its present terms. `usual`: how
 * long it would be looked at without the change.
 */
async function announcedFor(
  db: Reader,
  position: Position,
  { from, until }: Interval,
  chosen: boolean,
) {
  const last = position.until as Day
  return {
    changes: announcedAfter(await termsOf(db, position.id), from),
    last,
    within: until !== null && until <= last,
    usual: chosen ? null : usualUntil(from, position.lasts),
  }
}

export const maySaveSearches = ({ actor }: Pick<At<Reader>, 'actor'>) =>
  is(actor, 'staffing lead') ? yes : no('Searches are kept by staffing leads.')

/** What was judged, as the form shows it again; where it could not be read, what was typed. */
function judgedAs({ need, problem }: Search, asked: SearchFields) {
  const { interval, shift, site, capacity } = need
  const dates = problem
    ? {
        from: isDay(asked.from) ? asked.from : interval.from,
        until: isDay(asked.until) ? asked.until : (interval.until ?? ''),
      }
    : { from: interval.from, until: interval.until ?? '' }
  return { ...dates, shift: shift ?? '', site, free: capacity }
}

const countsOf = (found: readonly { kind: number; obstacles: number }[]) => {
  const qualified = found.filter((it) => it.kind === 0).length
  return {
    qualified,
    during: found.filter((it) => it.kind === 1).length,
    oneStep: found.filter((it) => it.kind >= 2 && it.obstacles === 1).length,
    near: found.filter((it) => it.kind >= 2).length,
    /** There are more than are counted. */
    more: qualified > most.qualified,
  }
}

/** What certifications are called, by their short names. */
export const certificationNames = prepared((db) =>
  db
    .select({ short: certification.short, name: certification.name, slug: certification.slug })
    .from(certification)
    .orderBy(certification.short)
    .prepare(),
)

/** What the filters offer. */
async function choices(db: Reader) {
  return {
    sites: await sitesIn(db),
    certifications: await certificationNames(db).all(),
    tracks: await tracksOf(db),
  }
}

type Open = { id: number; title: string; customer: string; code: string; criticality: number }
/** Positions nobody is in, what hurts most first. */
const emptyPositions = (db: Reader, today: Day) =>
  db.all<Open>(sql`
    select po.id, po.title, t.customer, t.code, po.criticality from position po
    join team t on t.id = po.team_id
    where ${openOn(po, today)} and not ${someoneIn(sql`po.id`, today)}
    order by po.criticality desc, t.contract_monthly_usd desc, po.id limit 12`)
