import { json, ldJson, published } from '@/app/_web/published'
import { statusListOf } from '@/university/certification/badges/queries/issuer'

type Context = { params: Promise<{ purpose: string; list: string }> }

/**
 * Which awards are taken back, or held: a signed list of bits. Kept a minute at most, so that a
 * revocation is soon known.
 */
export const GET = async (_request: Request, { params }: Context) =>
  published(statusListOf, await params, (it) => ({ body: json(it), type: ldJson, seconds: 60 }))
