import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { serve } from '@/app/_web/endpoint'
import { schemaOf } from '@/app/_web/query'
import { Markdown } from '@/components/page/markdown'
import { attempt, grade } from '@/db/tables/assessment'
import { courseVersion, item, offering } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { completion } from '@/db/tables/learning'
import { event } from '@/db/tables/record'
import { commands, questions } from '@/university'
import { actorOf, nobody } from '@/university/actor'
import { toCsv } from '@/university/exchange/rules/spreadsheet'
import { wayBack } from '@/university/people/rules/sign-in'
import { anExam, paperOf, secret } from './assessment/exam-world'
import { tries } from './thorough'
import { aPerson, noon, type World, world } from './world'

// The holes this field is known for, by name, tried from outside: through the API, with a session
// of somebody's own.

let w: World
let it: Awaited<ReturnType<typeof anExam>>
let other: number
beforeEach(async () => {
  w = await world()
  it = await w.put((db) => anExam(db, { essay: true }))
  other = await w.put((db) => aPerson(db, { name: 'Otis Other' }))
})
afterEach(() => w.close())

async function api(as: number, name: string, input: Record<string, unknown>) {
  const act = name in commands
  const query = act
    ? ''
    : `?${new URLSearchParams(Object.entries(input).map(([k, v]) => [k, String(v)]))}`
  const headers = { host: 'here.test', origin: 'http://here.test' }
  const request = new Request(`http://here.test/api/v1/${name}${query}`, {
    method: act ? 'POST' : 'GET',
    headers,
    body: act ? JSON.stringify(input) : null,
  })
  const session = async () => ({
    now: w.now,
    actor: as
      ? (await w.store.reading((db) => actorOf(db, as, w.now, 'America/Chicago')))!
      : nobody,
  })
  const response = await serve(request, name, { store: w.store, now: w.now, session })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) }
}
const begin = async () =>
  (await api(it.learner, 'start-attempt', { enrolment: it.enrolment, item: it.item })).body
    .attempt as number
/** Answers the essay, so that the attempt waits for a marker once it is handed in. */
async function writeEssay(attemptId: number) {
  const { the } = await paperOf(w, attemptId)
  const saved = await api(it.learner, 'save-answer', {
    attempt: attemptId,
    question: the('essay').id,
    sequence: 1,
    value: 'My own words.',
  })
  expect(saved.body).toMatchObject({ saved: true })
  return the('essay').id
}
const events = () => w.store.reading((db) => db.$count(event))

describe('grading oneself', () => {
  test('an attempt of one’s own is neither marked nor posted, whoever one is', async () => {
    const attemptId = await begin()
    const essay = await writeEssay(attemptId)
    await api(it.learner, 'submit-attempt', { attempt: attemptId })
    const mark = { attempt: attemptId, question: essay, seen: 0, criteria: [3, 1] }
    expect((await api(it.learner, 'mark-answer', mark)).status).toBe(403)
    expect((await api(it.learner, 'post-grade', { attempt: attemptId })).status).toBe(403)
    await w.put((db) =>
      db.run(
        `insert into offering_instructor (offering_id, person_id) values (${it.offeringId}, ${it.learner})`,
      ),
    )
    expect((await api(it.learner, 'mark-answer', mark)).status).toBe(403)
    expect((await api(it.learner, 'post-grade', { attempt: attemptId })).status).toBe(403)
    expect(await w.store.reading((db) => db.$count(grade))).toBe(0)
  })
  test('a registrar certifies, approves and gives roles to others only', async () => {
    const registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
    expect(
      (
        await api(registrar, 'grant-role', {
          person: registrar,
          role: 'auditor',
          from: '2026-11-21',
          reason: 'why not',
        })
      ).status,
    ).toBe(403)
    expect(
      (
        await api(registrar, 'set-extra-time', {
          person: registrar,
          percent: 300,
          reason: 'why not',
        })
      ).status,
    ).toBe(403)
  })
})

describe('marking another’s progress', () => {
  test('an item is finished by its learner, not by anyone for them', async () => {
    const [lesson] = await w.put((db) =>
      db
        .insert(item)
        .values({
          courseVersionId: it.versionId,
          position: 2,
          kind: 'lesson',
          title: 'One',
          minutes: 5,
          body: '',
        })
        .returning(),
    )
    for (const who of [other, it.instructor, it.owner, 0])
      expect([401, 403, 404]).toContain(
        (await api(who, 'finish-item', { enrolment: it.enrolment, item: lesson!.id })).status,
      )
    expect(await w.store.reading((db) => db.$count(completion))).toBe(0)
  })
  test('an exam is not finished like a lesson', async () => {
    expect(
      (await api(it.learner, 'finish-item', { enrolment: it.enrolment, item: it.item })).status,
    ).toBe(403)
    expect(await w.store.reading((db) => db.$count(completion))).toBe(0)
  })
})

