import { z } from 'zod'
import { no, type Verdict, yes } from '../../../at'
import { addDays, addMonths, type Day, forever, isDay, later, sooner } from '../../../calendar'
import { id } from '../../../input'
import { question } from '../../../kernel'
import { termsOf } from '../../../roster/queries/terms'
import { spread } from '../../../roster/rules/terms'
import {
  needOf,
  type Placed,
  type Position,
  placementParts,
  positionOf,
  stayAt,
} from '../../eligibility/queries/facts'
import { hasBegun } from '../../eligibility/queries/has-begun'
import { labelsOf } from '../../eligibility/queries/labels'
import { eligibility, fitsUntil, sayEligibility } from '../../eligibility/rules/eligibility'
import { busiest } from '../../eligibility/rules/in-the-way'
import { seesEveryone } from '../../sight'
import { changed, consequencesOf } from '../rules/consequences'
import {
  mayBePlaced,
  mayEndPlacement,
  mayMoveOn,
  mayPlace,
  needsException,
} from '../rules/placement'
import { sayConsequences } from '../rules/say-consequences'
import { partnersOf, targetsOf, teammatesOf, without } from './moves-and-swaps'
import { repairing } from './repairs'
import { sayTaken, takenIn } from './taken-by'
import { picturesOf } from './team-pictures'

const maybe = <T extends z.ZodType>(it: T) => it.optional().catch(undefined)
/** How far ahead a later lapse is looked for. */
const ahead = 18
/** A day further away than this, in months, is not looked at. */
const furthest = 120

/**
 * What ending, moving or swapping a placement breaks on every team it touches, now or when a later
 * lapse comes, and the smallest repair. `on` is the last day of an end, the first day of a move or
 * a swap. A move without a target asks what breaks if this person goes.
 *
 * More statements than a page has elsewhere, because each part is read from what the one before
 * found: which teams are touched, what then stays empty, who could come there and which positions
 * those people are in, and where the same person could go instead. Sixteen for an end after which
 * someone with room can come, whatever the size of the teams; a few more where the search for a
 * repair goes on, or to list places and partners.
 */
