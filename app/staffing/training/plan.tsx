import { Banner } from '@/components/banner'
import { ButtonLink } from '@/components/button'
import { List, Row } from '@/components/card'
import { Empty } from '@/components/empty'
import { Beside } from '@/components/page'
import { Section } from '@/components/section'
import { Selection } from '@/components/selection'
import { Because } from '@/components/why'
import type { Found } from './found'
import { Offerings } from './offerings'
import { People } from './people'
import { Remaining } from './remaining'
import { Summary } from './summary'

export function Plan({ it, query }: { it: Found; query: Record<string, string> }) {
  const { plan } = it
  const stay = plan.positions - plan.before.filled
  if (stay === 0)
    return (
      <Beside aside={<Summary it={it} />}>
        <Empty title="Nothing has to be trained for that day" action={<ButtonLink href="/staffing/what-if">Ask what if</ButtonLink>}>
          Every position can be filled by people who are certified then. A later day, or new customers, may ask for more.
        </Empty>
      </Beside>
    )
  const ticks = it.rows.length > 0 && it.mayAdopt.ok
  return (
    <>
      <Beside aside={<Summary it={it} />}>
        {it.rows.length > 0 ? (
          <Section
            title="Which certifications"
            note={plan.least === plan.certifications ? 'no smaller number is enough' : `${plan.least} is the least it could be`}
          >
            <List>
              {it.certifications.map((one) => (
                <Row
                  key={one.id}
                  title={one.short}
                  href={`/certifications/${one.slug}`}
                  status={[one.earn && `${one.earn} to earn`, one.renew && `${one.renew} to renew`].filter(Boolean).join(', ')}
                />
              ))}
            </List>
          </Section>
        ) : (
          <Banner tone="due">
            {stay === 1
              ? 'No certification fills the position that stays empty by then. The reason is below.'
              : `No certification fills any of the ${stay} positions that stay empty by then. The reasons are below.`}
          </Banner>
        )}
      </Beside>
      {it.rows.length > 0 && (
        <Selection
          action="/staffing/training/adopt"
          carried={query}
          acts={ticks ? [{ name: 'adopt', label: 'See what adopting them does' }] : []}
          count={it.rows.length + it.drafts.length}
          shown={it.rows.length + it.drafts.length}
        >
          <People lines={it} today={it.today} ticks={ticks} />
          <Offerings lines={it} ticks={ticks} />
        </Selection>
      )}
      {it.rows.length > 0 && !it.mayAdopt.ok && <Because>{it.mayAdopt.because}</Because>}
      <Remaining lines={it} />
    </>
  )
}
