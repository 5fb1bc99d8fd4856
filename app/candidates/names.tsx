import { Code } from '@/components/page/code'
import { Why } from '@/components/page/why'

/** What certifications are called where they are asked for by name. */
export const CertificationNames = ({
  certifications,
}: {
  certifications: readonly { short: string; name: string; slug: string }[]
}) => (
  <Why label="Names of certifications">
    {certifications.map((certification, i) => (
      <span key={certification.slug}>
        {i > 0 && ', '}
        <Code>{certification.short}</Code>{' '}
        {certification.name !== certification.short && certification.name}
      </span>
    ))}
  </Why>
)
