import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { circlesIn, graphOf, importsOf, isAgainst } from './architecture/imports'
import { domains, rooms } from './architecture/order'
import { excused, spelledIn, vocabulary } from './architecture/vocabulary'

// What a reviewer would otherwise have to remember.

const tops = ['app', 'university', 'db', 'components', 'test'] as const
type Top = (typeof tops)[number]
const files = tops
  .flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: 'utf8' }).map((name) => `${top}/${name}`),
  )
  .filter((path) => /\.tsx?$/.test(path))
  .sort()
  .map((path) => ({ path, top: path.split('/')[0] as Top, text: readFileSync(path, 'utf8') }))
const inTop = (...wanted: Top[]) => files.filter(({ top }) => wanted.includes(top))

const topOf = (from: string) => (from.startsWith('@/') ? (from.split('/')[1] as Top) : undefined)
const offenders = (of: typeof files, isWrong: (file: (typeof files)[number]) => unknown) =>
  of.filter(isWrong).map(({ path }) => path)

describe('imports run one way', () => {
  const may: Record<Exclude<Top, 'test'>, readonly Top[]> = {
    app: ['app', 'university', 'db', 'components'],
    university: ['university', 'db'],
    components: ['components'],
    db: ['db'],
  }
  test.each(Object.entries(may))('%s', (top, allowed) => {
    const wrong = inTop(top as Top).flatMap(({ path, text }) =>
      importsOf(text)
        .filter(({ from, typesOnly }) => {
          const target = topOf(from)
          if (!target || allowed.includes(target)) return false
          if (top === 'components' && target === 'university') return !typesOnly
          return true
        })
        .map(({ from }) => `${path} imports ${from}`),
    )
    expect(wrong).toEqual([])
  })
  test('inside a folder the path is relative, and never leaves it', () => {
    const wrong = files.flatMap(({ path, top, text }) =>
      importsOf(text)
        .filter(
          ({ from }) =>
            (top !== 'test' && top !== 'app' && top !== 'components' && topOf(from) === top) ||
            climbsOut(path, from),
        )
        .map(({ from }) => `${path} imports ${from}`),
    )
    expect(wrong).toEqual([])
  })
  function climbsOut(path: string, from: string) {
    const ups = from.match(/\.\.\//g)?.length ?? 0
    return from.startsWith('.') && ups >= path.split('/').length - 1
  }
})

describe('one way, types included', () => {
  const graph = graphOf(files)
  const uses = [...graph].flatMap(([user, all]) => all.map((used) => ({ user, used })))
  /** The domain of a file (at 1), or inside one domain its room (at 2). */
  const placeOf = (path: string, at: 1 | 2) => path.split('/')[at] ?? ''
  /** The domain of a file, or the room that stands lower than its domain. */
  const domainOf = (path: string): string => {
    const room = path.split('/').slice(1, 3).join('/')
    return (domains as readonly string[]).includes(room) ? room : placeOf(path, 1)
  }
  const inDomain = (path: string) => /^university\/[^/]+\//.test(path)
  const told = (wrong: typeof uses) => wrong.map(({ user, used }) => `${user} uses ${used}`)

  test('no circle among files', () => expect(circlesIn(graph)).toEqual([]))

  test('what all domains share uses none of them', () => {
    const ground = (path: string) =>
      /^university\/[^/]+\.ts$/.test(path) && path !== 'university/index.ts'
    expect(told(uses.filter(({ user, used }) => ground(user) && inDomain(used)))).toEqual([])
  })
  test('domains use those before them', () => {
    const between = uses.filter(({ user, used }) => inDomain(user) && inDomain(used))
    const named = new Set(between.flatMap((it) => [domainOf(it.user), domainOf(it.used)]))
    expect([...named].filter((it) => !(domains as readonly string[]).includes(it))).toEqual([])
    const wrong = between.filter((it) => isAgainst(domains, domainOf(it.user), domainOf(it.used)))
    expect(told(wrong)).toEqual([])
  })
  test.each(Object.entries(rooms))('rooms of %s use those before them', (domain, order) => {
    const inside = uses.filter((it) =>
      [it.user, it.used].every((path) => path.startsWith(`university/${domain}/`)),
    )
    const named = new Set(inside.flatMap((it) => [placeOf(it.user, 2), placeOf(it.used, 2)]))
    expect([...named].filter((it) => !order.includes(it))).toEqual([])
    expect(
      told(inside.filter((it) => isAgainst(order, placeOf(it.user, 2), placeOf(it.used, 2)))),
    ).toEqual([])
  })
})

describe('what a word means in SQL is written once', () => {
  const spelling = inTop('app', 'university', 'db', 'components').filter(
    ({ path, text }) => !vocabulary.includes(path) && spelledIn(text).length > 0,
  )
  test('nobody else compares the columns that have a word', () =>
    expect(
      spelling
        .filter(({ path }) => !(path in excused))
        .map(({ path, text }) => `${path}: ${spelledIn(text).join(', ')}`),
    ).toEqual([]))
  test('whoever is excused still needs it', () => {
    const needed = spelling.map(({ path }) => path)
    expect(Object.keys(excused).filter((path) => !needed.includes(path))).toEqual([])
  })
  test.each([
    'a.revoked_on is null or a.revoked_on > day',
    'p.hired_on <= day',
    'day <= p.left_on',
    '+a.valid_until >= day',
    'a.valid_until between x and y',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
    '${person.leftOn} is null',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
    'v.day > ${certificationVersion.sunsetOn}',
    'isNull(award.revokedOn)',
    'gte(person.leftOn, today)',
    '(pl.until is null or pl.until >= day)',
    'or(isNull(placement.until), x)',
    "e.state in ('requested', 'waitlisted', 'offered', 'enrolled')",
  ])('is refused: %s', (text) => expect(spelledIn(text)).not.toEqual([]))
  test.each([
    'select a.revoked_on as "revokedOn" from award a',
    "json_object('validUntil', a.valid_until)",
    'it.leftOn !== null && it.leftOn < today',
    "date(a.valid_until, '+1 day')",
    'order by d.valid_until desc',
  ])('may stand: %s', (text) => expect(spelledIn(text)).toEqual([]))
})

describe('what may stand where', () => {
  test('pages and components hold no SQL', () =>
    expect(
      offenders(
        inTop('app', 'components'),
        ({ path, text }) =>
          !/^app\/_cli\/(backup|restore|prepare)/.test(path) &&
          importsOf(text).some(({ from }) => /^drizzle-orm|^@\/db\/tables|^@libsql/.test(from)),
      ),
    ).toEqual([]))

  test('looks live in components', () =>
    expect(offenders(inTop('app'), ({ text }) => /\bclassName=|\bstyle=\{/.test(text))).toEqual([]))

  test('pages know no roles', () =>
    expect(
      offenders(
        inTop('app').filter(({ path }) => path.endsWith('page.tsx')),
        ({ text }) => /\bactor\.roles\b|\bis\(.*actor/.test(text),
      ),
    ).toEqual([]))

  test('every form action is a command', () => {
    /** A file without its imports, comments and directive, cut at each export. */
    const exportsOf = (text: string) =>
      text
        .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
        .replace(/^'use server'$|^import [^'"]*['"][^'"]+['"]$/gm, '')
        .split(/^(?=export )/m)
        .map((piece) => piece.replace(/\s+/g, ' ').trim())
        .filter(Boolean)
    // Signing in and out changes a cookie, which no command can; each line there is still one call.
    const fineIn = (path: string) =>
      path === 'app/sign-in/actions.ts'
        ? /^export const \w+ = \w+$/
        : /^export const \w+ = action\([^;]*\)$|^export async function \w+\([^{]*\{ return action\([^;]*\)\([^;]*\) \}$/
    const wrong = files
      .filter(({ path }) => /^app\/.*actions\.ts$/.test(path))
      .flatMap(({ path, text }) =>
        exportsOf(text)
          .filter((piece) => !fineIn(path).test(piece))
          .map((piece) => `${path}: ${piece}`),
      )
    expect(wrong).toEqual([])
  })
  test("only actions.ts files say 'use server'", () =>
    expect(
      offenders(
        inTop('app', 'components', 'university', 'db'),
        ({ path, text }) => /['"]use server['"]/.test(text) && !path.endsWith('/actions.ts'),
      ),
    ).toEqual([]))

  test('only components run in the browser', () =>
    expect(
      offenders(
        inTop('app', 'university', 'db'),
        ({ path, text }) =>
          /^['"]use client['"]/m.test(text) && !/^app\/(global-)?error\.tsx$/.test(path),
      ),
    ).toEqual([]))

  test('nothing but the kernel opens a write', () => {
    const excused = [
      'university/kernel.ts', // the door itself
      'db/index.ts', // defines it
      'db/copy.ts', // backup and restore move whole databases
      'db/migrate.ts', // tables, before there is anything to command
      /^db\/seed\//, // makes a world, before anyone is there to do it
      /^app\/_cli\/(seed|prepare|backup|restore|import)/, // calls the seed, migrates and copies
    ]
    const excuse = (path: string) =>
      excused.some((it) => (typeof it === 'string' ? it === path : it.test(path)))
    expect(
      offenders(
        inTop('app', 'university', 'db', 'components'),
        ({ path, text }) =>
          !excuse(path) &&
          /\.writing\(|\.transaction\(|client\.(execute|batch|executeMultiple)\(/.test(text),
      ),
    ).toEqual([])
  })
  test('the page never calls another origin', () =>
    expect(
      offenders(inTop('app', 'components', 'university', 'db'), ({ text }) =>
        // The start asks its own server whether it is ready.
        /\bfetch\(\s*[`'"]https?:\/\/(?!\$\{local\})|<(script|link|img)[^>]*(src|href)=["']https?:/.test(
          text,
        ),
      ),
    ).toEqual([]))

  test('nobody reads the clock but the transports', () =>
    expect(
      offenders(inTop('university'), ({ text }) => /\bnew Date\(\)|\bDate\.now\(\)/.test(text)),
    ).toEqual([]))
})

describe('shape', () => {
  const house = files.filter(({ path }) => !/\.d\.ts$/.test(path))
  const lines = (text: string) => text.trimEnd().split('\n').length
  /** Course texts are prose, whose length is the subject's. */
  const isProse = (path: string) => /^db\/seed\/demo\/courses\//.test(path)

  /** Files that are still too long. None is added; whoever shortens one takes it off. */
  const stillLong: string[] = [
    'app/candidates/page.tsx',
    'app/holdings/[id]/page.tsx',
    'components/form/fields.tsx',
    'db/index.ts',
    'db/seed/demo/certification/certifications.ts',
    'db/seed/demo/certification/domains.ts',
    'db/seed/demo/certification/requirements.ts',
    'db/seed/demo/offerings.ts',
    'db/seed/demo/people.ts',
    'db/seed/demo/present.ts',
    'db/seed/demo/staffing/teams.ts',
    'db/tables/assessment.ts',
    'db/tables/staffing.ts',
    'university/certification/awards/commands/record-outside-award.ts',
    'university/certification/awards/queries/plan.ts',
    'university/certification/awards/rules/cheapest-plan.ts',
    'university/certification/awards/rules/forecast.ts',
    'university/certification/awards/rules/history.ts',
    'university/certification/evidence/commands/evidence.ts',
    'university/certification/required/commands/hold-rule.ts',
    'university/certification/required/rules/must-hold.ts',
    'university/certification/requirements/rules/requirements.ts',
    'university/certification/validity/rules/validity.ts',
    'university/desk/queries/desk.ts',
    'university/staffing/coverage/queries/retirement.ts',
    'university/staffing/eligibility/queries/facts.ts',
    'university/staffing/eligibility/queries/supply-and-demand.ts',
    'university/staffing/eligibility/rules/standing.ts',
    'university/staffing/join/queries/what-i-can-join.ts',
    'university/staffing/placement/queries/placement.ts',
    'university/staffing/placement/queries/repairs.ts',
    'university/staffing/placement/rules/consequences.ts',
    'university/staffing/plans/rules/planning.ts',
    'university/staffing/search/queries/search-input.ts',
    'university/staffing/teams/queries/position.ts',
    'university/staffing/teams/queries/team-trail.ts',
    'university/staffing/teams/queries/team.ts',
    'university/staffing/training/rules/training.ts',
  ]
  test('a file is at most 250 lines (a test 650), unless its first line says why', () =>
    expect(
      house
        .filter(
          ({ path, top, text }) =>
            !isProse(path) &&
            !stillLong.includes(path) &&
            lines(text) > (top === 'test' ? 650 : 250) &&
            !/^\/[/*]/.test(text),
        )
        .map(({ path, text }) => `${path}: ${lines(text)}`),
    ).toEqual([]))

  test('half of the files are at most 3,010 bytes', () => {
    const sizes = house
      .filter(({ path, top }) => top !== 'test' && !isProse(path))
      .map(({ text }) => Buffer.byteLength(text))
      .sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(3010)
  })
  /** Folders that are still too wide. None is added. */
  const stillWide: string[] = []
  test('a folder has at most 25 files', () => {
    const counts = new Map<string, number>()
    for (const { path } of files) {
      const folder = path.slice(0, path.lastIndexOf('/'))
      counts.set(folder, (counts.get(folder) ?? 0) + 1)
    }
    const wide = [...counts].filter(([folder, n]) => n > 25 && !stillWide.includes(folder))
    expect(wide).toEqual([])
  })
  test('no folder for things without a home', () =>
    expect(
      files
        .filter(({ path }) =>
          /(^|\/)(lib|utils?|helpers?|hooks|services|types|common|shared|misc)(\/|\.tsx?$)/.test(
            path,
          ),
        )
        .map(({ path }) => path),
    ).toEqual([]))

  test('no barrels', () => {
    const isBarrel = (text: string) =>
      text.split('\n').filter((line) => /^export (\*|\{.*\}|type \{.*\}) from/.test(line)).length >=
      2
    expect(
      offenders(inTop('app', 'university', 'db', 'components'), ({ text }) => isBarrel(text)),
    ).toEqual([])
  })
  test('a domain holds rules, queries and commands; a fourth kind says why in its first line', () =>
    expect(
      files
        .filter(
          ({ path }) =>
            /^university\/[^/]+\//.test(path) &&
            !/^university\/[^/]+\/([^/]+\/)?(rules|queries|commands)(\.ts$|\/)/.test(path),
        )
        .filter(({ text }) => !/^\/[/*]/.test(text))
        .map(({ path }) => path),
    ).toEqual([]))
})
