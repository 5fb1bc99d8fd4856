import { who } from '@/app/_web/actor'
import { ask } from '@/app/_web/ask'
import { enrol } from '@/app/courses/actions'
import { Browse, CourseRow } from '@/components/course/course'
import { ButtonLink } from '@/components/form/button'
import { Choices } from '@/components/form/choices'
import { ActionButton } from '@/components/form/form'
import { List } from '@/components/page/card'
import { timeText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Status } from '@/components/page/status'
import { Pager } from '@/components/table/pager'
import { type CatalogueCourse, catalogue } from '@/university/catalogue/queries/catalogue'
import { modeWords, perPage, seatsText } from '@/university/catalogue/rules'
import { stateWords } from '@/university/enrolment/rules/seat'

export default async function CataloguePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  const { counts, courses, input, pages } = await ask(catalogue, await searchParams)
  const { actor, now } = await who()
  const chosen = counts.leads.filter((c) => c.chosen).map((c) => c.label)
  const active = input.leads.length + input.how.length + input.when.length + (input.q ? 1 : 0)
  const href = (page: number) =>
    `/catalogue?${new URLSearchParams([...inUrl(input), ['page', String(page)]])}`
  const groups = [
    { name: 'leads', label: 'Leads to', choices: counts.leads },
    { name: 'how', label: 'How', choices: counts.how },
    { name: 'when', label: 'When', choices: counts.when },
  ]
  return (
    <Page
      title="Catalogue"
      facts={
        <FoundText
          matching={counts.matching}
          all={counts.all}
          chosen={chosen}
          filtered={active > 0}
        />
      }
    >
      <Browse active={active} choices={<Choices groups={groups} words={input.q} />}>
        {courses.length ? (
          <List>
            {courses.map((course) => (
              <Found key={course.id} course={course} zone={actor.timeZone} now={now} />
            ))}
          </List>
        ) : (
          <Empty
            title="No course fits all of this"
            action={<ButtonLink href="/catalogue">Show every course</ButtonLink>}
          >
            {counts.all
              ? 'Each filter narrows the others. Leave one out, or look at everything.'
              : 'No course has been published yet.'}
          </Empty>
        )}
        <Pager
          page={input.page}
          pages={pages}
          href={href}
          count={counts.matching}
          noun={counts.matching === 1 ? 'course' : 'courses'}
          perPage={perPage}
        />
      </Browse>
    </Page>
  )
}

const inUrl = ({
  leads,
  how,
  when,
  q,
  sort,
}: {
  leads: string[]
  how: string[]
  when: string[]
  q: string
  sort: string
}): string[][] => [
  ...leads.map((v) => ['leads', v]),
  ...how.map((v) => ['how', v]),
  ...when.map((v) => ['when', v]),
  ...(q ? [['q', q]] : []),
  ...(sort === 'code' ? [] : [['sort', sort]]),
]

function FoundText({
  matching,
  all,
  chosen,
  filtered,
}: {
  matching: number
  all: number
  chosen: string[]
  filtered: boolean
}) {
  if (!filtered) return <>{all === 1 ? 'One course' : `${all} courses`}</>
  if (!chosen.length) return <>{`${matching} of ${all} courses`}</>
  return (
    <>
      {matching} of {all} courses lead to <b>{chosen.join(' or ')}</b>
    </>
  )
}

function Found({ course, zone, now }: { course: CatalogueCourse; zone: string; now: Date }) {
  const { next, live } = course
  const href = `/courses/${course.code}`
  const seats = next ? seatsText(next) : ''
  const start = next ? (next.startsAt ? timeText(next.startsAt, zone, +now) : 'Start any time') : ''
  return (
    <CourseRow
      code={course.code}
      title={course.title}
      href={href}
      summary={course.summary}
      facts={[
        `${course.hours} h${next ? ` · ${modeWords[next.mode].toLowerCase()}` : ''}`,
        [start, seats].filter(Boolean).join(', '),
        course.offers > 1 && `${course.offers} dates`,
      ]}
      status={<StandingOf course={course} />}
      action={
        live ? (
          <ButtonLink
            href={live.state === 'enrolled' ? `/learning/${live.id}` : '/learning'}
            label={`${live.state === 'enrolled' ? 'Continue' : 'Details'}: ${course.title}`}
          >
            {live.state === 'enrolled' ? 'Continue' : 'Details'}
          </ButtonLink>
        ) : next && course.mayEnrol.ok ? (
          <ActionButton
            action={enrol}
            input={{ offering: next.offeringId }}
            kind={course.seatsAtOnce ? 'primary' : 'plain'}
            label={`${enrolWord(next.approval, course.seatsAtOnce)}: ${course.title}`}
          >
            {enrolWord(next.approval, course.seatsAtOnce)}
          </ActionButton>
        ) : (
          <ButtonLink
            href={href}
            label={`${course.prerequisites.verdict.ok ? 'Details' : 'Why not'}: ${course.title}`}
          >
            {course.prerequisites.verdict.ok ? 'Details' : 'Why not'}
          </ButtonLink>
        )
      }
    />
  )
}

const enrolWord = (approval: boolean, atOnce: boolean) =>
  approval ? 'Ask for a seat' : atOnce ? 'Enrol' : 'Join the waitlist'

function StandingOf({ course }: { course: CatalogueCourse }) {
  if (course.live)
    return (
      <Status tone={stateWords[course.live.state].tone}>
        {stateWords[course.live.state].text}
      </Status>
    )
  const { verdict, groups, waiver } = course.prerequisites
  if (!verdict.ok) return <Status tone="bad">{verdict.because.replace(/\.$/, '')}</Status>
  if (!course.next) return <Status tone="plain">No dates yet</Status>
  if (!course.mayEnrol.ok)
    return <Status tone="info">{course.mayEnrol.because.replace(/\.$/, '')}</Status>
  if (!course.seatsAtOnce) return <Status tone="due">Waitlist</Status>
  if (waiver) return <Status tone="info">Prerequisites waived</Status>
  return groups.length ? <Status tone="good">You meet the prerequisites</Status> : null
}
