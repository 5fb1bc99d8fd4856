import { type Day, forever, spoken } from '../../../calendar'

/** What adopting a line does: it is new, it is kept as it stands, or it is not done, and why. */
export type Fate = { state: 'new' | 'kept' | 'not'; because: string }

/** A ticked line: somebody is to hold a certification. `until`: what they hold counts so long. */
export type WantedLine = { person: string; leftOn: Day | null; until: Day | null }

/** `asked`: by when they must hold it already. */
export function fateOfLine(it: WantedLine, asked: Day | undefined, on: Day): Fate {
  if (it.leftOn !== null && it.leftOn < on)
    return { state: 'not', because: `${it.person} leaves on ${spoken(it.leftOn)}.` }
  if (it.until !== null) {
    const through = it.until === forever ? 'without an end' : `until ${spoken(it.until)}`
    return { state: 'not', because: `${it.person} holds it ${through}.` }
  }
  if (asked !== undefined)
    return { state: 'kept', because: `Must hold it already, by ${spoken(asked)}.` }
  return { state: 'new', because: `Must hold it by ${spoken(on)}.` }
}

/** A ticked offering. `open`: the first days of drafts of its course that wait already. */
export type WantedOffering = {
  startsOn: Day
  endsOn: Day
  code: string
  title: string | null
  open: readonly Day[]
}

export function fateOfOffering(it: WantedOffering, today: Day): Fate {
  if (!it.title) return { state: 'not', because: 'The course has no published version to deliver.' }
  if (it.startsOn < today || it.endsOn < it.startsOn)
    return { state: 'not', because: 'Its dates are over or the wrong way round.' }
  if (it.open.includes(it.startsOn))
    return {
      state: 'kept',
      because: 'A draft of this course for this first day waits already.',
    }
  const because = `${it.code} from ${spoken(it.startsOn)}, for its owner to open.`
  return { state: 'new', because }
}
