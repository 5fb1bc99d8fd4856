import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { List, Row } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { asked } from '@/university/reports/staffing'
import { staffingHome } from '@/university/staffing/home'

export default async function Staffing() {
  const { counts, today, mayPlace } = await ask(staffingHome, {})
  const filled = counts.positions - counts.empty
  return (
    <Page
      title="Staffing"
      facts="From who is certified to which promise is kept. Every question has its page, and every page its next step."
      action={
        mayPlace.ok && (
          <ButtonLink kind="primary" href="/candidates">
            Fill a position
          </ButtonLink>
        )
      }
      aside={
        <Section title="Today">
          <Facts
            items={[
              ['As of', <DayText key="d" day={today} />],
              [
                'Positions filled',
                `${filled.toLocaleString('en')} of ${counts.positions.toLocaleString('en')}`,
              ],
              [
                'Empty, critical',
                counts.critical > 0 ? (
                  <a key="c" href="/coverage?gaps=1">
                    {counts.critical}
                  </a>
                ) : (
                  0
                ),
              ],
              [
                'Exceptions that end in 14 days',
                counts.ending > 0 ? (
                  <a key="e" href="/exceptions">
                    {counts.ending}
                  </a>
                ) : (
                  0
                ),
              ],
              [
                'Asked to join, unanswered',
                counts.asking > 0 ? (
                  <a key="j" href="/staffing/asked-to-join">
                    {counts.asking}
                  </a>
                ) : (
                  0
                ),
              ],
              ['Away today', counts.away],
            ]}
          />
        </Section>
      }
    >
      {asked.map(({ group, questions }) => (
        <Section key={group} title={group}>
          <List>
            {questions.map(({ ask: title, answers, href, count }) => {
              const n = count ? counts[count.name] : 0
              return (
                <Row
                  key={href}
                  title={title}
                  href={href}
                  detail={answers}
                  status={
                    count &&
                    (n > 0 ? (
                      <Status tone="due">{`${n.toLocaleString('en')} ${count.word}`}</Status>
                    ) : (
                      <Status tone="good">{count.none}</Status>
                    ))
                  }
                />
              )
            })}
          </List>
        </Section>
      ))}
    </Page>
  )
}
