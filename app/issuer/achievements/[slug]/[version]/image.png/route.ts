import { published } from '@/app/_web/published'
import { emblemPng } from '@/components/certificate/emblem'
import { achievementOfOurs } from '@/university/certification/badges/queries/credential'

type Context = { params: Promise<{ slug: string; version: string }> }

/** The picture of a certification's badge, with no badge inside. */
export const GET = async (_request: Request, { params }: Context) =>
  published(achievementOfOurs, await params, ({ short, name }) => ({
    body: new Uint8Array(emblemPng({ short, name, since: '' })),
    type: 'image/png',
    seconds: 3600,
  }))
