import { published } from '@/app/_web/published'
import { emblemPng } from '@/components/certificate/emblem'
import { badgeOf } from '@/university/certification/badges/queries/credential'
import { bakePng } from '@/university/certification/badges/rules/bake'

type Context = { params: Promise<{ code: string }> }

/** The badge inside its picture, as PNG. */
export const GET = async (_request: Request, { params }: Context) =>
  published(
    badgeOf,
    { ...(await params), form: 'json' },
    ({ said = '', slug = '', short = '', name = '', since = '' }) => ({
      body: new Uint8Array(bakePng(emblemPng({ short, name, since }), said)),
      type: 'image/png',
      name: `${slug}.png`,
    }),
  )
