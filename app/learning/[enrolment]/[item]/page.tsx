import { ask } from '@/app/_web/ask'
import { attend, finish } from '@/app/learning/actions'
import { Onward, Outline } from '@/components/course/course'
import { ButtonLink } from '@/components/form/button'
import { ActionButton } from '@/components/form/form'
import { Markdown } from '@/components/page/markdown'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { material } from '@/university/learning/queries/material'
import { itemWords } from '@/university/learning/rules'
import { LabSteps } from './lab-steps'
import { QuizPanel } from './quiz-panel'

export default async function ItemPage({
  params,
}: {
  params: Promise<{ enrolment: string; item: string }>
}) {
  const it = await ask(material, await params)
  const { outline, item } = it
  const { zone, now } = outline.viewer
  const href = (id: number) => `/learning/${outline.id}/${id}`
  const ids = { enrolment: outline.id, item: item.id }
  return (
    <Page
      title={item.title}
      facts={
        <>
          <a href={`/learning/${outline.id}`}>{outline.title}</a> · {itemWords[item.kind]},{' '}
          {item.minutes} min
          {item.doneAt && (
            <>
              {' '}
              <Status tone="good">Done</Status> <When at={item.doneAt} zone={zone} now={now} />
            </>
          )}
        </>
      }
      aside={
        <Section title="In this course" note={`${outline.done} of ${outline.required}`}>
          <Outline
            label="Parts of this course"
            items={outline.items.map((i) => ({
              id: i.id,
              title: i.title,
              href: href(i.id),
              done: i.doneAt !== null,
              current: i.id === item.id,
              note: `${i.minutes} min`,
            }))}
          />
        </Section>
      }
    >
      <Markdown source={it.body} />
      {it.steps.length > 0 && (
        <LabSteps
          enrolment={outline.id}
          own={outline.own}
          steps={it.steps}
          viewer={outline.viewer}
        />
      )}
      {it.quiz && <QuizPanel ids={ids} own={outline.own} quiz={it.quiz} />}
      <Onward>
        {it.previous ? (
          <ButtonLink href={href(it.previous.id)}>Previous</ButtonLink>
        ) : (
          <ButtonLink href={`/learning/${outline.id}`}>Outline</ButtonLink>
        )}
        {it.mayRecord.ok ? (
          <ActionButton action={attend} input={ids} kind="primary">
            {item.kind === 'session' ? 'Was there' : 'Handed over'}
          </ActionButton>
        ) : it.mayFinish.ok ? (
          <ActionButton action={finish} input={ids} kind="primary">
            {item.kind === 'acknowledgement'
              ? 'Read and sign'
              : it.next
                ? 'Mark done and continue'
                : 'Mark done'}
          </ActionButton>
        ) : (
          it.next && <ButtonLink href={href(it.next.id)}>Next</ButtonLink>
        )}
      </Onward>
    </Page>
  )
}
