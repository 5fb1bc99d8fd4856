import { ask } from '@/app/_web/ask'
import { endDelegation, endRole } from '@/app/people/[id]/actions'
import { ButtonLink } from '@/components/form/button'
import { ActionButton } from '@/components/form/form'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Tabs } from '@/components/page/tabs'
import { DayText } from '@/components/page/when'
import { Table } from '@/components/table/table'
import { roles } from '@/university/people/queries/roles'

const grantColumns = [
  { head: 'Person' },
  { head: 'Role' },
  { head: 'From', named: true },
  { head: 'Until', named: true },
  { head: 'Why, by whom', hideOnPhone: true },
  { head: '' },
]
const actingColumns = [
  { head: 'For', named: true },
  { head: 'Acts', named: true },
  { head: 'From', named: true },
  { head: 'Until', named: true },
  { head: 'Why', hideOnPhone: true },
  { head: '' },
]

export default async function Roles({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const { grants, delegations, past, today } = await ask(roles, await searchParams)
  const because = (verdict: (typeof grants)[number]['mayEnd']) =>
    verdict.ok ? undefined : verdict.because
  return (
    <Page
      title="Roles"
      facts="Managers, leaders and instructors are known from their work. These are given, between two dates."
      action={
        <ButtonLink href="/people" kind="primary">
          Choose a person to give a role
        </ButtonLink>
      }
    >
      <Tabs
        items={[
          { href: '/roles', label: 'Now and later', current: !past },
          { href: '/roles?past=on', label: 'Also ended', current: past },
        ]}
      />
      <Section title="Who holds what">
        <Table
          caption="Roles and who holds them"
          columns={grantColumns}
          rows={grants.map(
            ({ id, personId, name, jobTitle, role, from, until, reason, grantedBy, mayEnd }) => ({
              key: id,
              cells: [
                <PersonName key="who" name={name} href={`/people/${personId}`} detail={jobTitle} />,
                role,
                <DayText key="from" day={from} short />,
                until ? <DayText key="until" day={until} short /> : 'no end',
                [reason, grantedBy && `Given by ${grantedBy}`].filter(Boolean).join(' '),
                until !== null && until < today ? (
                  <Status key="end" tone="plain">
                    Ended
                  </Status>
                ) : (
                  <ActionButton
                    key="end"
                    action={endRole}
                    input={{ grant: id }}
                    size="small"
                    because={because(mayEnd)}
                    label={`End: ${name}, ${role}`}
                    confirm={`${name} is no longer ${role} from their next click on.`}
                  >
                    End
                  </ActionButton>
                ),
              ],
            }),
          )}
          empty={
            <Empty title="Nobody holds a role">
              The first registrar is appointed on the sign-in page.
            </Empty>
          }
        />
      </Section>
      <Section title="Who acts for whom">
        <Table
          caption="Delegations"
          columns={actingColumns}
          rows={delegations.map(
            ({ id, personId, person, delegateId, delegate, from, until, reason, mayEnd }) => ({
              key: id,
              cells: [
                <PersonName key="for" name={person} href={`/people/${personId}`} />,
                <PersonName key="acts" name={delegate} href={`/people/${delegateId}`} />,
                <DayText key="from" day={from} short />,
                <DayText key="until" day={until} short />,
                reason,
                <ActionButton
                  key="end"
                  action={endDelegation}
                  input={{ delegation: id }}
                  size="small"
                  because={because(mayEnd)}
                  label={`End: ${delegate} for ${person}`}
                >
                  End
                </ActionButton>,
              ],
            }),
          )}
          empty={
            <Empty title="Nobody acts for anybody">
              People arrange a delegate on their own page.
            </Empty>
          }
        />
      </Section>
    </Page>
  )
}
