import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { position } from '@/db/tables/staffing'
import { id, reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { positionSeen } from '../queries/seen'
import { refuseTrack } from '../queries/tracks'
import { mayDecideRequirement } from '../rules/deciding'
import { sayDay } from '../rules/eligibility'
import { positionFacts } from '../rules/position-facts'
import { holdersFrom } from './set-requirement'

/** Changes what a position is, but not what it asks: that has dates of its own. */
export const changePosition = command({
  input: z.object({ position: id, ...positionFacts, reason }).describe('Change a position: title, shift, site, criticality, proficiency'),
  async subject(at, it) {
    const seen = await positionSeen(at, it.position)
    return seen && { ...seen, holders: await holdersFrom(at.db, it.position, at.actor.today) }
  },
  may: ({ actor }, { holders }) => mayDecideRequirement(actor, holders),
  async run({ db, actor }, { it: old, code }, { position: _, reason: because, ...typed }) {
    if (old.until !== null && old.until < actor.today) throw new Refusal(`This position ended on ${sayDay(old.until)}.`)
    if (typed.minProficiency > 0 && !typed.track) throw new Refusal('say in which track', 'track')
    await refuseTrack(db, typed.track)
    const after = { ...typed, shift: typed.shift ?? null, track: typed.track ?? null }
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter((key) => after[key] !== old[key])
    if (!changed.length) throw new Refusal('Nothing was changed.')
    await db.update(position).set(after).where(eq(position.id, old.id))
    const only = (of: typeof after | typeof old) => Object.fromEntries(changed.map((key) => [key, of[key]]))
    const about = { team: old.teamId, position: old.id }
    return did('position.changed', { code, position: old.id }, { about, reason: because, before: only(old), after: only(after) })
  },
})
