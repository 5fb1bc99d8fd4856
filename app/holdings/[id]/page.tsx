import { ask } from '@/app/_web/ask'
import { reinstate, revoke, suspend } from '@/app/certifications/actions'
import { CheckForm } from '@/app/evidence/check'
import { extend } from '@/app/holdings/[id]/actions'
import { Basis } from '@/components/course/steps'
import { ButtonLink } from '@/components/form/button'
import { DateField, Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card, List, Row } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { History } from '@/components/page/history'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { spoken } from '@/university/calendar'
import { holding } from '@/university/certification/awards/queries/holding'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ on?: string }> }
type It = Awaited<
  ReturnType<typeof ask<unknown, NonNullable<Awaited<ReturnType<typeof holding.answer>>>>>
>

export default async function Holding({ params, searchParams }: Props) {
  const it = await ask(holding, { ...(await searchParams), ...(await params) })
  const { status, certification, person, rule } = it
  const newest = it.awards[0]
  return (
    <Page
      title={certification.name}
      code={/\s/.test(certification.short) ? undefined : certification.short}
      facts={
        <PersonName
          name={person.name}
          href={`/people/${person.id}`}
          detail={[person.jobTitle, person.site].filter(Boolean).join(', ')}
        />
      }
      action={newest && <ButtonLink href={`/verify/${newest.code}`}>Certificate</ButtonLink>}
      aside={<Aside it={it} />}
    >
      <Section
        title={status.counts ? 'Why certified' : 'Why not certified'}
        note={it.on === it.today ? 'today' : <DayText day={it.on} today={it.today} />}
      >
        <Card>
          <Status tone={status.tone}>{status.label}</Status>
          <Because>{` ${status.because}`}</Because>
          <Why label="By which rule">{`Version ${rule.version} of the rules, in force since ${spoken(rule.from)}. ${rule.words}`}</Why>
          {it.renewal.length > 0 && (
            <Why label="What renewing takes">{it.renewal.join(' Or: ')}</Why>
          )}
          {it.isMine && status.until && (
            <ButtonLink href={`/certifications/plan?hold=${certification.slug}`} size="small">
              Plan to keep it
            </ButtonLink>
          )}
        </Card>
      </Section>
      <Section title="Awards" note="Newest first. Nothing earned is ever changed.">
        <List>
          {it.awards.map((award) => (
            <Row
              key={award.id}
              title={`${award.source}${award.examCode ? `: ${award.examCode}` : ''}${award.examVersion ? ` on ${award.examVersion}` : ''}`}
              detail={<Award award={award} desk={it.desk} today={it.today} />}
              status={
                <Status tone={award.revokedOn ? 'bad' : award.valid ? 'good' : 'plain'}>
                  {award.revokedOn ? 'Revoked' : award.valid ? 'Valid' : 'Not valid'}
                </Status>
              }
              action={
                <ButtonLink href={`/verify/${award.code}`} size="small">
                  Verify
                </ButtonLink>
              }
            />
          ))}
        </List>
      </Section>
      {it.sees.history && (
        <Section title="Everything that happened" note="Newest first">
          <Card>
            <History items={it.timeline} today={it.today} />
          </Card>
        </Section>
      )}
    </Page>
  )
}

function Award({
  award,
  desk,
  today,
}: {
  award: It['awards'][number]
  desk: boolean
  today: string
}) {
  return (
    <>
      <DayText day={award.validFrom} /> {award.validUntil ? 'to ' : 'on; no end is known'}
      {award.validUntil && <DayText day={award.validUntil} />}
      {award.extended && award.anchor && (
        <>
          , extended from <DayText day={award.anchor} />
        </>
      )}
      {award.by && `, recorded by ${award.by}`}
      {award.because && `: ${award.because}`}
      {award.revokedOn && (
        <>
          . Revoked <DayText day={award.revokedOn} />
          {award.revokedBy && ` by ${award.revokedBy}`}
          {award.revokedBecause && `: ${award.revokedBecause}`}
        </>
      )}
      {award.basis.length > 0 && (
        <Why label="What it rests on">
          <Basis of={award.basis} />
          {award.number && `Certificate ${award.number}. `}
          {`Judged by version ${award.version} of the rules.`}
          {award.brought && (
            <>
              {' '}
              <a href={`/evidence/${award.brought}`}>
                The certificate as it was brought, with every check of it.
              </a>
            </>
          )}
        </Why>
      )}
      {desk && award.mayCheck.ok && (
        <Why label="Check it again">
          <CheckForm
            award={award.id}
            hasFile={award.hasFile}
            today={today}
            mayCheck={award.mayCheck}
          />
        </Why>
      )}
    </>
  )
}

function Aside({ it }: { it: It }) {
  const { status, certification, rule } = it
  const because = (verdict: It['mayRevoke']) => (verdict.ok ? undefined : verdict.because)
  return (
    <>
      <Section title="Facts">
        <Card>
          <Facts
            items={[
              [
                'Certification',
                <a key="to" href={`/certifications/${certification.slug}`}>
                  {certification.short}
                </a>,
              ],
              ['From', certification.issuer],
              [
                'Valid until',
                status.until ? (
                  <DayText key="until" day={status.until} />
                ) : status.counts ? (
                  'No end known'
                ) : undefined,
              ],
              [
                'Renewal opens',
                status.opens ? <DayText key="opens" day={status.opens} /> : undefined,
              ],
              ['Days left', status.daysLeft ?? undefined],
              ['The issuer says', it.issuersWord ?? undefined],
              ['Lasts', rule.words],
              [
                'Rule',
                <>
                  Version {rule.version}, from <DayText key="from" day={rule.from} short />
                </>,
              ],
            ]}
          />
        </Card>
      </Section>
      {it.sees.history && (
        <Section title="Another day">
          <Filters submit="Ask" label="Ask for another day">
            <DateField name="on" label="Certified on" value={it.on} />
          </Filters>
        </Section>
      )}
      {it.desk && (
        <Section title="Registrar">
          <Card>
            {status.word === 'suspended' ? (
              <Form action={reinstate} submit="Reinstate" because={because(it.mayReinstate)}>
                <Hidden name="holding" value={it.id} />
                <TextField name="because" label="Reason to reinstate" required />
              </Form>
            ) : (
              <Form action={suspend} submit="Suspend" kind="plain" because={because(it.maySuspend)}>
                <Hidden name="holding" value={it.id} />
                <TextField name="because" label="Reason to suspend" required />
                <DateField
                  name="until"
                  label="Until"
                  hint="Empty: until it is reinstated."
                  min={it.today}
                />
              </Form>
            )}
          </Card>
          <Card>
            <Form
              action={extend}
              submit="Extend"
              kind="plain"
              because={because(it.mayExtend)}
              done="Extended."
            >
              <Hidden name="holding" value={it.id} />
              <DateField
                name="until"
                label="To"
                required
                min={status.until ?? it.today}
                hint="The next renewal still counts from the old end."
              />
              <TextField name="because" label="Reason to extend" required />
            </Form>
          </Card>
          <Card>
            <Form action={revoke} submit="Revoke" kind="plain" because={because(it.mayRevoke)}>
              <Hidden name="holding" value={it.id} />
              <TextField
                name="because"
                label="Reason to revoke"
                hint="From today it counts for nothing; the record keeps why."
                required
              />
            </Form>
          </Card>
        </Section>
      )}
    </>
  )
}
