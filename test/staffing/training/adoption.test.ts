import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Writer } from '@/db'
import { award, holding } from '@/db/tables/award'
import { offering, offeringInstructor } from '@/db/tables/catalogue'
import {
  certification,
  certificationRequirement,
  certificationVersion,
} from '@/db/tables/certification'
import { exam, examBooking } from '@/db/tables/exam'
import { offeringDraft } from '@/db/tables/planning'
import { event } from '@/db/tables/record'
import { holdRule, holdRulePerson } from '@/db/tables/requirement'
import { placement, position, positionRequirement, team } from '@/db/tables/staffing'
import { declineDraft, openDraft } from '@/university/enrolment/commands/draft'
import { offeringDrafts } from '@/university/enrolment/queries/drafts'
import { myNotices } from '@/university/notices/queries/my-notices'
import { adoptTraining } from '@/university/staffing/training/commands/adopt-training'
import { previewTraining } from '@/university/staffing/training/queries/adoption'
import { training } from '@/university/staffing/training/queries/training'
import { aCourse, aPerson, noon, type World, world } from '../../world'

const on = '2027-05-21'
let w: World
let ids: Awaited<ReturnType<typeof story>>
beforeAll(async () => {
  w = await world()
  ids = await w.put(story)
})
afterAll(() => w.close())

const made = <T>(rows: T[]) => rows[0] as T
async function certified(db: Writer, slug: string, inHouse: boolean, exams: string[] = []) {
  const { id } = made(
    await db
      .insert(certification)
      .values({
        slug,
        short: slug.toUpperCase(),
        name: slug,
        issuer: inHouse ? 'Guildhall' : 'Maker',
        inHouse,
        track: 'linux',
      })
      .returning({ id: certification.id }),
  )
  const version = made(
    await db
      .insert(certificationVersion)
      .values({
        certificationId: id,
        number: 1,
        effectiveFrom: '2020-01-01',
        validityMonths: 24,
        validityKnown: true,
        facts: {},
      })
      .returning({ id: certificationVersion.id }),
  )
  for (const code of exams)
    await db.insert(exam).values({ issuer: 'Maker', code, certificationId: id })
  return { id, versionId: version.id }
}

/**
 * One customer: a place whose holder's RHX lapses in March, and a place nobody is certified for,
 * which takes a full course of ours.
 */
async function story(db: Writer) {
  const lead = await aPerson(db, { name: 'Stella Staffing', roles: ['staffing lead'], capacity: 0 })
  const registrar = await aPerson(db, {
    name: 'Rhea Registrar',
    roles: ['registrar'],
    capacity: 0,
    jobTitle: 'Registrar',
  })
  const owner = await aPerson(db, { name: 'Otto Owner', jobTitle: 'Instructor', capacity: 0 })
  const lapsing = await aPerson(db, { name: 'Lara Lapsing' })
  const idle = await aPerson(db, { name: 'Ida Idle' })
  const outside = await certified(db, 'rhx', false, ['EXX'])
  const ours = await certified(db, 'guild-x', true)
  const course = await aCourse(db, { code: 'GLD-100', ownerId: owner })
  await db
    .update(offering)
    .set({ cancelledAt: +noon - 1, cancelledBecause: 'No room.' })
    .where(eq(offering.id, course.offeringId))
  await db
    .insert(certificationRequirement)
    .values({ versionId: ours.versionId, group: 1, kind: 'course', courseId: course.courseId })
  const { id: teamId } = made(
    await db
      .insert(team)
      .values({ code: 'T1', customer: 'Acme', site: '', since: '2020-01-01' })
      .returning({ id: team.id }),
  )
  const place = async (certificationId: number, ordinal: number) => {
    const row = made(
      await db
        .insert(position)
        .values({
          teamId,
          kind: 'technician',
          title: `Technician ${ordinal}`,
          ordinal,
          from: '2020-01-01',
        })
        .returning({ id: position.id }),
    )
    await db
      .insert(positionRequirement)
      .values({ positionId: row.id, group: 1, certificationId, from: '2020-01-01' })
    return row.id
  }
  const first = await place(outside.id, 1)
  const second = await place(ours.id, 2)
  await db
    .insert(placement)
    .values({ positionId: first, teamId, personId: lapsing, from: '2026-01-01', placedAt: +noon })
  const held = made(
    await db
      .insert(holding)
      .values({ personId: lapsing, certificationId: outside.id })
      .returning({ id: holding.id }),
  )
  await db.insert(award).values({
    holdingId: held.id,
    personId: lapsing,
    certificationId: outside.id,
    versionId: outside.versionId,
    issuedOn: '2025-03-02',
    validFrom: '2025-03-02',
    validUntil: '2027-03-01',
    anchor: '2027-03-01',
    source: 'import',
    issuer: 'Maker',
    examCode: 'EXX',
    basis: [],
    verificationCode: 'code-1',
    createdAt: +noon,
  })
  return {
    lead,
    registrar,
    owner,
    lapsing,
    idle,
    outside: outside.id,
    ours: ours.id,
    course: course.courseId,
    first,
    second,
  }
}

