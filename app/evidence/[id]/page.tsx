import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText, When } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { evidence } from '@/university/certification/evidence/queries/evidence'
import { reject, verify } from '../actions'
import { AgainField, CheckForm, HowField } from '../check'

type It = Awaited<
  ReturnType<typeof ask<unknown, NonNullable<Awaited<ReturnType<typeof evidence.answer>>>>>
>

export default async function OneCertificate({ params }: { params: Promise<{ id: string }> }) {
  const it = await ask(evidence, await params)
  return (
    <Page
      title={it.kind === 'renewal' ? `Renewal of ${it.short}` : it.certification}
      code={it.examCode ?? undefined}
      facts={<PersonName name={it.name} href={`/people/${it.personId}`} detail={it.jobTitle} />}
      action={
        it.fileName && (
          <ButtonLink href={`/evidence/${it.id}/file`} download>
            Download the file
          </ButtonLink>
        )
      }
      aside={<Aside it={it} />}
    >
      {it.numberElsewhere && <Elsewhere it={it} />}
      {it.unconfirmed && (
        <Banner tone="bad">
          The last check did not confirm it, and it still counts.{' '}
          {it.desk && (
            <>
              <a href={`/holdings/${it.holdingId}`}>Suspend or revoke it</a>, or check again below.
            </>
          )}
        </Banner>
      )}
      <Section title="Where it stands">
        <Card>
          <Status tone={it.tone}>{it.word}</Status> <Standing it={it} />
        </Card>
      </Section>
      <Section title="Checks" note="Newest first. Each says how, by whom and what came back.">
        {it.checks.length ? (
          <List>
            {it.checks.map((one) => (
              <Row
                key={one.id}
                title={one.how}
                detail={
                  <>
                    <DayText day={one.on} />
                    {one.by && `, by ${one.by}`}: {one.note}
                    {one.nextOn && (
                      <>
                        {' '}
                        To look at again on <DayText day={one.nextOn} today={it.today} />.
                      </>
                    )}
                  </>
                }
                status={
                  <Status tone={one.confirmed ? 'good' : 'bad'}>
                    {one.confirmed ? 'Confirmed' : 'Not confirmed'}
                  </Status>
                }
              />
            ))}
          </List>
        ) : (
          <Empty title="Not checked yet">
            {it.isMine
              ? 'The registrar checks it with the issuer.'
              : 'Ask the issuer, then record what came back.'}
          </Empty>
        )}
      </Section>
      {it.desk &&
        (it.decidedAt === null ? (
          <Decide it={it} />
        ) : (
          it.awardId !== null && <Again it={it} award={it.awardId} />
        ))}
    </Page>
  )
}

function Standing({ it }: { it: It }) {
  if (it.decidedAt === null)
    return (
      <>Brought, and not verified yet. It counts for nothing until someone else has verified it.</>
    )
  return (
    <>
      {it.decidedBy ? `By ${it.decidedBy}, ` : ''}
      <When at={it.decidedAt} zone={it.zone} now={it.now} />: {it.because}
      {it.verified && it.holdingId !== null && (
        <>
          {' '}
          <a href={`/holdings/${it.holdingId}`}>
            {it.revokedOn
              ? 'Revoked since'
              : it.validUntil
                ? 'It counts'
                : 'It counts, no end is known'}
          </a>
          {!it.revokedOn && it.validUntil && (
            <>
              {' '}
              until <DayText day={it.validUntil} />
            </>
          )}
          .
        </>
      )}
    </>
  )
}

function Elsewhere({ it }: { it: It }) {
  if (!it.others.length)
    return (
      <Banner tone="due">
        This number is on someone else’s record too. Compare it with your certificate; if it is
        right, leave it as it is, and the registrar finds out which of the two is wrong.
      </Banner>
    )
  return (
    <Banner tone="due">
      The same number is held by someone else:{' '}
      {it.others.map((one, n) => (
        <span key={one.href}>
          {n > 0 && ', '}
          <a href={one.href}>{one.name}</a>{' '}
          {one.what === 'award' ? '(recorded)' : '(brought, waiting)'}
        </span>
      ))}
      . One of them is wrong: it cannot be recorded twice.
    </Banner>
  )
}

function Decide({ it }: { it: It }) {
  const because = it.mayVerify.ok ? undefined : it.mayVerify.because
  return (
    <Section title="Decide">
      <Card>
        <Form action={verify} submit="Verify" because={because}>
          <Hidden name="evidence" value={it.id} />
          <HowField hasFile={it.fileName !== null} />
          <TextField
            name="how"
            label="What came back"
            hint="What the issuer’s page, its answer or the document shows."
            required
            autoComplete="off"
          />
          <AgainField today={it.today} />
        </Form>
        <Why label="It is not what it says">
          <Form action={reject} submit="Reject" kind="plain" because={because}>
            <Hidden name="evidence" value={it.id} />
            <HowField hasFile={it.fileName !== null} optional value="" />
            <TextField
              name="because"
              label="Why not"
              hint={`${it.name} reads it.`}
              required
              autoComplete="off"
            />
          </Form>
        </Why>
      </Card>
    </Section>
  )
}

function Again({ it, award }: { it: It; award: number }) {
  return (
    <Section title="Check again">
      <Card>
        <CheckForm
          award={award}
          hasFile={it.fileName !== null}
          today={it.today}
          mayCheck={it.mayCheck}
        />
      </Card>
    </Section>
  )
}

function Aside({ it }: { it: It }) {
  const size =
    it.fileSize &&
    (it.fileSize < 100_000
      ? `${Math.max(1, Math.round(it.fileSize / 1000))} kB`
      : `${(it.fileSize / 1_000_000).toFixed(1)} MB`)
  return (
    <Section title="Facts">
      <Card>
        <Facts
          items={[
            [
              'Certification',
              <a key="to" href={`/certifications/${it.slug}`}>
                {it.short}
              </a>,
            ],
            ['Issuer', it.issuer],
            ['Kind', it.kind === 'renewal' ? 'Renewed without an exam' : 'A passed exam'],
            ['Version', it.examVersion ?? undefined],
            ['Number', it.number],
            ['Earned', <DayText key="on" day={it.earnedOn} />],
            ['Brought', <When key="at" at={it.submittedAt ?? 0} zone={it.zone} now={it.now} />],
            ['File', it.fileName ? `${it.fileName}, ${size}` : 'None'],
            [
              'Link',
              it.link ? (
                <a key="link" href={it.link} rel="noopener noreferrer nofollow">
                  Where it can be checked
                </a>
              ) : undefined,
            ],
            [
              'At the issuer',
              it.desk && it.lookUp ? (
                <a key="lookup" href={it.lookUp} rel="noopener noreferrer">
                  {it.issuersWay ?? 'Look it up'}
                </a>
              ) : undefined,
            ],
          ]}
        />
      </Card>
    </Section>
  )
}
