import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { DateField, Hidden, SelectField, TextArea, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { DayText, When } from '@/components/page/when'
import { offeringDraftPage } from '@/university/enrolment/queries/drafts'
import { decline, open } from '../actions'

export default async function Draft({ params }: { params: Promise<{ draft: string }> }) {
  const it = await ask(offeringDraftPage, await params)
  return (
    <Page
      title={`An offering of ${it.title ?? it.code}`}
      code={it.code}
      facts={it.because}
      action={<ButtonLink href="/teaching/drafts">All drafts</ButtonLink>}
      aside={
        <Section title="The draft">
          <Facts
            items={[
              ['Asked for by', it.draftedBy],
              ['When', <When key="w" at={it.draftedAt} zone={it.zone} now={it.now} />],
              ['First day', <DayText key="f" day={it.startsOn} today={it.today} />],
              ['Last day', <DayText key="l" day={it.endsOn} />],
              ['Seats', it.seats ?? 'No limit'],
              ['Owner of the course', it.owner ?? 'Nobody'],
              ['Decided by', it.decidedBy ?? undefined],
              ['Declined because', it.declinedBecause ?? undefined],
            ]}
          />
        </Section>
      }
    >
      <Section title="Open it" note="enrolment begins at once; sessions are added on its own page">
        <Card>
          <Form
            action={open}
            submit="Open the offering"
            because={it.mayOpen.ok ? undefined : it.mayOpen.because}
          >
            <Hidden name="draft" value={it.id} />
            <SelectField
              name="mode"
              label="How it is taught"
              value={it.mode}
              options={it.modes.map((mode) => ({ value: mode, label: mode }))}
            />
            <TextField
              name="seats"
              label="Seats"
              value={it.seats ?? ''}
              hint="Empty: no limit."
              type="number"
              min={1}
            />
            <DateField
              name="startsOn"
              label="First day"
              value={it.startsOn}
              min={it.today}
              required
            />
            <DateField name="endsOn" label="Last day" value={it.endsOn} min={it.today} required />
            <TextField
              name="zone"
              label="Time zone"
              value={it.zone}
              hint="Its days begin at 9:00 and end at 17:00 there."
              required
            />
            <TextField
              name="instructor"
              label="Who teaches it"
              type="email"
              hint="An e-mail address; may be said later."
            />
          </Form>
        </Card>
      </Section>
      <Section title="Decline it">
        <Card>
          <Form
            action={decline}
            submit="Decline"
            kind="plain"
            because={it.mayDecline.ok ? undefined : it.mayDecline.because}
          >
            <Hidden name="draft" value={it.id} />
            <TextArea
              name="because"
              label="Why"
              hint={`${it.draftedBy} is told.`}
              rows={2}
              required
              maxLength={500}
            />
          </Form>
        </Card>
      </Section>
    </Page>
  )
}
