import { createClient } from '@libsql/client'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { QuestionBody, QuestionKey } from '@/db/tables/assessment'
import { axe, openBrowser, personId, visit } from '../setup/browser'
import { type Running, startServer } from '../setup/server'

/*
 * The walk the product exists for, in the browser: a newcomer enrols, learns and passes; an
 * instructor marks and posts; the certification is awarded; a staffing lead finds them for the
 * position that asks for it and places them; the trail tells it.
 */
let server: Running
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Prompts and options are Markdown in the bank and text on the page. */
const plain = (markdown: string) => markdown.replace(/[`*_]/g, '').replace(/\s+/g, ' ').trim()
const byText = async (all: Locator, text: string): Promise<Locator> => {
  for (const one of await all.all())
    if (plain((await one.textContent()) ?? '') === plain(text)) return one
  throw new Error(`Nothing on the page reads “${text}”.`)
}

/**
 * Answers every question of the paper as its key says. The keys come from the database: the page
 * does not know them.
 */
async function answer(page: Page) {
  const client = createClient({ url: server.databaseUrl })
  for (const field of await page.locator('[data-question]').all()) {
    const id = await field.getAttribute('data-question')
    const { rows } = await client.execute({
      sql: 'select v.body, v.answer_key as key from attempt_question q join question_version v on v.id = q.question_version_id where q.id = ?',
      args: [id],
    })
    const body = JSON.parse(String(rows[0]?.body)) as QuestionBody
    const key = JSON.parse(String(rows[0]?.key)) as QuestionKey
    const label = (text: string) => byText(field.locator('label'), text)
    const select = async (n: number, text: string) => {
      const list = field.locator('select').nth(n)
      const option = await byText(list.locator('option'), text)
      await list.selectOption(await option.getAttribute('value'))
    }
    if (key.kind === 'single' && 'options' in body)
      await (await label(body.options[key.correct] as string)).click()
    if (key.kind === 'multiple' && 'options' in body)
      for (const i of key.correct) await (await label(body.options[i] as string)).click()
    if (key.kind === 'boolean') await (await label(key.correct ? 'True' : 'False')).click()
    if (key.kind === 'numeric') await field.locator('input[type=text]').fill(String(key.value))
    if (key.kind === 'text' || key.kind === 'command')
      await field.locator('input[type=text]').fill(key.accepted[0] as string)
    if (key.kind === 'ordering' && 'options' in body)
      for (const [i, text] of body.options.entries()) await select(i, text)
    if (key.kind === 'matching' && 'right' in body) {
      const lefts = await field.locator('.places label > span').allTextContents()
      for (const [i, left] of lefts.entries()) {
        const written = body.left.findIndex((text) => plain(text) === plain(left))
        await select(i, body.right[key.pairs[written] as number] as string)
      }
    }
    if (key.kind === 'essay') await field.locator('textarea').fill(key.model)
    await field.locator('input, textarea, select').first().blur()
  }
  client.close()
}

/** Says yes where an act names its consequences first. */
async function confirm(page: Page) {
  const dialog = page.getByRole('dialog')
  if (await dialog.isVisible()) await dialog.locator('button[type=submit]').click()
}

const course = 'LNX-201'

test('a newcomer enrols, reads and sits the exam', async () => {
  const { page, complaints, close } = await visit(browser, server)
  // Asked for a page, signs in on the way, and lands where they wanted to go.
  await page.goto(`/courses/${course}`)
  await expect.poll(() => page.url()).toContain('/sign-in')
  await page.getByRole('button', { name: /newcomer/i }).click()
  await page.waitForURL(`**/courses/${course}`)
  await page
    .getByRole('button', { name: /^Enrol: / })
    .first()
    .click()
  await page.getByRole('link', { name: 'Continue', exact: true }).first().click()
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  for (let lesson = 0; lesson < 4; lesson++) {
    expect(await page.locator('.prose, article, main').first().textContent()).not.toBe('')
    const before = page.url()
    await page.getByRole('button', { name: 'Mark done and continue' }).click()
    await expect.poll(() => page.url()).not.toBe(before)
  }
  await page
    .getByRole('link', { name: /Exam: / })
    .first()
    .click()
  await page.getByRole('button', { name: 'Start the exam' }).click()
  await confirm(page)
  await page.waitForURL('**/exams/*')
  expect(await axe(page)).toEqual([])
  await answer(page)
  await expect
    .poll(() => page.getByText(/^saved/i).count(), { timeout: 15_000 })
    .toBe(await page.locator('[data-question]').count())
  await page.reload()
  await page.getByRole('button', { name: 'Check and hand in' }).first().click()
  await page.getByRole('button', { name: 'Hand in', exact: true }).click()
  await page.getByText('A person marks your essay').waitFor()
  // Nothing of the key is on the page before the result is posted.
  expect(await page.content()).not.toContain('accepted')
  expect(complaints).toEqual([])
  await close()
})

test('an instructor marks the essay and posts the result', async () => {
  const { page, complaints, close } = await visit(browser, server, 'instructor')
  await page.goto('/')
  await page
    .getByRole('link', { name: /^Marking/ })
    .first()
    .click()
  const client = createClient({ url: server.databaseUrl })
  const newcomer = await personId(server, 'newcomer@demo.example')
  const { rows } = await client.execute({
    sql: `select a.id, q.id as question from attempt a join enrolment e on e.id = a.enrolment_id join attempt_question q on q.attempt_id = a.id
      join question_version v on v.id = q.question_version_id where e.person_id = ? and a.state = 'submitted' and json_extract(v.body, '$.kind') = 'essay'`,
    args: [newcomer],
  })
  client.close()
  await page.goto(`/marking/${rows[0]?.id}?question=${rows[0]?.question}`)
  expect(await page.locator('main').textContent()).not.toContain('Jamal')
  for (const criterion of await page.locator('fieldset[data-criterion]').all())
    await criterion.locator('label').last().click()
  await page.getByRole('button', { name: /^Save/ }).first().click()
  await page.goto(`/marking/${rows[0]?.id}`)
  await page.getByRole('button', { name: 'Post this result' }).click()
  await confirm(page)
  await expect.poll(() => page.locator('main').textContent()).toMatch(/posted/i)
  expect(complaints).toEqual([])
  await close()
})

test('the newcomer is certified, sees why, and a stranger can verify it', async () => {
  const { page, complaints, close } = await visit(browser, server, 'newcomer')
  await page.goto('/certifications')
  await page
    .getByRole('link', { name: /fault isolation/i })
    .first()
    .click()
  await page.getByText('Certified').first().waitFor()
  expect(await page.locator('main').textContent()).toContain(course)
  const verification = await page.locator('a[href^="/verify/"]').first().getAttribute('href')
  const stranger = await visit(browser, server)
  await stranger.page.goto(verification as string)
  const shown = await stranger.page.locator('body').textContent()
  expect(shown).toMatch(/valid/i)
  expect(shown).toContain('Jamal Okonkwo')
  expect(shown).not.toContain('@demo.example')
  expect([...complaints, ...stranger.complaints]).toEqual([])
  await stranger.close()
  await close()
})

test('the staffing lead finds them for the position that asks for it, and places them', async () => {
  const { page, complaints, close } = await visit(browser, server, 'staffing')
  await page.goto('/teams')
  const client = createClient({ url: server.databaseUrl })
  const { rows } = await client.execute(
    "select t.code, t.customer, p.id from position p join team t on t.id = p.team_id where p.title like 'Fault desk%'",
  )
  client.close()
  await page
    .getByRole('link', { name: String(rows[0]?.customer) })
    .first()
    .click()
  await page.locator(`a[href^="/candidates?position=${rows[0]?.id}"]`).first().click()
  const row = page.getByRole('row').filter({ hasText: 'Jamal Okonkwo' })
  expect(await row.textContent()).toContain('Qualified')
  expect(await axe(page)).toEqual([])
  await row.getByRole('button', { name: 'Place' }).click()
  await confirm(page)
  await page.goto(`/teams/${rows[0]?.code}`)
  const placed = page.getByRole('row').filter({ hasText: 'Fault desk' })
  expect(await placed.textContent()).toContain('Jamal Okonkwo')
  expect(await page.locator('main').textContent()).toMatch(
    /Jamal Okonkwo.*placed|placed.*Jamal Okonkwo/is,
  )
  expect(complaints).toEqual([])
  await close()
})

test('the record tells all of it in order', async () => {
  const client = createClient({ url: server.databaseUrl })
  const newcomer = await personId(server, 'newcomer@demo.example')
  const { rows } = await client.execute({
    sql: "select e.verb from event e join event_about a on a.event_id = e.id where a.kind = 'person' and a.subject_id = ? order by e.id",
    args: [newcomer],
  })
  client.close()
  const verbs = rows
    .map((row) => String(row.verb))
    .filter((verb) => /requested|submitted|posted|awarded|made/.test(verb))
  expect(verbs.slice(verbs.lastIndexOf('seat.requested'))).toEqual([
    'seat.requested',
    'attempt.submitted',
    'grade.posted',
    'certification.awarded',
    'placement.made',
  ])
  const { page, close } = await visit(browser, server, 'registrar')
  await page.goto(`/record?person=${newcomer}`)
  expect(await page.locator('main').textContent()).toContain('Jamal Okonkwo')
  await close()
})
