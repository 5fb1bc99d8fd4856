import { ButtonLink } from '@/components/form/button'
import { List, Row } from '@/components/page/card'
import { weekdayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { home } from '@/university/reports/queries/home'
import { Due } from './_today/due'
import { Gaps } from './_today/gaps'
import { Teaching } from './_today/teaching'
import { Teams } from './_today/teams'
import { ask } from './_web/ask'

export default async function Today() {
  const {
    studying,
    due,
    waiting,
    certifications,
    teaching,
    queue,
    teams,
    gaps,
    facts,
    today,
    now,
    zone,
  } = await ask(home, {})
  return (
    <Page
      title={weekdayText(today)}
      facts={facts}
      aside={<Certifications items={certifications} />}
    >
      <Teaching queue={queue} sessions={teaching} zone={zone} now={now} />
      {gaps && <Gaps gaps={gaps} />}
      {waiting.length > 0 && (
        <Section title="Waiting for me">
          <List>
            {waiting.map(({ title, detail, action, href }) => (
              <Row
                key={title}
                title={title}
                detail={detail}
                action={<Small href={href}>{action}</Small>}
              />
            ))}
          </List>
        </Section>
      )}
      {studying.length > 0 && (
        <Section title="Continue" link={{ href: '/learning', label: 'My learning' }}>
          <List>
            {studying.map(({ key, href, action, left, ...it }, i) => (
              <Row
                key={key}
                {...it}
                status={left && <Status tone="due">{left}</Status>}
                action={
                  <ButtonLink
                    href={href}
                    kind={i === 0 ? 'primary' : 'plain'}
                    size={i === 0 ? undefined : 'small'}
                    label={`${action}: ${it.title}`}
                  >
                    {action}
                  </ButtonLink>
                }
              />
            ))}
          </List>
        </Section>
      )}
      {due.length > 0 && <Due due={due} now={now} />}
      {teams && <Teams {...teams} />}
      {!studying.length &&
        !due.length &&
        !waiting.length &&
        !queue.length &&
        !gaps?.rows.length && (
          <Empty
            title="Nothing to continue"
            action={<ButtonLink href="/catalogue">See the catalogue</ButtonLink>}
          >
            You are in no course at the moment. What you enrol in, and what becomes due, appears
            here.
          </Empty>
        )}
    </Page>
  )
}

const Small = ({ href, children }: { href: string; children: string }) => (
  <ButtonLink href={href} size="small">
    {children}
  </ButtonLink>
)

function Certifications({
  items,
}: {
  items: {
    id: number
    short: string
    name: string
    tone: 'good' | 'due' | 'bad' | 'plain'
    word: string
    detail: string
  }[]
}) {
  return (
    <Section
      title="My certifications"
      link={items.length ? { href: '/certifications', label: 'All' } : undefined}
    >
      {items.length ? (
        <List>
          {items.slice(0, 6).map(({ id, short, tone, word, detail }) => (
            <Row
              key={id}
              title={short}
              href={`/holdings/${id}`}
              detail={detail}
              status={<Status tone={tone}>{word}</Status>}
            />
          ))}
        </List>
      ) : (
        <Empty
          title="None yet"
          action={<Small href="/certifications/all">What can be earned</Small>}
        >
          A certification is what a customer’s team asks for.
        </Empty>
      )}
    </Section>
  )
}
