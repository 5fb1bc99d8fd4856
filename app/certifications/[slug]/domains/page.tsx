import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { ChoiceField, Hidden } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Tabs } from '@/components/page/tabs'
import { Why } from '@/components/page/why'
import { domainMapping } from '@/university/certification/exams/queries/domain-mapping'
import { map } from './actions'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ course?: string }> }
type It = NonNullable<Awaited<ReturnType<typeof domainMapping.answer>>>
const most = 110
const short = (prompt: string) => {
  const line = prompt.replaceAll(/[`*_]/g, '').replaceAll(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most)}…` : line
}

export default async function Domains({ params, searchParams }: Props) {
  const it = await ask(domainMapping, { ...(await searchParams), ...(await params) })
  const { course } = it
  return (
    <Page
      title={`What belongs to ${it.short}`}
      facts="Which lessons and labs teach each part of the exam, and which questions practise it. Readiness is read from it."
      action={<ButtonLink href={`/certifications/${it.slug}/readiness`}>Readiness</ButtonLink>}
    >
      <Tabs
        items={it.courses.map((one) => ({
          href: `/certifications/${it.slug}/domains?course=${one.code}`,
          label: one.code,
          current: one.code === course?.code,
        }))}
        label="Courses"
      />
      {!it.domains.length || !course ? (
        <Empty
          title={it.domains.length ? 'There is no course to map' : 'Its domains are not known here'}
        >
          {it.domains.length
            ? 'Courses appear here once they are published.'
            : 'The issuer’s list of what the exam covers was not collected.'}
        </Empty>
      ) : (
        <Section title={course.title} note={course.code}>
          <List>
            {it.domains.map((domain) => (
              <Row
                key={domain.id}
                title={domain.name}
                detail={
                  <>
                    {`${count(course.lessons, domain.id, 'lesson')} and ${count(course.questions, domain.id, 'question')} of this course; ${domain.lessons} and ${domain.questions} over all courses.`}
                    <Why label="Choose">
                      <Mapping course={course} domain={domain.id} />
                    </Why>
                  </>
                }
                status={
                  domain.weight === null
                    ? undefined
                    : `${domain.weight}${domain.basis === 'percent' ? ' %' : ' points'}`
                }
              />
            ))}
          </List>
        </Section>
      )}
    </Page>
  )
}

const count = (of: { mapped: number[] }[], domain: number, noun: string) => {
  const n = of.filter((one) => one.mapped.includes(domain)).length
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}

function Mapping({ course, domain }: { course: NonNullable<It['course']>; domain: number }) {
  const chosen = (of: { id: number; mapped: number[] }[]) =>
    of.filter((one) => one.mapped.includes(domain)).map((one) => one.id)
  return (
    <Card>
      <Form
        action={map}
        submit="Save"
        because={course.mayMap.ok ? undefined : course.mayMap.because}
        done="Saved."
      >
        <Hidden name="domain" value={domain} />
        <Hidden name="course" value={course.id} />
        <ChoiceField
          name="items"
          label="Lessons and labs"
          multiple
          value={chosen(course.lessons)}
          options={course.lessons.map((one) => ({
            value: one.id,
            label: one.title,
            note: one.kind,
          }))}
        />
        <ChoiceField
          name="questions"
          label="Questions"
          multiple
          value={chosen(course.questions)}
          options={course.questions.map((one) => ({
            value: one.id,
            label: short(one.prompt),
            note: one.key,
          }))}
        />
      </Form>
    </Card>
  )
}
