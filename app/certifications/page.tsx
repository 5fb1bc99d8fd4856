import { ask } from '@/app/_web/ask'
import { Bring } from '@/app/evidence/bring'
import { ButtonLink } from '@/components/button'
import { List, Row } from '@/components/card'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { Status } from '@/components/status'
import { Steps } from '@/components/steps'
import { DayText } from '@/components/when'
import { Why } from '@/components/why'
import { myCertifications } from '@/university/certification/queries/my-certifications'

type Mine = Awaited<ReturnType<typeof ask<unknown, NonNullable<Awaited<ReturnType<typeof myCertifications.answer>>>>>>

export default async function MyCertifications() {
  const mine = await ask(myCertifications, {})
  const valid = mine.held.filter((it) => it.status.counts).length
  const due = mine.held.filter((it) => it.status.word === 'due for renewal').length
  return (
    <Page
      title="My certifications"
      facts={`${valid} valid today${due ? `, ${due} due for renewal` : ''}.`}
      action={<ButtonLink href="/certifications/all">All certifications</ButtonLink>}
      aside={<Bring {...mine} />}
    >
      <Section title="Held">
        {mine.held.length ? (
          <List>
            {mine.held.map((it) => (
              <Row
                key={it.holdingId}
                title={it.name}
                code={/\s/.test(it.short) ? undefined : it.short}
                href={`/holdings/${it.holdingId}`}
                detail={<Held it={it} />}
                status={<Status tone={it.tone}>{it.label}</Status>}
              />
            ))}
          </List>
        ) : (
          <Empty title="You hold no certification yet" action={<ButtonLink href="/certifications/all">See what there is</ButtonLink>}>
            Courses and exams earn ours; what you earned outside counts here once someone else has verified it.
          </Empty>
        )}
      </Section>
      {mine.underWay.length > 0 && (
        <Section title="Working towards">
          <List>
            {mine.underWay.map((it) => (
              <Row
                key={it.slug}
                title={it.name}
                href={`/certifications/${it.slug}`}
                detail={
                  <Why label={`${it.progress.length - it.done} to go`}>
                    <Steps of={it.progress} />
                  </Why>
                }
                progress={{ value: it.done, max: it.progress.length, label: `${it.done} of ${it.progress.length} met` }}
                status={<Status tone={it.tone}>{`${it.done} of ${it.progress.length} done`}</Status>}
              />
            ))}
          </List>
        </Section>
      )}
      {mine.claims.length > 0 && (
        <Section title="Brought for verification">
          <List>
            {mine.claims.map((it) => (
              <Row
                key={it.id}
                title={it.short}
                code={it.examCode ?? undefined}
                href={`/evidence/${it.id}`}
                detail={
                  <>
                    Certificate {it.number}, earned <DayText day={it.earnedOn} />.{' '}
                    {it.decidedAt ? `Not confirmed: ${it.because}` : 'It counts once someone else has verified it.'}
                  </>
                }
                status={<Status tone={it.decidedAt ? 'bad' : 'info'}>{it.decidedAt ? 'Rejected' : 'Claimed'}</Status>}
              />
            ))}
          </List>
        </Section>
      )}
    </Page>
  )
}

function Held({ it }: { it: Mine['held'][number] }) {
  return (
    <>
      {it.status.because}
      {it.renewal.length > 0 && <Why label="What renewing takes">{it.progress ? <Steps of={it.progress} /> : it.renewal.join(' Or: ')}</Why>}
    </>
  )
}
