// Every component in all its states, on one page, in development only: long because it shows
// everything once.
import { Bell, Download } from 'lucide-react'
import { notFound } from 'next/navigation'
import { readNotices } from '@/app/notices/actions'
import { ButtonLink } from '@/components/form/button'
import {
  CheckField,
  ChoiceField,
  DateField,
  FileField,
  Hidden,
  SelectField,
  TextArea,
  TextField,
} from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { Code } from '@/components/page/code'
import { Empty } from '@/components/page/empty'
import { Facts } from '@/components/page/facts'
import { Figure } from '@/components/page/figure'
import { Markdown } from '@/components/page/markdown'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Tabs } from '@/components/page/tabs'
import { DayText, When } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { Progress } from '@/components/picture/progress'
import { Timeline } from '@/components/picture/timeline'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'

const now = new Date('2026-11-21T20:00:00Z')
const shifts = [
  { value: 'day', label: 'Day' },
  { value: 'evening', label: 'Evening' },
  { value: 'night', label: 'Night' },
]
const source = `## Reading a degraded array

Look at the **event counters** first, then at \`/proc/mdstat\`. A [long guide](https://raid.wiki.kernel.org/) explains why.

1. Examine every member
2. Compare the counters

\`\`\`
$ mdadm --examine /dev/sd[bcd]1 | egrep 'Event|/dev/sd'
/dev/sdb1:  Events : 18211
\`\`\`

| Level | Survives |
|---|---|
| RAID 5 | one disk |
| RAID 6 | two disks |

> Never force a disk with an older counter back in.

<script>alert(1)</script> is text.`

export default function Design() {
  if (process.env.NODE_ENV === 'production') notFound()
  return (
    <Page
      title="Design"
      code="LNX-201"
      facts={
        <>
          Every component in all its states. <b>Two things</b> are worth reading,{' '}
          <a href="/">today</a>.
        </>
      }
      action={
        <>
          <ButtonLink href="#">
            <Download /> CSV
          </ButtonLink>
          <ButtonLink href="#" kind="primary">
            Fill a position
          </ButtonLink>
        </>
      }
      aside={<Aside />}
    >
      <Section title="Rows" note="in a list" link={{ href: '#', label: 'My learning' }}>
        <List>
          <Row
            title="MySQL replication and failover"
            code="MYS-302"
            detail="Lesson 4 of 7, GTID positions, where you left it on Thursday"
            href="#"
            progress={{ value: 4, max: 7 }}
            action={
              <ButtonLink href="#" kind="primary">
                Continue
              </ButtonLink>
            }
          />
          <Row
            title="Exam: Linux storage"
            code="LNX-204"
            detail="An attempt is open: 12 of 20 answered"
            status={<Status tone="due">38 min left</Status>}
            action={
              <ButtonLink href="#" size="small">
                Go back in
              </ButtonLink>
            }
          />
          <Row
            title="Customer data acknowledgement"
            detail="Everyone in Support, within 30 days of hire"
            status={<Status tone="bad">3 days overdue</Status>}
          />
        </List>
      </Section>
      <Section title="Table">
        <Table
          caption="Technicians for the second night position"
          sort={{
            by: 'name',
            descending: false,
            href: (by, down) => `?sort=${by}${down ? '&down=1' : ''}`,
          }}
          columns={[
            { head: 'Technician', sort: 'name' },
            { head: 'For the whole period' },
            { head: 'Site', hideOnPhone: true },
            { head: 'Teams', numeric: true, sort: 'load' },
            { head: '' },
          ]}
          rows={[
            {
              key: 1,
              cells: [
                <PersonName key="n" name="Elif Moreau" href="#" detail="Linux Technician" />,
                <Standing key="s" tone="good" word="Qualified" because="Through 9 Feb 2029" />,
                'San Antonio',
                1,
                <ButtonLink key="b" href="#" kind="primary" size="small">
                  Place
                </ButtonLink>,
              ],
            },
            {
              key: 2,
              cells: [
                <PersonName key="n" name="Jürgen Okafor" />,
                <Standing
                  key="s"
                  tone="due"
                  word="Expires during"
                  because="RHCE ends 17 Mar 2027, day 106 of 181"
                />,
                'London',
                0,
                <ButtonLink key="b" href="#" size="small">
                  Place
                </ButtonLink>,
              ],
            },
            {
              key: 3,
              cells: [
                <PersonName key="n" name="Nadia Velasco" />,
                <Standing
                  key="s"
                  tone="bad"
                  word="Not qualified"
                  because="RHCSA lapsed 2 Nov 2026 · also on two teams already"
                />,
                'San Antonio',
                2,
                <ButtonLink key="b" href="#" size="small">
                  Why
                </ButtonLink>,
              ],
            },
          ]}
        />
        <Pager
          page={2}
          pages={18}
          perPage={20}
          count={344}
          noun="people"
          href={(n) => `?page=${n}`}
        />
      </Section>
      <Section title="Empty table">
        <Table
          caption="Nobody"
          columns={[{ head: 'Name' }]}
          rows={[]}
          empty={
            <Empty
              title="Nobody waits"
              action={<ButtonLink href="#">See the catalogue</ButtonLink>}
            >
              Requests for a place appear here when a course needs approval.
            </Empty>
          }
        />
      </Section>
      <Section title="Filters and tabs">
        <Tabs
          items={[
            { href: '#', label: 'People', current: true },
            { href: '#a', label: 'Coverage', current: false },
            { href: '#b', label: 'History', current: false },
          ]}
        />
        <Filters>
          <TextField name="words" label="Words" type="search" />
          <SelectField
            name="shift"
            label="Shift"
            options={[{ value: '', label: 'any' }, ...shifts]}
          />
          <DateField name="from" label="Valid on" value="2026-12-01" />
          <CheckField name="free" label="capacity left" sends="1" />
        </Filters>
      </Section>
      <Section title="Form">
        <Card>
          <Form action={readNotices} submit="Save" done="Saved.">
            <TextField
              name="name"
              label="Name"
              hint="As it should stand on a certificate"
              required
              autoComplete="name"
            />
            <TextField name="upTo" label="Number that will be refused" value="x" />
            <TextArea name="why" label="Reason" />
            <SelectField name="shift" label="Shift" options={shifts} value="night" />
            <ChoiceField
              name="mode"
              label="How"
              options={[
                { value: 'a', label: 'Self-paced', note: 11 },
                { value: 'b', label: 'With an instructor', note: 5 },
              ]}
              value="a"
            />
            <ChoiceField
              name="leads"
              label="Leads to"
              multiple
              options={[
                { value: 'rhcsa', label: 'RHCSA', note: 24 },
                { value: 'rhce', label: 'RHCE', note: 18 },
              ]}
              value={['rhce']}
            />
            <DateField name="until" label="Until" />
            <FileField name="file" label="File" accept=".csv" hint="CSV, up to 25 MB" />
            <CheckField
              name="sure"
              label="I have read it"
              hint="Kept with your name and the time"
            />
            <Hidden name="id" value={3} />
          </Form>
        </Card>
        <Card>
          <Form action={readNotices} submit="Enrol" because="First complete ANS-210.">
            <TextField name="note" label="Note" />
          </Form>
        </Card>
      </Section>
      <Section title="Buttons">
        <Card>
          <ActionButton action={readNotices} input={{ upTo: 0 }} kind="primary">
            Enrol
          </ActionButton>{' '}
          <ActionButton action={readNotices} input={{ upTo: 'x' }}>
            Will be refused
          </ActionButton>{' '}
          <ActionButton
            action={readNotices}
            input={{ upTo: 0 }}
            because="The window opens on 1 December."
          >
            Not yet
          </ActionButton>{' '}
          <ActionButton
            action={readNotices}
            input={{ upTo: 0 }}
            confirm="Withdrawing frees your seat at once; three people wait for it."
          >
            Withdraw
          </ActionButton>{' '}
          <ButtonLink href="#" kind="quiet">
            Quiet
          </ButtonLink>{' '}
          <ButtonLink href="#" size="small">
            <Bell /> Small
          </ButtonLink>
        </Card>
      </Section>
      <Section title="Words">
        <Markdown source={source} />
      </Section>
    </Page>
  )
}

