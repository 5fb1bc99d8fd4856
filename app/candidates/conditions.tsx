import { Code } from '@/components/code'
import { CheckField, DateField, Hidden, SelectField, TextField } from '@/components/fields'
import { Filters } from '@/components/filters'
import { Why } from '@/components/why'
import type { Candidates } from './candidates'

/** What is searched by. A position brings its own requirement, shift and site. */
export function Conditions({ it: { asked, position, sites, certifications } }: { it: Candidates }) {
  return (
    <>
      <Filters submit="Find">
        {position ? (
          <Hidden name="position" value={position.id} />
        ) : (
          <TextField name="needs" label="Holds (& and, | or)" value={asked.needs} placeholder="RHCE & RHCSA" />
        )}
        <DateField name="from" label="From" value={asked.from} />
        <DateField name="until" label="Through" value={asked.until} />
        {!position && (
          <>
            <SelectField
              name="shift"
              label="Shift"
              value={asked.shift}
              options={[
                { value: '', label: 'any shift' },
                { value: 'day', label: 'days' },
                { value: 'evening', label: 'evenings' },
                { value: 'night', label: 'nights' },
              ]}
            />
            <SelectField
              name="site"
              label="Site"
              value={asked.site}
              options={[{ value: '', label: 'any site' }, ...sites.map((site) => ({ value: site, label: site }))]}
            />
            <TextField name="notOn" label="Not on team" value={asked.notOn} placeholder="code" />
          </>
        )}
        <TextField name="name" label="Name" value={asked.name} placeholder="anyone" />
        {asked.title && <TextField name="title" label="Job title" value={asked.title} />}
        {!position && <CheckField name="free" label="capacity left" value={asked.free} sends="1" />}
      </Filters>
      {!position && (
        <Why label="Names of certifications">
          {certifications.map((certification, i) => (
            <span key={certification.slug}>
              {i > 0 && ', '}
              <Code>{certification.short}</Code> {certification.name !== certification.short && certification.name}
            </span>
          ))}
        </Why>
      )}
    </>
  )
}
