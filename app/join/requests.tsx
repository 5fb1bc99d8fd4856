import { ActionButton } from '@/components/form/form'
import { List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { takeBack } from './actions'
import type { Joining } from './joining'

const agreed = {
  agreed: 'agrees: a staffing lead places you',
  placed: 'agreed, and you were placed',
  gone: 'agreed; since then someone else is in it, or it ended',
} as const
const words = { agreed: 'Agreed', placed: 'Placed', gone: 'No longer open' } as const

/** What they asked for: still waiting, or answered lately. */
export function Mine({ it }: { it: Joining }) {
  if (it.mine.length + it.answered.length === 0) return null
  return (
    <Section title="What I asked for">
      <List>
        {[...it.mine, ...it.answered].map((one) => (
          <Row
            key={one.id}
            title={`${one.customer}, ${one.title}`}
            href={`/teams/${one.code}`}
            detail={
              <>
                Asked <When at={one.at} zone={it.zone} now={it.at} />
                {one.note && `: “${one.note.trim()}”`}
                {one.accepted !== null &&
                  `${/[.!?]$/.test(one.note?.trim() ?? '') ? ' ' : '. '}${one.by ?? 'The leader'} ${one.stands ? agreed[one.stands] : 'says no'}${one.because ? `: ${one.because}` : ''}`}
              </>
            }
            status={
              <Status
                tone={
                  one.accepted === null
                    ? 'info'
                    : one.accepted && one.stands !== 'gone'
                      ? 'good'
                      : 'plain'
                }
              >
                {one.accepted === null
                  ? 'Waits for the leader'
                  : one.stands
                    ? words[one.stands]
                    : 'Turned down'}
              </Status>
            }
            action={
              one.accepted === null && (
                <ActionButton
                  action={takeBack}
                  input={{ request: one.id }}
                  size="small"
                  label={`Take back the request to ${one.customer}`}
                >
                  Take back
                </ActionButton>
              )
            }
          />
        ))}
      </List>
    </Section>
  )
}
