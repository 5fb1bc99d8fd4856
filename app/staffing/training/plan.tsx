import { ButtonLink } from '@/components/form/button'
import { Banner } from '@/components/page/banner'
import { List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Beside } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { addressOf } from '../solving'
import { Adoptable } from './adoptable'
import type { Found } from './found'
import { Remaining } from './remaining'
import { Summary } from './summary'

export function Plan({ it, query }: { it: Found; query: Record<string, string> }) {
  const { plan } = it
  const stay = plan.positions - plan.before.filled
  if (stay === 0)
    return (
      <Beside aside={<Summary it={it} />}>
        <Empty
          title="Nothing has to be trained for that day"
          action={
            <ButtonLink href={`/staffing/what-if?${addressOf({ ...it, team: '' })}`}>
              Ask what if
            </ButtonLink>
          }
        >
          Every position can be filled by people who are certified then. A later day, or new
          customers, may ask for more.
        </Empty>
      </Beside>
    )
  return (
    <>
      <Beside aside={<Summary it={it} />}>
        {it.rows.length > 0 ? (
          <Section
            title="Which certifications"
            note={
              plan.least === plan.certifications
                ? 'no smaller number is enough'
                : `${plan.least} is the least it could be`
            }
          >
            <List>
              {it.certifications.map((one) => (
                <Row
                  key={one.id}
                  title={one.short}
                  href={`/certifications/${one.slug}`}
                  status={[one.earn && `${one.earn} to earn`, one.renew && `${one.renew} to renew`]
                    .filter(Boolean)
                    .join(', ')}
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
      <Adoptable lines={it} today={it.today} query={query} />
      <Remaining lines={it} on={it.on} today={it.today} />
    </>
  )
}
