import { CheckField, SelectField } from './fields'

// What is chosen from the same list on many pages: one name, one label, one order of options.

const kinds = [
  ['technician', 'Technicians'],
  ['leader', 'Leaders'],
  ['account manager', 'Account managers'],
  ['billing specialist', 'Billing specialists'],
  ['accounts-receivable specialist', 'Accounts-receivable specialists'],
].map(([value, label]) => ({ value: value as string, label: label as string }))
/** Positions of one kind, or of all. `all` is how all is sent. */
export const KindField = ({
  name = 'kind',
  value,
  all = 'all',
}: {
  name?: string
  value: string
  all?: string
}) => (
  <SelectField
    name={name}
    label="Positions"
    value={value}
    options={[...kinds, { value: all, label: 'All kinds of position' }]}
  />
)

/**
 * Whether people are thought of at every site. Not ticked, each serves only their own: a plan
 * begins so.
 */
export const AnySiteField = ({ value, hint }: { value: boolean; hint?: string }) => (
  <CheckField name="anywhere" label="People serve any site" hint={hint} value={value} />
)

const shifts = [
  { value: 'day', label: 'Days' },
  { value: 'evening', label: 'Evenings' },
  { value: 'night', label: 'Nights' },
]
export const ShiftField = ({
  name = 'shift',
  value,
  none = 'Every shift',
}: {
  name?: string
  value: string
  none?: string
}) => (
  <SelectField
    name={name}
    label="Shift"
    value={value}
    options={[{ value: '', label: none }, ...shifts]}
  />
)

export const SiteField = ({
  value,
  sites,
  none = 'Every site',
}: {
  value: string
  sites: readonly string[]
  none?: string
}) => (
  <SelectField
    name="site"
    label="Site"
    value={value}
    options={[{ value: '', label: none }, ...sites.map((site) => ({ value: site, label: site }))]}
  />
)

type Named = { slug: string; short: string }
export const CertificationField = ({
  value,
  certifications,
  none = 'Every certification',
}: {
  value: string
  certifications: readonly Named[]
  none?: string
}) => (
  <SelectField
    name="certification"
    label="Certification"
    value={value}
    options={[
      { value: '', label: none },
      ...certifications.map((one) => ({ value: one.slug, label: one.short })),
    ]}
  />
)
