import { published } from '@/app/_web/published'
import { badgeOf } from '@/university/certification/badges/queries/credential'

type Context = { params: Promise<{ code: string }> }

/** The badge as JSON with a Data Integrity proof. */
export const GET = async (_request: Request, { params }: Context) =>
  published(badgeOf, { ...(await params), form: 'json' }, ({ said, slug }) => ({
    body: said ?? '',
    type: 'application/ld+json; charset=utf-8',
    name: `${slug}.json`,
  }))
