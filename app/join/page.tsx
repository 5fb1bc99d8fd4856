import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Banner } from '@/components/page/banner'
import { List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { joining } from '@/university/staffing/join/queries/what-i-can-join'
import { Away } from './away'
import type { Joining } from './joining'
import { Now } from './now'
import { Mine } from './requests'

const some = (n: number, one: string, many: string) =>
  `${n === 1 ? 'one' : n.toLocaleString('en')} ${n === 1 ? one : many}`

export default async function Join() {
  const it = await ask(joining, { all: 'on' })
  const served =
    it.load.length === 0
      ? 'You are on no team today'
      : `You are on ${some(it.load.length, 'team', 'teams')} (${it.load.join(', ')})`
  return (
    <Page
      title="Teams I can join"
      facts={`${served}; ${it.capacity === 0 ? 'you are not on the list of those who serve customer teams' : `you can serve ${some(it.capacity, 'team', 'teams')} at once`}.`}
      aside={it.capacity > 0 && it.opensMost.length > 0 && <Opens it={it} />}
    >
      <Mine it={it} />
      {it.capacity === 0 && (
        <Empty
          title="You serve no customer team"
          action={<ButtonLink href="/teams">See the teams</ButtonLink>}
        >
          How many teams you can serve at once stands in the people file, and it says none. Your
          manager can have that changed.
        </Empty>
      )}
      {it.capacity > 0 && <Open it={it} />}
    </Page>
  )
}

function Open({ it }: { it: Joining }) {
  return (
    <>
      {it.full && (
        <Banner tone="info">
          You serve as many teams as you can, so you cannot ask now. Below is what would be open to
          you if a team ended; your manager and the staffing lead can change how many you serve.
        </Banner>
      )}
      <Now it={it} />
      <Away it={it} />
      <Kept it={it} />
    </>
  )
}

/** The one certification that opens most, and the two after it. */
function Opens({ it }: { it: Joining }) {
  const [best, ...more] = it.opensMost
  if (!best) return null
  const opens = (one: typeof best) =>
    `Opens ${some(one.positions, 'position', 'positions')} on ${some(one.teams, 'team', 'teams')}`
  return (
    <Section
      title="The certification that opens most positions"
      note="of all empty positions on your shift and site"
    >
      <List>
        <Row
          title={best.short}
          href={`/certifications/${best.slug}`}
          detail={`${opens(best)}${best.exams.length ? `. Sit ${best.exams.join(' or ')}` : ''}`}
          action={
            <ButtonLink
              size="small"
              kind="primary"
              href={`/certifications/${best.slug}`}
              label={`How to earn ${best.short}`}
            >
              How to earn it
            </ButtonLink>
          }
        />
        {more.map((one) => (
          <Row
            key={one.certification}
            title={one.short}
            href={`/certifications/${one.slug}`}
            detail={opens(one)}
          />
        ))}
      </List>
    </Section>
  )
}

/** Where their certifications would do, and something else is in the way. */
function Kept({ it }: { it: Joining }) {
  if (it.kept.length === 0) return null
  return (
    <Section title="Something else is in the way" note="you hold what they ask for">
      <List>
        {it.kept.map((one) => (
          <Row
            key={one.id}
            title={`${one.customer}, ${one.title}`}
            href={`/teams/${one.code}`}
            detail={
              one.others.length > 0
                ? `${one.others.join(' · ').replace(/^./, (c) => c.toUpperCase())}.`
                : one.verdict
            }
            status={<Status tone="plain">{one.site}</Status>}
          />
        ))}
      </List>
    </Section>
  )
}