const value = <T>(it: { ok: true; value: T } | { ok: false; because: string }): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const asked = async () => value(await w.ask(training, { on }, ids.lead))

describe('what must be trained', () => {
  test('who renews, who earns, in which offering, and from when it is too late', async () => {
    const it = await asked()
    expect(it.rows.map((row) => [row.key, row.renews, row.startBy, row.ready])).toEqual([
      [`${ids.idle}-${ids.ours}`, false, '2027-04-16', '2026-12-26'],
      [`${ids.lapsing}-${ids.outside}`, true, '2027-04-30', '2026-12-12'],
    ])
    expect(it.rows[1]?.because).toBe(
      'For Technician 1, Acme: Lara Lapsing’s RHX ends on 1 March 2027.',
    )
    // Three weeks' notice, one week of course, a week to post the result.
    expect('drafts' in it && it.drafts).toMatchObject([
      {
        code: 'GLD-100',
        startsOn: '2026-12-12',
        endsOn: '2026-12-19',
        latestStart: '2027-05-07',
        seats: 12,
        people: ['Ida Idle'],
      },
    ])
    expect('plan' in it && it.plan).toMatchObject({
      certifications: 2,
      least: 2,
      closed: 2,
      before: { filled: 0 },
      after: { filled: 2 },
    })
  })

  test('a day too soon says what is too late and from when it is possible; one that is over is refused', async () => {
    const soon = value(await w.ask(training, { on: '2026-12-20' }, ids.lead))
    expect('remaining' in soon && soon.remaining.map((it) => [it.kind, it.ready])).toEqual([
      ['too late', '2026-12-26'],
    ])
    const over = value(await w.ask(training, { on: '2026-11-01' }, ids.lead))
    expect(over).toMatchObject({
      problem: '1 November 2026 is over: what is to be trained is asked of a day to come.',
      rows: [],
    })
    expect(value(await w.ask(training, { on: 'soon' }, ids.lead))).toMatchObject({
      problem: 'Give a date like 2026-11-21.',
    })
  })

  test('who failed an exam sits it again when its issuer lets them, or another one that is sooner', async () => {
    const { id: examId, certificationId } = await w.store.reading(
      async (db) => (await db.select().from(exam).get())!,
    )
    const rule = (retakeWaitHours: number | null, retakeFrom: number | null) =>
      w.put((db) => db.update(exam).set({ retakeWaitHours, retakeFrom }).where(eq(exam.id, examId)))
    const failed = (resultOn: string) =>
      w.put((db) =>
        db.insert(examBooking).values({
          personId: ids.lapsing,
          examId,
          bookedFor: resultOn,
          at: +noon,
          result: 'failed',
          resultOn,
        }),
      )
    const told = async (day = on) => {
      const it = value(await w.ask(training, { on: day }, ids.lead))
      const row = it.rows.find((one) => one.personId === ids.lapsing)
      return [
        row?.how,
        row?.ready,
        row?.startBy,
        ...('remaining' in it ? it.remaining.map((one) => [one.kind, one.ready]) : []),
      ]
    }
    await rule(60 * 24, 2)
    await failed('2026-11-10')
    expect(await told()).toEqual(['Sits EXX', '2026-12-12', '2027-04-30'])
    // The second failure waits sixty days; what there is to do, booking two weeks before, can begin
    // as late as otherwise.
    await failed('2026-11-20')
    expect(await told()).toEqual([
      'Sits EXX, not before 19 January 2027',
      '2027-01-26',
      '2027-04-30',
    ])
    // So long a wait is too late for a day in March: then it is somebody else who sits it.
    await rule(120 * 24, 1)
    const march = value(await w.ask(training, { on: '2027-03-15' }, ids.lead))
    expect(march.rows.map((row) => row.key).sort()).toEqual(
      [`${ids.idle}-${ids.outside}`, `${ids.lapsing}-${ids.ours}`].sort(),
    )
    const other = await w.put((db) =>
      db
        .insert(exam)
        .values({ issuer: 'Maker', code: 'EXY', certificationId })
        .returning({ id: exam.id }),
    )
    expect(await told()).toEqual(['Sits EXY', '2026-12-12', '2027-04-30'])
    await w.put((db) => db.delete(exam).where(eq(exam.id, made(other).id)))
    // A pass since then ends the wait, as does a rule nobody knows.
    await w.put((db) =>
      db.insert(examBooking).values({
        personId: ids.lapsing,
        examId,
        bookedFor: '2026-11-21',
        at: +noon,
        result: 'passed',
        resultOn: '2026-11-21',
      }),
    )
    expect(await told()).toEqual(['Sits EXX', '2026-12-12', '2027-04-30'])
    await w.put((db) => db.delete(examBooking).where(eq(examBooking.result, 'passed')))
    await rule(null, null)
    expect(await told()).toEqual(['Sits EXX', '2026-12-12', '2027-04-30'])
    await w.put((db) => db.delete(examBooking))
  })

  test('an exam that is booked decides the day', async () => {
    const it = await w.put(async (db) => {
      const { id: examId } = made(await db.select({ id: exam.id }).from(exam))
      return made(
        await db
          .insert(examBooking)
          .values({ personId: ids.lapsing, examId, bookedFor: '2027-02-10', at: +noon })
          .returning({ id: examBooking.id }),
      )
    })
    const row = (await asked()).rows.find((one) => one.personId === ids.lapsing)
    expect(row).toMatchObject({ how: 'EXX is booked for 10 February 2027', ready: '2027-02-17' })
    await w.put((db) => db.delete(examBooking).where(eq(examBooking.id, it.id)))
  })

  test('a free seat in an offering in time is taken before a new one is proposed', async () => {
    const { id } = await w.put(async (db) => {
      const { versionId } = made(
        await db.select({ versionId: offering.courseVersionId }).from(offering),
      )
      return made(
        await db
          .insert(offering)
          .values({
            code: 'GLD-100-2027-01',
            courseVersionId: versionId,
            courseId: ids.course,
            mode: 'instructor-led',
            seats: 1,
            enrolFrom: '2026-01-01',
            startsAt: Date.UTC(2027, 0, 10),
            endsAt: Date.UTC(2027, 0, 20),
            timeZone: 'UTC',
          })
          .returning({ id: offering.id }),
      )
    })
    const it = await asked()
    expect('drafts' in it && it.drafts).toEqual([])
    expect('seats' in it && it.seats).toMatchObject([
      { code: 'GLD-100-2027-01', people: ['Ida Idle'] },
    ])
    await w.put((db) => db.delete(offering).where(eq(offering.id, id)))
  })
})