export const consequences = question({
  input: z.object({
    placement: id,
    act: z.enum(['end', 'move', 'swap']).catch('move'),
    on: maybe(z.string().refine(isDay)),
    to: maybe(id),
    with: maybe(id),
    until: maybe(z.string().refine(isDay)),
  }),
  async answer({ db, actor }, { placement, act, ...given }) {
    const { today } = actor
    // With themselves is with nobody: who could swap is shown.
    const it = {
      ...given,
      with: given.with === placement ? undefined : given.with,
      on: given.on && given.on <= addMonths(today, furthest) ? given.on : undefined,
    }
    const parts = await placementParts(db, placement)
    const placed = stayAt(parts, today)
    if (!placed) return undefined
    const usual = placed.from > today ? placed.from : addDays(today, 1)
    const first = later(
      today,
      it.on === undefined ? usual : act === 'end' ? addDays(it.on, 1) : it.on,
    )
    const on = it.on ?? (act === 'end' ? addDays(first, -1) : first)
    const to = act === 'move' && it.to ? await positionOf(db, it.to, first) : undefined
    const theirs = act === 'swap' && it.with ? await placementParts(db, it.with) : []
    const other = stayAt(theirs, first)
    if ((act === 'move' && it.to && !to) || (act === 'swap' && it.with && !other)) return undefined
    const here = (await positionOf(db, placed.positionId, first)) as Position
    const there = other && (await positionOf(db, other.positionId, first))

    const last = addMonths(first, ahead)
    const touched = [
      ...new Set([placed.teamId, to?.teamId, other?.teamId].filter((team) => team !== undefined)),
    ]
    const { teams, people } = await picturesOf(db, touched, first, last, [
      placed.personId,
      ...(other ? [other.personId] : []),
    ])
    // A stay that goes on through a change of terms ends in every part, and whoever comes is in
    // every row of the position from then on.
    const gone = [...parts, ...theirs].map((one) => ({
      placement: one.id,
      last: addDays(first, -1),
    }))
    const until = it.until ?? sooner(placed.until, to?.lasts ?? null)
    const full = placed.kind === 'full'
    const into = async (position: Position, person: number, days: Day | null) =>
      spread(await termsOf(db, position.id), { from: first, until: days }).map((one) => ({
        seat: one.of.id,
        person,
        from: one.from,
        until: one.until,
      }))
    const comes = [
      ...(to && full ? await into(to, placed.personId, until) : []),
      ...(other && there
        ? [
            ...(await into(there, placed.personId, other.until)),
            ...(await into(here, other.personId, placed.until)),
          ]
        : []),
    ]
    const found = consequencesOf(teams, [...gone, ...comes], people, first, last)
    const opens = found.opened.find((one) => one.seat.id === here.id && one.word === 'empty')

    const labels = await labelsOf(
      db,
      [here, to, there].flatMap((it) => it?.id ?? []),
    )
    const titleOf = (it: Position) => labels.get(it.id)?.title ?? it.title
    const me = without(people.get(placed.personId)!, placed, first)
    const judged = async (position: Position, who: typeof me, days: Day | null, by: Placed) => {
      const need = needOf(position, { from: first, until: days }, by.percent)
      const verdict = eligibility(who, need)
      const terms = {
        shadow: by.kind === 'shadow',
        begun: by.kind === 'shadow' && (await hasBegun(db, who.id, need, first)),
      }
      return {
        name: by.name,
        where: `${titleOf(position)} with ${position.customer}`,
        kind: verdict.kind,
        /**
         * The last day before a change of the position after which they no longer fit, where that
         * alone is in the way.
         */
        fitsUntil: fitsUntil(verdict) ?? null,
        verdict: sayEligibility(verdict),
        notes: verdict.notes ?? [],
        takesException: needsException(verdict, terms),
        may: mayBePlaced(verdict, undefined, first, terms),
        /** Whether an exception would let them. */
        liftable:
          needsException(verdict, terms) &&
          mayBePlaced(verdict, { reason: 'signed', until: forever }, first, terms).ok,
      }
    }
    const taken = to && full && (await takenIn(db, to.id, { from: first, until }))
    const target = to && {
      ...(await judged(to, me, until, placed)),
      ...(taken && { may: no(sayTaken(taken)), liftable: false }),
    }
    const exchange = other &&
      there && [
        await judged(there, me, other.until, placed),
        await judged(here, without(people.get(other.personId)!, other, first), placed.until, other),
      ]
    const load = busiest(
      [
        ...me.placements,
        ...(to ? [{ from: first, until }] : other ? [{ from: first, until: other.until }] : []),
      ],
      {
        from: first,
        until: first,
      },
    )
    return {
      placement: { ...placed, title: titleOf(here), shift: here.shift },
      act,
      on,
      first,
      today,
      last,
      until,
      backwards: it.on !== undefined && it.on < today,
      takenBack: first <= placed.from,
      ...sayConsequences(found),
      teams: changed(teams, []).map(({ code, customer }) => ({ code, customer })),
      /** After the act they would still serve more teams than they can. */
      over: load > me.capacity ? { load, capacity: me.capacity } : null,
      repair: opens
        ? await repairing(db, here, first, placed.personId, {
            from: here.id,
            to: to && full ? to.id : null,
          })
        : null,
      opens: opens && { title: titleOf(here), customer: here.customer, from: opens.from },
      target: to &&
        target && {
          id: to.id,
          code: to.code,
          title: titleOf(to),
          customer: to.customer,
          ...target,
        },
      exchange,
      other: other && there && { ...other, title: titleOf(there) },
      targets: act === 'move' && !to ? await targetsOf(db, placed, me, first, today) : [],
      partners:
        act === 'swap' && !other ? await partnersOf(db, placed, here, me, first, today) : [],
      /** On the same team, where the swap takes an exception. */
      teammates:
        act === 'swap' && !other ? await teammatesOf(db, { placed, here, me, first, today }) : [],
      mayAct:
        act === 'end'
          ? mayEndPlacement(actor)
          : both(mayPlace(actor, placed.personId), mayMoveOn(placed, on, today)),
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('What a move breaks on other teams is for staffing leads, the registrar and auditors.'),
})

const both = (a: Verdict, b: Verdict): Verdict => (a.ok ? b : a)
