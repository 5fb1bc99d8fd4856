import { Draft, Group } from '@/components/form/draft'
import {
  CheckField,
  ChoiceField,
  DateField,
  SelectField,
  TextArea,
  TextField,
} from '@/components/form/fields'
import { Why } from '@/components/page/why'
import { trackWords } from '@/university/catalogue/rules'
import type { rulePreview } from '@/university/certification/definitions/queries/rule-preview'

export type Preview = NonNullable<Awaited<ReturnType<typeof rulePreview.answer>>>

/**
 * The form of a rule. Its answer is the preview, at an address of its own; nothing is changed by
 * it.
 */
export function RuleFields({ it }: { it: Preview }) {
  const { of, values } = it
  return (
    <Draft values={values} wrong={it.wrong} submit={it.asked ? 'Preview again' : 'Preview'}>
      {!of && <Naming it={it} />}
      <Group title="How long it lasts">
        <ChoiceField
          name="validity"
          label="Validity"
          required
          options={[
            { value: 'months', label: 'A number of months' },
            { value: 'none', label: 'It has no end' },
            { value: 'unknown', label: 'Nobody knows, so no end is computed' },
          ]}
        />
        <TextField
          name="validityMonths"
          label="Months"
          type="number"
          min={1}
          hint={
            of?.byDate ? 'For what is earned from the day below; before it, as listed.' : undefined
          }
        />
        <SelectField
          name="method"
          label="A renewal counts"
          options={[
            { value: 'anchored', label: 'from the old end, in the window' },
            { value: 'completion', label: 'from the day it is passed' },
            { value: 'fixed', label: 'to a fixed day' },
          ]}
        />
        <TextField
          name="windowMonths"
          label="Window, in months before the end"
          type="number"
          min={0}
        />
        <TextField
          name="earlyCreditDays"
          label="Early credit, in days before the window"
          type="number"
          min={0}
        />
        <DateField name="fixedBase" label="Fixed day" hint="Only for a fixed end: one such day." />
        <TextField
          name="minimumActiveMonths"
          label="Fixed: at least, in months"
          type="number"
          min={0}
          hint="Between the window and the period."
        />
        <TextField name="graceDays" label="Grace, in days after the end" type="number" min={0} />
        <CheckField name="graceCounts" label="Grace counts for a position" />
      </Group>
      <Group title="What it takes" mono>
        <TextArea
          name="requirements"
          label="Requirements, one line each; alternatives between bars"
          rows={8}
          hint="All lines are needed. After “renew:” what a renewal takes, after “late:” what a late one takes."
        />
        <Notation paths={it.paths} />
        <TextField
          name="lateMonths"
          label="The late path is open, in months after the end"
          type="number"
          min={1}
          hint="Empty: it does not close."
        />
      </Group>
      <Group title="What replaces it">
        <SelectField
          name="successor"
          label="Successor"
          options={[
            { value: '', label: 'Nothing' },
            ...it.certifications
              .filter((one) => one.slug !== of?.slug)
              .map((one) => ({ value: one.slug, label: one.short })),
          ]}
        />
        <DateField
          name="sunsetOn"
          label="Last day it counts"
          hint="Empty: every award counts to its own end."
        />
      </Group>
      {of && !of.inHouse && <IssuerFields />}
      <Group title="From when">
        <DateField
          name="effectiveFrom"
          label={of ? 'The rule holds from' : 'Awarded from'}
          min={it.today}
          required
          hint="Today or later. Until then nothing changes."
        />
      </Group>
    </Draft>
  )
}

function Naming({ it }: { it: Preview }) {
  return (
    <Group title="What it is called">
      <TextField
        name="short"
        label="Short name"
        hint="As it stands in tables: Guild: Linux storage"
        required
        maxLength={40}
      />
      <TextField
        name="name"
        label="Full name"
        hint="As it stands on the certificate"
        required
        maxLength={120}
      />
      <SelectField
        name="track"
        label="Track"
        options={it.tracks.map((one) => ({ value: one, label: trackWords[one] ?? one }))}
      />
      <TextField
        name="level"
        label="Level"
        hint="Foundation, professional … if it has one"
        maxLength={40}
      />
    </Group>
  )
}

function Notation({ paths }: { paths: Preview['paths'] }) {
  return (
    <Why label="How a line is written">
      <p>
        <code>course LNX-101</code> passed or completed · <code>exam LNX-201 &gt;= 70</code> in
        percent · <code>lab LNX-204</code> signed off ·{' '}
        <code>certification guild-three-promises</code> valid on the day ·{' '}
        <code>evidence redhat-rhcsa</code> verified · <code>path CODE</code> walked to its end
        {paths.length > 0 && ` (${paths.map((it) => it.code).join(', ')})`}. Under “renew:” a line
        may begin with <code>rotation 1:</code>, <code>rotation 2:</code>: the first renewal takes
        1, the second 2, and so on in turn. What follows <code>#</code> is a remark.
      </p>
    </Why>
  )
}

/** What the issuer says, one entry a line. */
function IssuerFields() {
  return (
    <Group title="The issuer’s words and facts">
      <DateField
        name="checkedOn"
        label="Checked on"
        hint="When someone last read it at the issuer."
      />
      <TextField name="holderGood" label="The issuer calls a holder" />
      <TextField name="holderLapsed" label="… and after the end" />
      <TextField name="holderRemoved" label="… and when it was taken away" />
      <TextArea name="validityRule" label="Validity, in the issuer’s rule" rows={3} />
      <TextArea
        name="renewalWays"
        label="Ways to renew"
        rows={3}
        hint="One a line: retake: Pass EX200 again."
      />
      <TextArea name="afterExpiry" label="After the end" rows={2} />
      <TextArea name="graceNote" label="Grace" rows={2} />
      <TextArea name="onVersionRetirement" label="When a version is retired" rows={2} />
      <TextArea
        name="codes"
        label="Exam codes, as files name them"
        rows={3}
        hint="One a line; “EX300 retired 2020-10-01”. A known code stays, because awards name it."
      />
      <TextArea
        name="exams"
        label="Exams"
        rows={3}
        hint="One a line: code | version | state | form | minutes | to pass"
      />
      <TextArea
        name="grades"
        label="How well it is known"
        rows={3}
        hint="One fact a line: validity: A. A the issuer’s own page, B others, C general knowledge, unknown."
      />
      <TextArea name="sources" label="Read at" rows={3} hint="One address a line." />
      <TextArea name="cautions" label="Cautions" rows={3} hint="One a line." />
    </Group>
  )
}
