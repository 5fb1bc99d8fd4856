import { ask } from '@/app/_web/ask'
import { Outline } from '@/components/course/course'
import { ButtonLink } from '@/components/form/button'
import { Card } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Facts } from '@/components/page/facts'
import { Markdown } from '@/components/page/markdown'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { course } from '@/university/catalogue/queries/course'
import { itemWords } from '@/university/learning/rules'
import { AssignForm, WaiveForm } from './forms'
import { Offerings } from './offerings'
import { Prerequisites } from './prerequisites'

export default async function CoursePage({ params }: { params: Promise<{ code: string }> }) {
  const it = await ask(course, await params)
  const teachers = [
    ...new Map(it.offerings.flatMap((o) => o.instructors).map((p) => [p.id, p])).values(),
  ]
  const place = it.offerings.find((o) => o.live)?.live
  return (
    <Page
      title={it.title}
      code={it.code}
      facts={it.summary}
      action={
        place?.state === 'enrolled' && (
          <ButtonLink href={`/learning/${place.id}`} kind="primary">
            Continue
          </ButtonLink>
        )
      }
      aside={
        <>
          <Section title="Prerequisites">
            <Prerequisites it={it.prerequisites} />
          </Section>
          <Section title="Leads to">
            <Card>
              {it.certifications.length ? (
                it.certifications.map((c) => (
                  <p key={c.slug}>
                    <a href={`/certifications/${c.slug}`}>{c.short}</a> {c.name}
                  </p>
                ))
              ) : (
                <p>No certification asks for this course.</p>
              )}
            </Card>
          </Section>
          <Section title="About">
            <Card>
              <Facts
                items={[
                  ['Level', it.level],
                  ['Work', `${it.hours} hours`],
                  ['Version', it.number],
                  [
                    'Owner',
                    it.owner ? (
                      <PersonName key="o" name={it.owner.name} href={`/people/${it.owner.id}`} />
                    ) : undefined,
                  ],
                  [
                    'Taught by',
                    teachers.length
                      ? teachers.map((p) => (
                          <PersonName key={p.id} name={p.name} href={`/people/${p.id}`} />
                        ))
                      : undefined,
                  ],
                ]}
              />
            </Card>
          </Section>
        </>
      }
    >
      <Section
        title="Take it"
        note={it.offerings.length > 1 ? `${it.offerings.length} dates` : undefined}
      >
        {it.offerings.length ? (
          <Offerings offerings={it.offerings} viewer={it.viewer} />
        ) : (
          <Empty
            title="No dates yet"
            action={<ButtonLink href="/catalogue">Back to the catalogue</ButtonLink>}
          >
            Nobody has set dates for this course.{' '}
            {it.owner
              ? `${it.owner.name} owns it and can say more.`
              : 'The registrar can say more.'}
          </Empty>
        )}
      </Section>
      <Section
        title="What it holds"
        note={`${it.items.length === 1 ? 'one part' : `${it.items.length} parts`}, ${hoursText(it.items.reduce((sum, i) => sum + i.minutes, 0))}`}
      >
        <Outline
          label="Parts of this course"
          items={it.items.map((i) => ({
            id: i.id,
            title: i.title,
            note: `${itemWords[i.kind]}, ${i.minutes} min${i.required ? '' : ', optional'}`,
          }))}
        />
      </Section>
      <Section title="What it is for">
        <Markdown source={it.description} />
      </Section>
      {it.mayAssignSomeone && it.offerings.length > 0 && (
        <Section
          title="Assign someone"
          note="Approval is skipped; who assigned them and why is kept"
        >
          <AssignForm
            offerings={it.offerings.map((o) => ({ value: o.offeringId, label: o.offering }))}
          />
        </Section>
      )}
      {it.mayWaive.ok && it.prerequisites.groups.length > 0 && (
        <Section title="Waive the prerequisites" note="For one person, until a day">
          <WaiveForm code={it.code} today={it.viewer.today} />
        </Section>
      )}
    </Page>
  )
}

const hoursText = (minutes: number) =>
  [minutes >= 60 && `${Math.floor(minutes / 60)} h`, minutes % 60 > 0 && `${minutes % 60} min`]
    .filter(Boolean)
    .join(' ')