describe('reading what is hidden', () => {
  const hidden = 'TEXT-OF-A-LESSON'
  test('a lesson one is not enrolled in, or of another course through one’s own enrolment', async () => {
    const [lesson, elsewhere] = await w.put(async (db) => {
      const aLesson = (courseVersionId: number) =>
        db
          .insert(item)
          .values({
            courseVersionId,
            position: 5,
            kind: 'lesson',
            title: 'Hidden',
            minutes: 5,
            body: hidden,
          })
          .returning()
      const exam = await anExam(db)
      return [(await aLesson(it.versionId))[0]!.id, (await aLesson(exam.versionId))[0]!.id]
    })
    expect(
      (await api(it.learner, 'material', { enrolment: it.enrolment, item: lesson })).text,
    ).toContain(hidden)
    for (const [who, wanted] of [
      [other, lesson],
      [0, lesson],
      [it.learner, elsewhere],
    ] as const) {
      const met = await api(who, 'material', { enrolment: it.enrolment, item: wanted })
      expect([401, 404]).toContain(met.status)
      expect(met.text).not.toContain(hidden)
    }
  })
  test('an answer key, before, during and after the attempt, until the grade is posted', async () => {
    const attemptId = await begin()
    const looks = async () => {
      for (const who of [it.learner, other, 0])
        for (const [name, input] of [
          ['exam', { attempt: attemptId, check: true }],
          ['quiz-panel', { enrolment: it.enrolment, item: it.item }],
          ['material', { enrolment: it.enrolment, item: it.item }],
          ['attempt-to-mark', { attempt: attemptId }],
          ['person-trail', { person: it.learner }],
        ] as const)
          expect((await api(who, name, input)).text).not.toContain(secret)
    }
    await looks()
    await writeEssay(attemptId)
    await api(it.learner, 'submit-attempt', { attempt: attemptId })
    await looks()
  })
  test('a draft of a course', async () => {
    await w.put((db) =>
      db
        .update(courseVersion)
        .set({ publishedAt: null, summary: hidden, title: hidden })
        .where(eq(courseVersion.id, it.versionId)),
    )
    for (const name of ['catalogue', 'course', 'search'])
      expect(
        (await api(other, name, { code: it.code, q: 'text', words: 'text' })).text,
      ).not.toContain(hidden)
  })
})

