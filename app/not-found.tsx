import { ButtonLink } from '@/components/form/button'
import { Page } from '@/components/page/page'

export default function NotFound() {
  return (
    <Page
      title="Nothing here"
      facts="This address leads nowhere, or to something that only others may see."
      action={<ButtonLink href="/search">Search</ButtonLink>}
    />
  )
}
