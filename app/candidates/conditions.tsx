import { ShiftField, SiteField } from '@/components/form/choose'
import { CheckField, DateField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { Why } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { trackWords } from '@/university/catalogue/rules'
import { levels, sayLevel } from '@/university/roster/rules/proficiency'
import type { Candidates } from './candidates'
import { CertificationNames } from './names'

const least = levels.map((_, value) => ({
  value: value || '',
  label: value === 0 ? 'any level' : sayLevel(value),
}))

/** What is searched by. A position brings its own requirement, proficiency, shift and site. */
export function Conditions({ it }: { it: Candidates }) {
  const { asked, position, sites } = it
  return (
    <>
      <Filters submit="Find" more={<More it={it} />}>
        {position ? (
          <Hidden name="position" value={position.id} />
        ) : (
          <TextField
            name="needs"
            label="Holds (& and, | or, >= version)"
            value={asked.needs}
            placeholder="RHCE & RHCSA>=RHEL 9"
          />
        )}
        <DateField name="from" label="From" value={asked.from} />
        <DateField name="until" label="Through" value={asked.until} />
        {!position && (
          <>
            <ShiftField value={asked.shift} none="Any shift" />
            <SiteField value={asked.site} sites={sites} none="Any site" />
          </>
        )}
        <TextField name="name" label="Name" value={asked.name} placeholder="anyone" />
        {asked.title && <TextField name="title" label="Job title" value={asked.title} />}
      </Filters>
      {!position && <CertificationNames certifications={it.certifications} />}
    </>
  )
}

/** What is asked less often; open where something of it is. */
function More({ it: { asked, position, tracks } }: { it: Candidates }) {
  const own = !position && (asked.track || asked.level || asked.notOn || asked.free)
  return (
    <Why
      label="More conditions"
      open={Boolean(own || asked.percent || asked.months || asked.zone || asked.present)}
    >
      {!position && (
        <>
          <SelectField
            name="track"
            label="Proficiency in"
            value={asked.track}
            options={[
              { value: '', label: 'any track' },
              ...tracks.map((track) => ({ value: track, label: trackWords[track] ?? track })),
            ]}
          />
          <SelectField name="level" label="At least" value={asked.level ?? ''} options={least} />
          <TextField
            name="notOn"
            label="Not on team"
            value={asked.notOn}
            placeholder="code or customer"
          />
        </>
      )}
      <TextField
        name="months"
        label="Held for (months)"
        type="number"
        min={1}
        max={120}
        value={asked.months}
      />
      <TextField
        name="percent"
        label="Percent left"
        type="number"
        min={1}
        max={100}
        value={asked.percent}
      />
      <TextField
        name="zone"
        label="Shares hours with"
        value={asked.zone}
        placeholder="Europe/London"
      />
      <TextField name="opens" label="There from" value={asked.opens} placeholder="09:00" />
      <TextField name="closes" label="To" value={asked.closes} placeholder="17:00" />
      <TextField
        name="least"
        label="Hours at least"
        type="number"
        min={1}
        max={8}
        value={asked.least}
      />
      {!position && <CheckField name="free" label="room for a team" value={asked.free} sends="1" />}
      <CheckField name="present" label="away on no day" value={asked.present} sends="1" />
    </Why>
  )
}
