import { DateField, FileField, SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Section } from '@/components/page/section'
import type { Verdict } from '@/university/at'
import { largestDocument } from '@/university/certification/evidence/rules/documents'
import { bring } from './actions'

type Props = {
  exams: readonly { id: number; code: string; short: string; issuer: string }[]
  today: string
  maySubmit: Verdict
  chosen?: { exam?: string; earnedOn?: string }
}

/** Where someone brings a certificate they earned outside. */
export function Bring({ exams, today, maySubmit, chosen }: Props) {
  return (
    <Section
      title="Earned outside?"
      link={{ href: '/certifications/badge', label: 'Bring an Open Badge' }}
    >
      <Card>
        <Form
          action={bring}
          submit="Submit for verification"
          because={maySubmit.ok ? undefined : maySubmit.because}
        >
          <SelectField
            name="exam"
            label="Exam"
            required
            value={chosen?.exam}
            options={exams.map((it) => ({
              value: it.id,
              label: `${it.issuer}: ${it.short} · ${it.code}`,
            }))}
          />
          <SelectField
            name="kind"
            label="What it is"
            options={[
              { value: 'exam', label: 'The certificate of a passed exam' },
              { value: 'renewal', label: 'A renewal without an exam' },
            ]}
            hint="Without an exam: by continuing education, where the issuer renews so."
          />
          <TextField
            name="version"
            label="Version of the exam"
            hint="As the certificate names it, if it does: RHEL 9."
            autoComplete="off"
          />
          <TextField name="number" label="Certificate number" required autoComplete="off" />
          <DateField
            name="earnedOn"
            label="Earned on"
            required
            max={today}
            value={chosen?.earnedOn}
          />
          <FileField
            name="file"
            label="Certificate"
            accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
            hint="PDF, PNG or JPEG, at most 4 MB. You and who verifies it see it."
            most={largestDocument}
            tooLarge="This file is larger than 4 MB. Save it smaller, or bring a link."
          />
          <TextField
            name="link"
            label="Or where it can be checked"
            type="url"
            hint="A web address at the issuer. The file, the link or both."
            autoComplete="off"
          />
        </Form>
      </Card>
    </Section>
  )
}
