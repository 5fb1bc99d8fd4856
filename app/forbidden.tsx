import { ButtonLink } from '@/components/form/button'
import { Page } from '@/components/page/page'
import { whyRefused } from './_web/refusal'

export default async function Forbidden() {
  const because = await whyRefused()
  return (
    <Page
      title="Not for you to open"
      facts={because ?? 'A rule of the university keeps this page to others.'}
      action={<ButtonLink href="/">Back to today</ButtonLink>}
    />
  )
}
