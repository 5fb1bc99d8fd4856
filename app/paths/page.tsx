import { ask } from '@/app/_web/ask'
import { makePath } from '@/app/paths/actions'
import { PathSteps } from '@/components/course/steps'
import { TextArea, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Because } from '@/components/page/why'
import { paths } from '@/university/catalogue/queries/paths'

/** Paths through the catalogue, and what they lead to. */
export default async function Paths() {
  const { rows, mayDefine } = await ask(paths, {})
  return (
    <Page
      title="Paths"
      facts="Courses in steps, one after the other. Walking a path to its end can be what a certification takes."
    >
      {!rows.length && (
        <Empty title="There is no path yet">
          The registrar defines them; until then certifications name their courses one by one.
        </Empty>
      )}
      {rows.map((it) => (
        <Section key={it.code} title={it.title} note={it.code}>
          <Card>
            {it.summary && <Because>{it.summary}</Because>}
            <PathSteps
              of={it.steps.map((step) => ({
                ...step,
                courses: step.courses.map((one) => ({
                  what: `${one.title} (${one.code})`,
                  href: `/courses/${one.code}`,
                })),
              }))}
            />
            {it.takenBy.length > 0 && (
              <Because>
                Leads to{' '}
                {it.takenBy.map((one) => (
                  <a key={one.slug} href={`/certifications/${one.slug}`}>
                    {one.short}{' '}
                  </a>
                ))}
              </Because>
            )}
          </Card>
        </Section>
      ))}
      {mayDefine.ok && (
        <Section title="Define a path" note="It is not changed afterwards; another one is defined">
          <Card>
            <Form action={makePath} submit="Define it" done="Defined.">
              <TextField
                name="code"
                label="Code"
                hint="As rules name it: LINUX-TECHNICIAN"
                required
                maxLength={40}
              />
              <TextField name="title" label="Title" required maxLength={120} />
              <TextField name="summary" label="What it is for" maxLength={500} />
              <TextArea
                name="steps"
                label="Steps, one a line"
                rows={4}
                hint="all SUP-101, LNX-201 · any LNX-204, LNX-310 · 2 of A, B, C · optional ANS-210"
                required
              />
              <TextField
                name="because"
                label="Why, and who decided it"
                required
                autoComplete="off"
              />
            </Form>
          </Card>
        </Section>
      )}
    </Page>
  )
}
