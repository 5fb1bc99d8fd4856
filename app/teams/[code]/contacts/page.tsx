import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PrintButton } from '@/components/page/print'
import { ContactSheet } from '@/components/team/contact-sheet'
import { contacts } from '@/university/staffing/teams/queries/contacts'
import { TeamTabs } from '../tabs'

export default async function Contacts({ params }: { params: Promise<{ code: string }> }) {
  const it = await ask(contacts, await params)
  const silent = it.rows.filter((row) => !row.numbers.length).length
  return (
    <Page
      title={`${it.customer}: contacts`}
      code={it.code}
      facts={`${it.site} · for the day the phones are down${silent ? ` · ${silent} of ${it.rows.length} share no number` : ''}`}
      action={
        <>
          {it.isMember && (
            <ButtonLink href={`/people/${it.self}#work`}>Share a number of yours</ButtonLink>
          )}
          <PrintButton>Print</PrintButton>
        </>
      }
    >
      <TeamTabs code={it.code} current="/contacts" terms={it.trail} />
      {it.rows.length > 0 ? (
        <ContactSheet
          customer={it.customer}
          code={it.code}
          site={it.site}
          people={it.rows.map((row) => ({ ...row, href: `/people/${row.id}` }))}
          today={it.today}
          now={it.now}
          zone={it.zone}
          printedBy={it.printedBy}
        />
      ) : (
        <Empty
          title="Nobody is on this team today"
          action={<a href={`/teams/${it.code}`}>See its positions</a>}
        >
          The sheet lists whoever is placed in one of its positions.
        </Empty>
      )}
    </Page>
  )
}
