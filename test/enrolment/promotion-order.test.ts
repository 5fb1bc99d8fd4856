import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offering } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { event } from '@/db/tables/record'
import { acceptOffer, declineOffer } from '@/university/enrolment/commands/answer-offer'
import { requestSeat } from '@/university/enrolment/commands/request-seat'
import { changeSeats } from '@/university/enrolment/commands/run-offering'
import { settlePlaces } from '@/university/enrolment/commands/settle-places'
import { withdrawSeat } from '@/university/enrolment/commands/withdraw-seat'
import { inLine } from '@/university/enrolment/rules/promotion'
import { isLive } from '@/university/enrolment/rules/seat'
import type { AnyCommand } from '@/university/kernel'
import { tries } from '../thorough'
import { aCourse, aPerson, noon, world } from '../world'

const h = 3_600_000
const crowd = 6
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('request' as const), who: fc.nat(crowd - 1) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('withdraw' as const, 'accept' as const, 'decline' as const),
      who: fc.nat(crowd - 1),
    }),
  },
  fc.record({ do: fc.constant('seats' as const), seats: fc.nat(4) }),
  fc.record({ do: fc.constant('settle' as const) }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      hours: fc.integer({ min: 1, max: 20 }),
    }),
  },
)

test('whatever happens in whatever order: nobody jumps the line, no seat is given twice, one live place each', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 30 }),
      fc.integer({ min: 20, max: 120 }),
      async (steps, hoursToStart) => {
        const w = await world(new Date(noon))
        const { offeringId } = await w.put((db) => aCourse(db, { seats: 2 }))
        await w.put((db) =>
          db
            .update(offering)
            .set({ startsAt: +noon + hoursToStart * h, endsAt: +noon + 999 * h })
            .where(eq(offering.id, offeringId)),
        )
        const people = await w.put(async (db) => [
          ...(await Promise.all(Array.from({ length: crowd }, () => aPerson(db)))),
          await aPerson(db, { roles: ['registrar'] }),
        ])
        const registrar = people[crowd] as number
        const all = () =>
          w.store.reading((db) =>
            db
              .select()
              .from(enrolment)
              .where(eq(enrolment.offeringId, offeringId))
              .orderBy(asc(enrolment.id)),
          )

        for (const it of steps) {
          const before = await all()
          w.now = new Date(+w.now + (it.do === 'wait' ? it.hours * h : 1000))
          if (it.do === 'request')
            await w.perform(requestSeat, { offering: offeringId }, people[it.who] as number)
          else if (it.do === 'seats')
            await w.perform(changeSeats, { offering: offeringId, seats: it.seats }, registrar)
          else if (it.do === 'settle') await w.perform(settlePlaces, {}, registrar)
          else if (it.do !== 'wait') {
            const mine = before.find((e) => e.personId === people[it.who] && isLive(e.state))
            const command: AnyCommand = {
              withdraw: withdrawSeat,
              accept: acceptOffer,
              decline: declineOffer,
            }[it.do]
            if (mine) await w.perform(command, { enrolment: mine.id }, people[it.who] as number)
          }
          const after = await all()
          const now = await w.store.reading((db) =>
            db.select().from(offering).where(eq(offering.id, offeringId)).get(),
          )
          const sitting = (rows: typeof after) =>
            rows.filter((e) => e.state === 'enrolled' || e.state === 'offered')
          const waiting = after.filter((e) => e.state === 'waitlisted')

          // The counters are the truth.
          expect({ taken: now?.taken, waiting: now?.waiting }).toEqual({
            taken: sitting(after).length,
            waiting: waiting.length,
          })
          // A seat beyond the capacity is only ever a booking from before it was lowered.
          const newcomers = sitting(after).filter(
            (e) => !sitting(before).some((b) => b.id === e.id),
          )
          if (newcomers.length) expect(now?.taken).toBeLessThanOrEqual(now?.seats as number)
          // Whoever sits down from the line stood before everyone who still waits, as the line was
          // when they were called.
          const promoted = newcomers.filter((e) =>
            before.some((b) => b.id === e.id && b.state === 'waitlisted'),
          )
          const still = waiting.filter((e) =>
            before.some((b) => b.id === e.id && b.state === 'waitlisted'),
          )
          for (const p of promoted)
            for (const s of still)
              expect(
                inLine({ id: p.id, queuedAt: p.queuedAt! }, { id: s.id, queuedAt: s.queuedAt! }),
              ).toBeLessThan(0)
          // A newcomer never sits down past somebody who waits.
          if (it.do === 'request' && newcomers.some((e) => !before.some((b) => b.id === e.id)))
            expect(waiting).toHaveLength(0)
          expect(new Set(after.filter((e) => isLive(e.state)).map((e) => e.personId)).size).toBe(
            after.filter((e) => isLive(e.state)).length,
          )
        }
        expect(await w.store.reading((db) => db.$count(event))).toBeGreaterThanOrEqual(
          (await all()).length,
        )
        w.close()
      },
    ),
    { numRuns: tries(40), seed: 21_11_2026 },
  )
}, 60_000)
