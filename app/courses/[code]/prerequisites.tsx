import { Card } from '@/components/page/card'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import type { Prerequisites as Facts } from '@/university/enrolment/rules/prerequisites'

/** Every group with what meets it or is missing, and the waiver in force. */
export function Prerequisites({ it: { groups, waiver } }: { it: Facts }) {
  if (!groups.length)
    return (
      <Card>
        <p>None: anyone may take this course.</p>
      </Card>
    )
  return (
    <Card>
      {groups.map((group, i) => (
        <div key={i}>
          <Status tone={group.met ? 'good' : waiver ? 'info' : 'bad'}>
            {group.met ? 'Met' : waiver ? 'Waived' : 'Missing'}
          </Status>{' '}
          {group.alternatives.map((a, j) => (
            <span key={a.ref}>
              {j > 0 && ' or '}
              <a href={a.kind === 'course' ? `/courses/${a.ref}` : `/certifications/${a.ref}`}>
                {a.name}
              </a>
              {a.met && group.alternatives.length > 1 && ' (yours)'}
              {a.lapsedOn && !a.met && (
                <>
                  {' '}
                  (lapsed, last valid <DayText day={a.lapsedOn} short />)
                </>
              )}
            </span>
          ))}
        </div>
      ))}
      {waiver && (
        <Because>
          Waived by {waiver.by} until <DayText day={waiver.until} />: {waiver.reason}
        </Because>
      )}
    </Card>
  )
}