describe('adopting it', () => {
  const because = 'Acme needs both from May on.'
  test('shows line by line what would be done, then does it once', async () => {
    const it = await asked()
    const lines = {
      on,
      line: it.rows.map((row) => row.key),
      draft: 'drafts' in it ? it.drafts.map((one) => one.key) : [],
    }
    const before = value(await w.ask(previewTraining, lines, ids.lead))
    expect([
      before.made,
      before.rows.map((row) => row.state),
      before.drafts.map((row) => row.state),
    ]).toEqual([3, ['new', 'new'], ['new']])
    expect(value(await w.perform(adoptTraining, { ...lines, because }, ids.lead))).toMatchObject({
      requirements: 2,
      drafts: 1,
      kept: 0,
    })

    const { rules, named, drafts, verbs } = await w.put(async (db) => ({
      rules: await db.select().from(holdRule),
      named: await db.select().from(holdRulePerson),
      drafts: await db.select().from(offeringDraft),
      verbs: (await db.select({ verb: event.verb }).from(event).orderBy(event.id)).map(
        (one) => one.verb,
      ),
    }))
    expect(rules.map((row) => [row.certificationId, row.named, row.dueOn, row.because])).toEqual(
      expect.arrayContaining([
        [ids.outside, true, on, because],
        [ids.ours, true, on, because],
      ]),
    )
    expect(named.map((row) => row.personId).sort()).toEqual([ids.lapsing, ids.idle].sort())
    expect(drafts).toMatchObject([
      {
        courseId: ids.course,
        startsOn: '2026-12-12',
        endsOn: '2026-12-19',
        draftedById: ids.lead,
        because,
      },
    ])
    expect(verbs).toEqual([
      'training.adopted',
      'requirement.set',
      'requirement.set',
      'offering.drafted',
    ])

    const again = await w.perform(adoptTraining, { ...lines, because }, ids.lead)
    expect(again).toMatchObject({
      ok: false,
      kind: 'refused',
      because: 'Nothing ticked is new: what was asked for stands already.',
    })
    expect((await asked()).rows.map((row) => row.asked)).toEqual([on, on])
    const after = value(await w.ask(previewTraining, lines, ids.lead))
    expect(after.rows.map((row) => row.because)).toEqual([
      'Must hold it already, by 21 May 2027.',
      'Must hold it already, by 21 May 2027.',
    ])
  })

  test('nonsense, people who hold it, and a day that is over change nothing', async () => {
    expect(
      await w.perform(adoptTraining, { on, line: ['1-2-3', 'x'], because }, ids.lead),
    ).toMatchObject({ ok: false, kind: 'refused' })
    expect(
      await w.perform(
        adoptTraining,
        { on: '2027-02-01', line: `${ids.lapsing}-${ids.outside}`, because },
        ids.lead,
      ),
    ).toMatchObject({ ok: false })
    expect(
      await w.perform(
        adoptTraining,
        { on: '2026-01-01', line: `${ids.idle}-${ids.outside}`, because },
        ids.lead,
      ),
    ).toMatchObject({
      because: '1 January 2026 is over: nobody can hold anything by then.',
    })
    expect(
      await w.perform(adoptTraining, { on, line: `${ids.idle}-${ids.outside}` }, ids.lead),
    ).toMatchObject({ kind: 'invalid' })
    expect(
      await w.perform(
        adoptTraining,
        { on, line: `${ids.idle}-${ids.outside}`, because },
        ids.registrar,
      ),
    ).toMatchObject({ kind: 'refused' })
  })

  test('the owner hears of the draft and opens it; who asked is told', async () => {
    const told = value(await w.ask(myNotices, {}, ids.owner))
    expect(JSON.stringify(told)).toContain('asks you to open an offering of')
    const { rows } = value(await w.ask(offeringDrafts, {}, ids.owner))
    const draft = rows[0]!.id
    const dates = {
      draft,
      mode: 'instructor-led',
      seats: 8,
      startsOn: '2026-12-14',
      endsOn: '2026-12-21',
      zone: 'Europe/London',
    }
    expect(await w.perform(openDraft, { ...dates, endsOn: '2026-12-01' }, ids.owner)).toMatchObject(
      { kind: 'invalid', fields: { endsOn: expect.anything() } },
    )
    expect(
      await w.perform(openDraft, { ...dates, instructor: 'nobody@example.com' }, ids.owner),
    ).toMatchObject({ fields: { instructor: expect.anything() } })
    expect(await w.perform(openDraft, dates, ids.lead)).toMatchObject({
      ok: false,
      kind: 'refused',
    })
    const id = value(
      await w.perform(openDraft, { ...dates, instructor: String(ids.owner) }, ids.owner),
    )
    const [row] = await w.put((db) => db.select().from(offering).where(eq(offering.id, id)))
    expect(row).toMatchObject({
      code: 'GLD-100-2026-12',
      seats: 8,
      enrolUntil: '2026-12-13',
      startsAt: Date.UTC(2026, 11, 14, 9),
      timeZone: 'Europe/London',
    })
    expect(
      await w.put((db) =>
        db.select().from(offeringInstructor).where(eq(offeringInstructor.offeringId, id)),
      ),
    ).toHaveLength(1)
    expect(await w.perform(openDraft, dates, ids.owner)).toMatchObject({
      because: 'This was opened already.',
    })
    expect(await w.perform(declineDraft, { draft, because: 'Too late.' }, ids.owner)).toMatchObject(
      { because: 'This was opened already.' },
    )
    expect(JSON.stringify(value(await w.ask(myNotices, {}, ids.lead)))).toContain(
      'you asked for is open: GLD-100-2026-12',
    )
  })

  test('a draft is declined with its reason, and may then be asked for again', async () => {
    const draft = `${ids.course}.instructor-led.6.2027-02-01.2027-02-08`
    value(await w.perform(adoptTraining, { on, draft, because }, ids.lead))
    expect(await w.perform(adoptTraining, { on, draft, because }, ids.lead)).toMatchObject({
      ok: false,
    })
    const { rows } = value(await w.ask(offeringDrafts, {}, ids.registrar))
    expect(rows[0]).toMatchObject({ startsOn: '2027-02-01', mayOpen: { ok: true } })
    expect(await w.perform(declineDraft, { draft: rows[0]!.id }, ids.registrar)).toMatchObject({
      kind: 'invalid',
    })
    value(
      await w.perform(
        declineDraft,
        { draft: rows[0]!.id, because: 'No trainer in February.' },
        ids.registrar,
      ),
    )
    expect(JSON.stringify(value(await w.ask(myNotices, {}, ids.lead)))).toContain(
      'was declined: No trainer in February.',
    )
    expect(await w.perform(adoptTraining, { on, draft, because }, ids.lead)).toMatchObject({
      ok: true,
    })
  })
})
