import { published } from '@/app/_web/published'
import { badgeOf } from '@/university/certification/badges/queries/credential'

type Context = { params: Promise<{ code: string }> }

/** The badge as a compact JWS. */
export const GET = async (_request: Request, { params }: Context) =>
  published(badgeOf, { ...(await params), form: 'jwt' }, ({ said, slug }) => ({
    body: said ?? '',
    type: 'text/plain; charset=utf-8',
    name: `${slug}.jwt`,
  }))
