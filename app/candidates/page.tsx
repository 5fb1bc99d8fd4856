import { ask } from '@/app/_web/ask'
import { Banner } from '@/components/banner'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Figure } from '@/components/figure'
import { Page } from '@/components/page'
import { Pager } from '@/components/pager'
import { Section } from '@/components/section'
import { DayText } from '@/components/when'
import { candidates } from '@/university/staffing/queries/candidates'
import { Begin } from './begin'
import { Conditions } from './conditions'
import { Found } from './found'

export default async function Candidates({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const params = await searchParams
  const it = await ask(candidates, params)
  const { counts } = it
  const href = (page: number) => `/candidates?${new URLSearchParams({ ...params, page: String(page) })}`
  const said = [
    counts.more ? `More than ${counts.qualified - 1} qualified` : `${counts.qualified} qualified`,
    `${counts.during} ${counts.during === 1 ? 'expires' : 'expire'} during`,
    `${counts.oneStep} one step away`,
  ].join(', ')
  return (
    <Page
      title="Find technicians"
      facts={
        it.position ? (
          <>
            For <a href={`/teams/${it.position.code}`}>{it.position.customer}</a>, {it.position.title}, <DayText day={it.asked.from} />{' '}
            {it.asked.until && (
              <>
                to <DayText day={it.asked.until} />
              </>
            )}
          </>
        ) : (
          'Who holds what, and holds it for the whole time.'
        )
      }
      aside={
        it.searched && (
          <Section title={it.position ? 'Can it be filled?' : 'What was found'}>
            <Card>
              <Figure
                value={counts.more ? `${counts.qualified - 1}+` : counts.qualified}
                label={it.position ? `${counts.qualified === 1 ? 'person' : 'people'} can take it for the whole time` : 'qualified for the whole time'}
              />
              <Facts
                items={[
                  ['Asked for', it.requirement || 'no certification'],
                  ['Shift', it.asked.shift || 'any'],
                  ['Site', it.asked.site || 'any'],
                  ['Expire during', counts.during],
                  ['One step away', counts.oneStep],
                ]}
              />
            </Card>
          </Section>
        )
      }
    >
      <Conditions it={it} />
      {it.problem && <Banner tone="bad">{it.problem}</Banner>}
      {it.searched ? (
        <>
          <Found it={it} />
          <Pager page={it.page} pages={it.pages} href={href} count={it.total} noun={`found: ${said}`} />
        </>
      ) : (
        !it.problem && <Begin open={it.open} />
      )}
    </Page>
  )
}
