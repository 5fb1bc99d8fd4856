import { published } from '@/app/_web/published'
import { emblemSvg } from '@/components/certificate/emblem'
import { badgeOf } from '@/university/certification/badges/queries/credential'
import { bakeSvg } from '@/university/certification/badges/rules/bake'

type Context = { params: Promise<{ code: string }> }

/** The badge inside its picture, as SVG. */
export const GET = async (_request: Request, { params }: Context) =>
  published(
    badgeOf,
    { ...(await params), form: 'json' },
    ({ said = '', slug = '', short = '', name = '', since = '' }) => ({
      body: bakeSvg(emblemSvg({ short, name, since }), said),
      type: 'image/svg+xml',
      name: `${slug}.svg`,
    }),
  )
