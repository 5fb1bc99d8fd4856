import { json, ldJson, published } from '@/app/_web/published'
import { achievementOfOurs } from '@/university/certification/badges/queries/credential'
import { contexts } from '@/university/certification/badges/rules/credential'

type Context = { params: Promise<{ slug: string; version: string }> }

/** What a certification of ours means, as its badges name it. */
export const GET = async (_request: Request, { params }: Context) =>
  published(achievementOfOurs, await params, ({ short: _short, ...it }) => ({
    body: json({ '@context': contexts, ...it }),
    type: ldJson,
    seconds: 300,
  }))