function Standing({
  tone,
  word,
  because,
}: {
  tone: 'good' | 'due' | 'bad'
  word: string
  because: string
}) {
  return (
    <>
      <Status tone={tone}>{word}</Status>
      <Because>{because}</Because>
    </>
  )
}

function Aside() {
  return (
    <>
      <Section title="Facts">
        <Card>
          <Facts
            items={[
              ['Hours', '8'],
              [
                'Starts',
                <When
                  key="w"
                  at={Date.parse('2026-12-08T20:00:00Z')}
                  zone="America/Chicago"
                  now={now}
                />,
              ],
              ['Valid until', <DayText key="d" day="2027-03-04" today="2026-11-21" short />],
              ['Code', <Code key="c">LNX-201</Code>],
              ['Left out', undefined],
            ]}
          />
        </Card>
      </Section>
      <Section title="Status">
        <List>
          <Row
            title="RHCSA"
            detail="EX200 on RHEL 9, through 14 August 2028"
            status={<Status tone="good">Certified</Status>}
          />
          <Row
            title="MySQL 8.0 Database Administrator"
            detail={
              <>
                Renewal window open. <a href="#x">What renewing takes</a>
              </>
            }
            status={<Status tone="due">103 days left</Status>}
          />
          <Row
            title="LFCS"
            detail="Ended 2 October 2026"
            status={<Status tone="bad">Lapsed</Status>}
          />
          <Row title="Kubernetes" status={<Status tone="info">Second in line</Status>} />
          <Row
            title="Guild: Fault isolation"
            status={<Status tone="plain">3 of 5 done</Status>}
            progress={{ value: 3, max: 5 }}
          />
        </List>
      </Section>
      <Section title="Figures">
        <Card>
          <Figure value="98.4" unit="%" label="calls within three rings, last 4 weeks" />
          <Figure value="5/6" label="hardware within one hour" tone="bad" />
          <Progress value={7} max={9} label="Seven of nine" />
        </Card>
      </Section>
      <Section title="Banners">
        <Banner tone="good">Everything is kept.</Banner>
        <Banner tone="due">
          The exception ends in 6 days. <a href="#y">See it</a>
        </Banner>
        <Banner tone="bad">Two positions are empty.</Banner>
        <Banner tone="info">Someone else is marking this one.</Banner>
        <Banner tone="plain">A plain word.</Banner>
      </Section>
      <Section title="What happened">
        <Timeline
          now={now}
          items={[
            {
              at: Date.parse('2026-11-20T15:00:00Z'),
              zone: 'America/Chicago',
              title: 'Enrolled',
              by: 'Hana Castillo',
              detail: 'Three waited; this seat came from a withdrawal.',
            },
            {
              at: Date.parse('2026-10-20T15:00:00Z'),
              zone: 'America/Chicago',
              title: 'Asked for a place',
            },
          ]}
        />
        <Why>
          Because RHCSA is valid through the whole period, and no suspension covers any of its days.
        </Why>
      </Section>
    </>
  )
}
