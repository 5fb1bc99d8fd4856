import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { questions } from '@/university'
import { actorOf, companyZone } from '@/university/actor'
import type { At } from '@/university/at'
import { mayHave } from '@/university/kernel'
import { all, seeded } from '../demo/seeded'

type Of = { id: number; team: number; person: number }
/** What only some may read, marked so that it is found again wherever it is told. */
const marked = [
  sql`update placement_exception set reason = 'SECRET-exception-' || id || '.'`,
  sql`update away set because = 'SECRET-away-' || id || '.'`,
  sql`update proficiency set because = 'SECRET-proficiency-' || id || '.'`,
  sql`update placement set because = 'SECRET-placement-' || id || '.'`,
  sql`update team set contract_monthly_usd = 777000000 + id`,
  sql`update person set left_on = '2027-07-17' where id = (select person_id from placement
    where id = 6)`,
]

test('whoever asks whatever of the demo: exceptions, contract values, reasons, absences, assessments and last days reach only whom they may', async () => {
  const w = await seeded('2026-11-22T15:00:00Z')
  await w.put(async (db) => {
    for (const one of marked) await db.run(one)
  })
  const rows = async (query: ReturnType<typeof sql>) =>
    new Map((await all<Of>(w, query)).map((it) => [it.id, it]))
  const placements = await rows(sql`select id, team_id as team, person_id as person from placement`)
  const secrets = {
    exception: await rows(
      sql`select x.id, pl.team_id as team, pl.person_id as person from placement_exception x
        join placement pl on pl.id = x.placement_id`,
    ),
    away: await rows(sql`select id, 0 as team, person_id as person from away`),
    proficiency: await rows(sql`select id, 0 as team, person_id as person from proficiency`),
    placement: placements,
  }
  const people = await all<{ id: number; email: string; manager: number | null }>(
    w,
    sql`select id, email, manager_id as manager from person`,
  )
  const bosses = new Map(people.map((it) => [it.id, it.manager]))
  const isAbove = (one: number, of: number): boolean => {
    const boss = bosses.get(of)
    return boss != null && (boss === one || isAbove(one, boss))
  }
  const linux = new Set(
    (await all<{ id: number }>(w, sql`select id from proficiency where track = 'linux'`)).map(
      (it) => it.id,
    ),
  )
  const leaver = placements.get(6)!.person
  const codes = (await all<{ code: string }>(w, sql`select code from team`)).map((it) => it.code)
  const seats = await all<{ id: number }>(w, sql`select id from position where team_id <= 2`)
  const near = [...placements.values()].filter((it) => it.team <= 2)
  const asks: [string, object][] = [
    ...Object.keys(questions).map((name): [string, object] => [name, {}]),
    ...codes.flatMap((code) =>
      ['team', 'team-trail', 'team-decisions', 'contacts', 'team-coverage', 'exceptions'].map(
        (name): [string, object] => [name, { code, team: code }],
      ),
    ),
    ...seats.map((it): [string, object] => ['position', { position: it.id }]),
    ...near.map((it): [string, object] => ['placement', { placement: it.id }]),
    ...[...new Set(near.map((it) => it.person))].flatMap((person) =>
      ['person', 'person-work'].map((name): [string, object] => [name, { person }]),
    ),
  ]
  const zone = await w.store.reading(companyZone)
  const told: string[] = []
  const found = new Set<string>()
  for (const email of ['technician', 'instructor', 'leader', 'manager']) {
    const me = people.find((it) => it.email === `${email}@demo.example`)!.id
    const actor = (await w.store.reading((db) => actorOf(db, me, w.now, zone)))!
    const mine = (it: Of) => actor.leads.includes(it.team)
    const may = {
      exception: mine,
      away: (it: Of) => it.person === me || isAbove(me, it.person),
      proficiency: (it: Of) =>
        it.person === me ||
        isAbove(me, it.person) ||
        (actor.teaches.length > 0 && linux.has(it.id)) ||
        [...placements.values()].some((one) => one.person === it.person && mine(one)),
      placement: (it: Of) => it.person === me || mine(it),
    }
    for (const [name, input] of asks) {
      const it = questions[name]!
      const parsed = it.input.safeParse(input)
      if (!parsed.success) continue
      const answer = await w.store.reading(async (db) => {
        const at: At<typeof db> = { db, actor, now: w.now }
        if (it.mayAsk?.(at).ok === false) return undefined
        const value = await it.answer(at, parsed.data).catch(() => undefined)
        return value !== undefined && mayHave(it, at, value).ok ? value : undefined
      })
      const text = JSON.stringify(answer) ?? ''
      for (const [, kind, id] of text.matchAll(/SECRET-(\w+)-(\d+)\./g)) {
        const secret = kind as keyof typeof secrets
        found.add(secret)
        if (!may[secret](secrets[secret].get(Number(id))!))
          told.push(`${email}, ${name}: ${kind} ${id}`)
      }
      for (const [, team] of text.matchAll(/7770000(\d\d)/g)) {
        found.add('contract')
        if (!actor.leads.includes(Number(team)))
          told.push(`${email}, ${name}: contract of team ${team}`)
      }
      if (text.includes('2027-07-17')) {
        found.add('last day')
        if (email !== 'leader' && me !== leaver && !isAbove(me, leaver))
          told.push(`${email}, ${name}: a last day`)
      }
    }
  }
  expect([...new Set(told)]).toEqual([])
  // What is marked is told to someone: otherwise nothing was looked for.
  expect([...found].sort()).toEqual([
    'away',
    'contract',
    'exception',
    'last day',
    'placement',
    'proficiency',
  ])
  w.close()
}, 60_000)
