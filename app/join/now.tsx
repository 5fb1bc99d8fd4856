import { ButtonLink } from '@/components/form/button'
import { Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { askLeader } from './actions'
import type { Joining } from './joining'

/** What is open to them: empty, on their shift and site, and they hold what is asked for. */
export function Now({ it }: { it: Joining }) {
  const best = it.opensMost[0]
  return (
    <Section
      title={it.full ? 'Open if a team ended' : 'Open to you now'}
      note="empty, on your shift and site, and you hold what they ask for"
    >
      {it.now.length > 0 ? (
        <List>
          {it.now.map((position) => (
            <Row
              key={position.id}
              title={`${position.customer}, ${position.title}`}
              href={`/teams/${position.code}`}
              detail={
                <>
                  {position.requires ? `Asks for ${position.requires}. ` : ''}
                  {position.until && (
                    <>
                      Yours until <DayText day={position.until} />, when it changes:{' '}
                      {position.verdict}.{' '}
                    </>
                  )}
                  {position.ends && (
                    <>
                      Yours ends <DayText day={position.ends} />: renew it to stay.
                    </>
                  )}
                </>
              }
              status={
                position.asked ? (
                  <Status tone={position.agreed ? 'good' : 'info'}>
                    {position.agreed ? 'Leader agrees' : 'Asked'}
                  </Status>
                ) : undefined
              }
              action={
                position.mayAsk.ok ? (
                  <Why label="Ask to join">
                    <Form
                      action={askLeader}
                      submit="Ask the leader"
                      size="small"
                      compact
                      done="Asked."
                      label={`Ask the leader of ${position.customer}`}
                    >
                      <Hidden name="position" value={position.id} />
                      <TextField
                        name="note"
                        label={
                          position.declined
                            ? 'What is different now'
                            : 'What the leader should know'
                        }
                        required={position.declined}
                        maxLength={500}
                      />
                    </Form>
                  </Why>
                ) : (
                  !position.asked && !it.full && <Why>{position.mayAsk.because}</Why>
                )
              }
            />
          ))}
        </List>
      ) : (
        <Empty
          title={it.full ? 'Nothing more would be open' : 'Nothing is open to you today'}
          action={
            <ButtonLink href={best ? `/certifications/${best.slug}` : '/certifications/all'}>
              {best ? `How to earn ${best.short}` : 'What can be earned'}
            </ButtonLink>
          }
        >
          {best
            ? `Positions appear here when one is empty on your shift and at your site and you hold what it asks for. ${best.short} would open ${best.positions === 1 ? 'one' : best.positions}.`
            : 'Positions appear here when one is empty on your shift and at your site and you hold what it asks for. None is empty there now.'}
        </Empty>
      )}
    </Section>
  )
}