describe('setting fields by hand', () => {
  test('a seat is asked for oneself, in the state the rules give', async () => {
    await w.put((db) => db.update(offering).set({ seats: 0 }).where(eq(offering.id, it.offeringId)))
    const wanted = {
      offering: it.offeringId,
      person: it.learner,
      personId: it.learner,
      state: 'enrolled',
      outcome: 'passed',
      requestedAt: 1,
      queuedAt: 1,
      byId: it.owner,
    }
    expect((await api(other, 'request-seat', wanted)).status).toBe(200)
    const row = await w.store.reading((db) =>
      db.select().from(enrolment).where(eq(enrolment.personId, other)).get(),
    )
    expect(row).toMatchObject({
      personId: other,
      state: 'waitlisted',
      outcome: null,
      requestedAt: +noon,
      queuedAt: +noon,
      byId: null,
    })
  })
  test('nothing a command did not ask for reaches a row, an event or its prototype', async () => {
    const registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
    const input = JSON.parse(
      `{"person":${other},"percent":25,"reason":"as agreed","passwordHash":"x","__proto__":{"admin":true},"constructor":{"x":1}}`,
    )
    expect((await api(registrar, 'set-extra-time', input)).status).toBe(200)
    const person = await w.store.client.execute(`select * from person where id = ${other}`)
    expect(person.rows[0]).toMatchObject({ extra_time_percent: 25, password_hash: null })
    expect(
      Object.keys(
        (await w.store.reading((db) => db.select().from(event).orderBy(event.id)))!.at(-1)!.detail,
      ).sort(),
    ).toEqual(['after', 'before', 'reason'])
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})

describe('another’s attempt', () => {
  test('is neither read, saved into, nor handed in', async () => {
    const attemptId = await begin()
    const { the } = await paperOf(w, attemptId)
    const before = await events()
    for (const who of [other, it.owner, 0])
      for (const [name, input] of [
        ['save-answer', { attempt: attemptId, question: the('single').id, sequence: 1, value: 0 }],
        ['save-paper', { attempt: attemptId }],
        ['submit-attempt', { attempt: attemptId }],
      ] as const)
        expect([401, 403, 404]).toContain((await api(who, name, input)).status)
    expect((await api(other, 'exam', { attempt: attemptId })).status).toBe(404)
    expect(await events()).toBe(before)
    expect(
      (
        await w.store.reading((db) =>
          db.select().from(attempt).where(eq(attempt.id, attemptId)).get(),
        )
      )?.state,
    ).toBe('in progress')
  })
  test('a question of another attempt is no question of one’s own', async () => {
    const theirs = await begin()
    const mine = await w.put((db) => anExam(db))
    const started = await api(mine.learner, 'start-attempt', {
      enrolment: mine.enrolment,
      item: mine.item,
    })
    const { the } = await paperOf(w, theirs)
    const input = {
      attempt: started.body.attempt,
      question: the('single').id,
      sequence: 1,
      value: 0,
    }
    expect((await api(mine.learner, 'save-answer', input)).status).toBe(404)
  })
  test('one’s enrolment opens its own exam only, and another’s enrolment none', async () => {
    const elsewhere = await w.put((db) => anExam(db))
    expect(
      (await api(it.learner, 'start-attempt', { enrolment: it.enrolment, item: elsewhere.item }))
        .status,
    ).toBe(404)
    expect(
      (
        await api(it.learner, 'start-attempt', {
          enrolment: elsewhere.enrolment,
          item: elsewhere.item,
        })
      ).status,
    ).toBe(404)
  })
})

describe('replaying a closed attempt', () => {
  test('what is handed in stays as it was', async () => {
    const attemptId = await begin()
    const { the } = await paperOf(w, attemptId)
    const answer = (sequence: number, value: number) =>
      api(it.learner, 'save-answer', {
        attempt: attemptId,
        question: the('single').id,
        sequence,
        value,
      })
    expect((await answer(1, 0)).status).toBe(200)
    expect((await api(it.learner, 'submit-attempt', { attempt: attemptId })).status).toBe(200)
    expect((await answer(2, 1)).status).toBe(403)
    expect((await api(it.learner, 'submit-attempt', { attempt: attemptId })).status).toBe(403)
    const { rows } = await w.store.client.execute('select value, sequence from answer')
    expect(rows).toMatchObject([{ sequence: 1 }])
  })
  test('after the deadline nothing more is saved, whatever the page believes', async () => {
    const attemptId = await begin()
    const { the } = await paperOf(w, attemptId)
    w.now = new Date(+noon + 31 * 60_000)
    const late = await api(it.learner, 'save-answer', {
      attempt: attemptId,
      question: the('single').id,
      sequence: 1,
      value: 0,
    })
    expect(late.body.saved ?? false).toBe(false)
    expect(
      (await w.store.client.execute('select value from answer')).rows.filter(
        (row) => row.value !== null && row.value !== 'null',
      ),
    ).toEqual([])
  })
})

describe('private profiles', () => {
  test('a colleague sees a name, not how somebody signs in, their extra time or their record', async () => {
    const ada = await w.put((db) =>
      aPerson(db, {
        name: 'Ada',
        extraTimePercent: 50,
        passwordHash: 'HASH',
        oidcSubject: 'https://id|SUBJECT',
      }),
    )
    const seen = await api(other, 'person', { person: ada })
    expect(seen.body).toMatchObject({ name: 'Ada' })
    expect(seen.text).not.toMatch(/HASH|SUBJECT|extraTime|capacity|signsIn/)
    expect((await api(other, 'person-trail', { person: ada })).status).toBe(404)
    expect((await api(0, 'person', { person: ada })).status).toBe(401)
    const own = await api(ada, 'person', { person: ada })
    expect(own.text).not.toMatch(/HASH|SUBJECT/)
  })
})

describe('guessing ids', () => {
  /**
   * Combinations of small numbers for what a question asks for: all of three, and of a question
   * with more some.
   */
  function guesses(name: string): Record<string, number | string>[] {
    const { properties = {}, required = [] } = schemaOf(questions[name]!.input) as {
      properties?: Record<string, unknown>
      required?: string[]
    }
    const ids = Object.keys(properties).filter(
      (key) =>
        required.includes(key) ||
        /^(person|attempt|enrolment|item|offering|holding|import|run|id)$/.test(key),
    )
    return ids.reduce<Record<string, number>[]>(
      (all, key) =>
        all.flatMap((one) => [1, 2, 3, 4, 5, 6].map((n) => ({ ...one, [key]: n }))).slice(0, 216),
      [{}],
    )
  }
  test('finds no key, no password, no other person’s answers, by any question', async () => {
    const attemptId = await begin()
    const { the } = await paperOf(w, attemptId)
    await api(it.learner, 'save-answer', {
      attempt: attemptId,
      question: the('essay').id,
      sequence: 1,
      value: 'MY-OWN-WORDS',
    })
    await w.put((db) =>
      db.run(`update person set password_hash = 'THE-HASH', oidc_subject = 'https://id|' || id`),
    )
    await w.put((db) =>
      db.run(
        `insert into api_token (person_id, name, hash, scopes, created_at) values (${it.learner}, 'THEIR-TOKEN', 'h', '[]', 1)`,
      ),
    )
    let asked = 0
    for (const name of Object.keys(questions))
      for (const input of guesses(name).slice(0, tries(40))) {
        const met = await api(other, name, input)
        expect(
          met.status,
          `${name} ${JSON.stringify(input)}: ${met.text.slice(0, 200)}`,
        ).toBeLessThan(500)
        expect(met.text, `${name} ${JSON.stringify(input)}`).not.toMatch(
          new RegExp(`${secret}|MY-OWN-WORDS|THE-HASH|https://id|THEIR-TOKEN`),
        )
        asked++
      }
    expect(asked).toBeGreaterThan(Object.keys(questions).length)
  }, 90_000)
  test('and nothing at all for who is not signed in', async () => {
    for (const name of Object.keys(questions)) {
      const met = await api(0, name, guesses(name)[0] ?? {})
      expect([200, 401, 422], `${name}: ${met.status}`).toContain(met.status)
      // What strangers check an award with: the page behind its code, and who issued it.
      if (met.status === 200) expect(['verify', 'badge', 'issuer']).toContain(name)
    }
  })
  test('every command refuses who is not signed in, and breaks on nothing', async () => {
    for (const name of Object.keys(commands))
      for (const input of [
        {},
        {
          id: 1,
          person: 1,
          enrolment: 1,
          attempt: 1,
          offering: 1,
          item: 1,
          because: 'as agreed',
          reason: 'as agreed',
        },
      ]) {
        const met = await api(0, name, input)
        expect([401, 422], `${name}: ${met.status} ${met.text.slice(0, 120)}`).toContain(met.status)
      }
    expect(await events()).toBe(0)
  })
})

describe('CSV formula injection', () => {
  test.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A1', '  =1'])(
    '%j',
    (cell) => {
      expect(
        toCsv(['a'], [[cell]])
          .split('\r\n')[1]
          ?.replace(/^"/, ''),
      ).toMatch(/^'/)
    },
  )
  test('whatever is in a cell, no cell begins like a formula', () =>
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
        const [row] = parse(toCsv(cells, []), {
          relaxColumnCount: true,
          skipEmptyLines: false,
        }) as string[][]
        return (row ?? []).every(
          (cell) => !/^[=+@\-\t\r]/.test(cell) || /^-?\d+(\.\d+)?$/.test(cell),
        )
      }),
    ))
})

describe('stored scripts in Markdown', () => {
  const html = (source: string) => renderToStaticMarkup(createElement(Markdown, { source }))
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '![x](javascript:alert(1))',
    '<svg onload=alert(1)>',
    '[x](<javascript:alert(1)>)',
    '[x]: javascript:alert(1)\n\n[x]',
    '`<script>`\n\n```html\n<script>alert(1)</script>\n```',
    '<a href="vbscript:x">y</a>',
    '[x](&#106;avascript:alert(1))',
  ])('%s', (source) => {
    expect(html(source)).not.toMatch(
      /<script|<svg|<img[^>]*onerror|(href|src)="\s*(javascript|vbscript|data):/i,
    )
  })
})

describe('open redirects', () => {
  test.each([
    '//evil.example',
    '/\\evil.example',
    '/\\/evil.example',
    'https://evil.example/',
    '/%0d%0aLocation:%20https://evil.example',
    '/\n/evil.example',
    '/.//evil.example',
  ])('%j stays here', (to) => {
    const target = new URL(wayBack(to), 'https://here.example')
    expect(target.origin).toBe('https://here.example')
    expect(wayBack(to)).not.toMatch(/^\/[/\\]|[\r\n]/)
  })
})
