import { ask } from '@/app/_web/ask'
import { Aside } from '@/app/certifications/[slug]/aside'
import { Outside } from '@/app/certifications/[slug]/outside'
import { RuleHistory } from '@/app/certifications/[slug]/rule-history'
import { awardThoseDue } from '@/app/certifications/actions'
import { Steps } from '@/components/course/steps'
import { ButtonLink } from '@/components/form/button'
import { ActionButton } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { dueByRule } from '@/university/certification/awards/queries/due-by-rule'
import { certification } from '@/university/certification/definitions/queries/certification'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ page?: string }> }

export default async function Certification({ params, searchParams }: Props) {
  const it = await ask(certification, { ...(await searchParams), ...(await params) })
  return (
    <Page
      title={it.name}
      code={/\s/.test(it.short) ? undefined : it.short}
      facts={`${/\s/.test(it.short) ? `${it.short} · ` : ''}${it.inHouse ? 'Awarded by this university, by rule.' : `Awarded by ${it.issuer}; recorded here.`}`}
      action={
        it.desk && (
          <ButtonLink href={`/certifications/${it.slug}/change`}>Change the rule</ButtonLink>
        )
      }
      aside={<Aside it={it} />}
    >
      {it.planned && (
        <Banner tone="info">
          From <DayText day={it.planned.from} /> another rule holds:{' '}
          <a href="#rule">what changes</a>.
        </Banner>
      )}
      {it.successor && (
        <Banner tone="due">
          Replaced by <a href={`/certifications/${it.successorSlug}`}>{it.successor}</a>.{' '}
          {it.sunsetOn ? (
            <>
              It counts until <DayText day={it.sunsetOn} today={it.today} />, or to its own end
              where that is sooner.
            </>
          ) : (
            'What is held counts to its own end.'
          )}
        </Banner>
      )}
      {it.mine && (
        <Section
          title="You"
          link={{ href: `/holdings/${it.mine.holdingId}`, label: 'Your record' }}
        >
          <Card>
            <Status tone={it.mine.tone}>{it.mine.label}</Status>
            <Because>{` ${it.mine.status.because}`}</Because>
          </Card>
        </Section>
      )}
      {it.ways.map((way) => (
        <Section
          key={way.title}
          title={way.title}
          note={
            [way.mine && it.ways.length > 1 && 'yours next', way.note].filter(Boolean).join('; ') ||
            undefined
          }
        >
          <Card>
            <Steps of={way.progress} />
            {way.mine && it.countsSince && (
              <Because>
                {it.countsSince > it.today
                  ? 'Work counts for it from '
                  : 'Counted is what was done since '}
                <DayText day={it.countsSince} />.
              </Because>
            )}
          </Card>
        </Section>
      ))}
      {it.inHouse && !it.ways.length && (
        <Section title="What it takes">
          {it.successor ? (
            <Empty title="It is not awarded any more">
              Who works towards it works towards {it.successor} now.
            </Empty>
          ) : (
            <Empty title="Nothing is asked by rule">
              The registrar awards it by hand, with a reason.
            </Empty>
          )}
        </Section>
      )}
      {!it.inHouse && <Outside it={it} />}
      {it.desk && it.inHouse && <Due slug={it.slug} />}
      <Section title="Holders today" note={`${it.count} ${it.count === 1 ? 'person' : 'people'}`}>
        <Table
          caption="People who hold it today"
          columns={[
            { head: 'Person' },
            { head: 'Site', hideOnPhone: true },
            { head: 'By exam', hideOnPhone: true },
            { head: 'Valid until' },
          ]}
          empty={
            <Empty title="Nobody holds it today">
              It can be earned, or brought from outside and verified.
            </Empty>
          }
          rows={it.holders.map((one) => ({
            key: one.holdingId,
            cells: [
              <PersonName
                key="person"
                name={one.name}
                href={`/people/${one.personId}`}
                detail={one.jobTitle}
              />,
              one.site,
              one.codes?.replaceAll(',', ', '),
              <a key="until" href={`/holdings/${one.holdingId}`}>
                {one.until ? <DayText day={one.until} short /> : 'No end known'}
              </a>,
            ],
          }))}
        />
        {it.pages > 1 && (
          <Pager
            page={it.page}
            pages={it.pages}
            count={it.count}
            noun="holders"
            href={(page) => `/certifications/${it.slug}?page=${page}`}
          />
        )}
      </Section>
      <RuleHistory slug={it.slug} />
    </Page>
  )
}

/** Whom a change of rule made due, and nothing of theirs would remind us of. */
async function Due({ slug }: { slug: string }) {
  const due = await ask(dueByRule, { certification: slug })
  if (!due.count) return null
  return (
    <Section
      title="Due by the rule"
      note={`${due.count} ${due.count === 1 ? 'person meets' : 'people meet'} it and ${due.count === 1 ? 'has' : 'have'} not been awarded it`}
    >
      <Card>
        <Because>{due.rows.map((one) => one.name).join(', ')}</Because>
        <ActionButton action={awardThoseDue} input={{ certification: slug }} kind="primary">
          Award {due.count === 1 ? 'it' : 'them'}
        </ActionButton>
      </Card>
    </Section>
  )
}
