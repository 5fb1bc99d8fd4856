import { expect, test } from 'vitest'
import { certification, certificationVersion } from '@/db/tables/certification'
import { exam, examBooking } from '@/db/tables/exam'
import { position, positionRequirement, team } from '@/db/tables/staffing'
import { retire } from '@/university/staffing/coverage/queries/retirement'
import { aPerson, noon, world } from '../../world'

test('what a retirement touches is listed up to 200, and counted in full', async () => {
  const w = await world()
  let lead = 0
  await w.put(async (db) => {
    lead = await aPerson(db, { name: 'Stella Lead', roles: ['staffing lead'] })
    await db.insert(certification).values({
      id: 1,
      slug: 'rhce',
      short: 'RHCE',
      name: 'RHCE',
      issuer: 'Red Hat',
      inHouse: false,
      track: 'linux',
    })
    await db.insert(certificationVersion).values({
      id: 1,
      certificationId: 1,
      number: 1,
      effectiveFrom: '2000-01-01',
      validityKnown: true,
    })
    await db.insert(exam).values({ id: 1, issuer: 'Red Hat', code: 'EX294', certificationId: 1 })
    await db
      .insert(team)
      .values({ id: 1, code: 'T1', customer: 'First', site: '', since: '2020-01-01' })
    for (let n = 1; n <= 203; n++) {
      const personId = await aPerson(db)
      await db
        .insert(examBooking)
        .values({ personId, examId: 1, bookedFor: '2026-12-01', at: +noon })
      await db.insert(position).values({
        id: n,
        teamId: 1,
        kind: 'technician',
        title: `Seat ${n}`,
        ordinal: n,
        from: '2026-01-01',
      })
      await db
        .insert(positionRequirement)
        .values({ positionId: n, group: 1, certificationId: 1, from: '2026-01-01' })
    }
  })
  for (const asked of [{ exam: 'EX294' }, { certification: 'rhce' }]) {
    const it = await w.ask(retire, asked, lead)
    if (!it.ok) throw new Error(it.because)
    expect([it.value.bookings.length, it.value.places.length]).toEqual([200, 200])
    expect(it.value.counts).toEqual({ bookings: 203, studying: 0, places: 203, losses: 0 })
  }
  await w.close()
})
