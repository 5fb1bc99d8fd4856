import { ask } from '@/app/_web/ask'
import { MustHold } from '@/app/requirements/must'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { type PersonFacts, personPage } from '@/university/people/queries/person-page'
import { Own } from './own'
import { Trail } from './trail'
import { Work } from './work'

export default async function Person({ params }: { params: Promise<{ id: string }> }) {
  const it = await ask(personPage, { person: (await params).id })
  const facts = [it.jobTitle, it.department, it.site].filter(Boolean).join(' · ')
  return (
    <Page
      title={it.name}
      code={it.employeeId}
      facts={facts}
      aside={
        <Section title="About">
          <Card>
            <About it={it} />
          </Card>
        </Section>
      }
    >
      {it.leftOn && it.leftOn < it.today && (
        <Banner tone="plain">
          Left on <DayText day={it.leftOn} />.
        </Banner>
      )}
      <Section title="Certifications" note="valid today">
        {it.certifications.length ? (
          <List>
            {it.certifications.map(({ holding, short, name, until }) => (
              <Row
                key={holding}
                title={short}
                detail={name}
                href={it.sight.standing ? `/holdings/${holding}` : undefined}
                status={<Status tone="good">Certified</Status>}
                action={until ? <DayText day={until} today={it.today} short /> : 'No end'}
              />
            ))}
          </List>
        ) : (
          <Empty title="None valid today">
            Certifications appear here once they are awarded or recorded.
          </Empty>
        )}
      </Section>
      {it.sight.standing && <MustHold person={it.id} />}
      <Section title="Teams">
        {it.teams.length ? (
          <List>
            {it.teams.map(({ team, customer, title, kind, until }) => (
              <Row
                key={team + title}
                title={customer}
                code={team}
                href={`/teams/${team}`}
                detail={[
                  title,
                  kind === 'shadow' && 'as a shadow',
                  until && `until ${dayText(until, true)}`,
                ]
                  .filter(Boolean)
                  .join(', ')}
              />
            ))}
          </List>
        ) : (
          <Empty title="On no team">
            Nobody has placed {it.isSelf ? 'you' : 'them'} in a position.
          </Empty>
        )}
      </Section>
      <Work person={it.id} />
      {it.own && <Own it={it} own={it.own} />}
      {it.mayReadRecord.ok && <Trail person={it.id} />}
    </Page>
  )
}

function About({ it }: { it: PersonFacts }) {
  const { availability: free } = it
  return (
    <Facts
      items={[
        [
          'E-mail',
          <a key="mail" href={`mailto:${it.email}`}>
            {it.email}
          </a>,
        ],
        [
          'Manager',
          it.manager ? (
            <PersonName key="m" name={it.manager.name} href={`/people/${it.manager.id}`} />
          ) : undefined,
        ],
        [
          'Reports',
          it.reports.length
            ? it.reports.map((one) => (
                <PersonName key={one.id} name={one.name} href={`/people/${one.id}`} />
              ))
            : undefined,
        ],
        [
          'Roles',
          it.roles.length
            ? it.roles
                .map(({ role, until }) => (until ? `${role} until ${dayText(until, true)}` : role))
                .join(', ')
            : undefined,
        ],
        ['Time zone', it.timeZone.replaceAll('_', ' ')],
        ['Shift', free?.shift],
        ['Can serve', free && `${free.capacity} ${free.capacity === 1 ? 'team' : 'teams'}`],
        ['Here since', free && <DayText key="d" day={free.hiredOn} />],
      ]}
    />
  )
}
