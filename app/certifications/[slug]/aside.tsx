import type { It } from '@/app/certifications/[slug]/it'
import { awardTo } from '@/app/certifications/actions'
import { Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import { trackWords } from '@/university/catalogue/rules'
import { monthsText } from '@/university/certification/validity/rules/words'

/** How it stands by its rule, in the right column; for the registrar what may be done. */
export function Aside({ it }: { it: It }) {
  const { facts } = it
  return (
    <>
      <Section title="Facts">
        <Card>
          <Facts
            items={[
              ['Level', it.level || undefined],
              ['Track', trackWords[it.track] ?? it.track],
              ['Lasts', it.validity],
              [
                'Renewal opens',
                it.hasEnd ? `${monthsText(it.windowMonths)} before the end` : undefined,
              ],
              [
                'Early credit',
                it.inHouse && it.hasEnd && it.earlyCreditDays
                  ? `Work up to ${it.earlyCreditDays} days before that counts too`
                  : undefined,
              ],
              [
                'Grace',
                it.graceDays
                  ? `${it.graceDays} days, which ${it.graceCounts ? 'count' : 'do not count'}`
                  : undefined,
              ],
              [
                'Replaces',
                it.replaces.length
                  ? it.replaces.map((one) => (
                      <a key={one.slug} href={`/certifications/${one.slug}`}>
                        {one.short}{' '}
                      </a>
                    ))
                  : undefined,
              ],
              [
                'A holder is called',
                facts.holderTerms?.good
                  ? `“${facts.holderTerms.good}”; after the end ${facts.holderTerms.lapsed ? `“${facts.holderTerms.lapsed}”` : 'nothing known'}`
                  : undefined,
              ],
              [
                'Rule',
                <>
                  <a href="#rule">Version {it.version}</a>, from{' '}
                  <DayText day={it.effectiveFrom} short />
                </>,
              ],
              [
                'Checked on',
                it.seesSources && it.checkedOn ? (
                  <DayText key="on" day={it.checkedOn} />
                ) : undefined,
              ],
            ]}
          />
        </Card>
      </Section>
      {it.desk && (
        <Section title="Award by hand">
          <Card>
            <Form
              action={awardTo}
              submit="Award"
              kind="plain"
              because={it.mayAward.ok ? undefined : it.mayAward.because}
              done="Awarded."
            >
              <Hidden name="certification" value={it.slug} />
              <TextField
                name="person"
                label="Person"
                hint="E-mail address, or the number in their page’s address."
                required
                autoComplete="off"
              />
              <TextField name="because" label="Reason" required autoComplete="off" />
            </Form>
          </Card>
        </Section>
      )}
    </>
  )
}
