import { ask } from '@/app/_web/ask'
import { Verdict } from '@/app/candidates/verdict'
import { ButtonLink } from '@/components/form/button'
import { Empty } from '@/components/page/empty'
import { NotKnown } from '@/components/page/not-known'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { When } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { askedToJoin } from '@/university/staffing/join/queries/requests-to-join'

export default async function AskedToJoin({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(askedToJoin, await searchParams)
  const address = (more: Record<string, string>) =>
    `?${new URLSearchParams(Object.entries({ team: it.asked.team, ...more }).filter(([, value]) => value))}`
  return (
    <Page
      title="Asked to join"
      facts={
        it.count === 0
          ? `Nobody waits for an answer${it.everyone ? '' : ' from the teams you lead'}.`
          : it.count === 1
            ? 'One request waits for an answer.'
            : `${it.count.toLocaleString('en')} requests wait for an answer, the longest first.`
      }
    >
      <Section
        title="Who waits"
        link={{
          href: `/api/v1/asked-to-join${address({ whole: '1', format: 'csv' })}`,
          label: 'CSV',
        }}
      >
        <Table
          caption="People who asked to join a team and have no answer"
          columns={[
            { head: 'Person' },
            { head: 'For' },
            { head: 'Asked' },
            { head: 'How they stand today' },
            { head: 'Who answers', named: true },
          ]}
          rows={it.rows.map((row) => ({
            key: row.id,
            cells: [
              <PersonName
                key="p"
                name={row.name}
                href={`/people/${row.personId}`}
                detail={row.jobTitle}
              />,
              <span key="t">
                <a href={`/teams/${row.code}`}>{row.customer}</a>
                <Because>
                  <a href={`/teams/${row.code}/positions/${row.positionId}`}>{row.position}</a>
                </Because>
              </span>,
              <span key="a">
                <When at={row.at} zone={it.zone} now={it.now} />
                {row.note && <Because>“{row.note}”</Because>}
              </span>,
              <Verdict key="s" kind={row.kind} because={row.standing} />,
              <span key="w">
                {row.leader ?? 'Nobody leads the team: a staffing lead'}
                <Because>
                  {row.mayAnswer.ok ? (
                    <ButtonLink
                      size="small"
                      kind="primary"
                      href={`/teams/${row.code}`}
                      label={`Answer ${row.name}, for ${row.customer}`}
                    >
                      Answer
                    </ButtonLink>
                  ) : (
                    row.mayAnswer.because
                  )}
                </Because>
              </span>,
            ],
          }))}
          empty={
            it.problem ? (
              <NotKnown problem={it.problem} all="/staffing/asked-to-join" />
            ) : (
              <Empty
                title="Nobody waits"
                action={<ButtonLink href="/coverage?gaps=1">Teams with a gap</ButtonLink>}
              >
                Whoever is qualified for an empty position can ask to join under “Teams I can join”;
                the team’s leader hears of it, and it stands here until it is answered or taken
                back.
              </Empty>
            )
          }
        />
        <Pager
          page={it.page}
          pages={it.pages}
          perPage={it.perPage}
          count={it.count}
          noun={it.count === 1 ? 'request' : 'requests'}
          href={(page) => `/staffing/asked-to-join${address({ page: String(page) })}`}
        />
      </Section>
      <Why label="Who answers">
        The team’s leader. Where nobody leads the team, or the leader is the one who asks, a
        staffing lead does. A yes waits for a staffing lead, who places; asking changes nothing by
        itself.
      </Why>
    </Page>
  )
}
