import { problem } from '@/app/_web/endpoint'
import { json, published } from '@/app/_web/published'
import { issuer } from '@/university/certification/badges/queries/issuer'

type Context = { params: Promise<{ key: string }> }

/** One key as a JWK: what the `kid` of a badge in the form of a JWT names. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { key } = await params
  let known = false
  const response = await published(issuer, {}, ({ jwks }) => {
    const found = jwks.find((it) => it.kid.endsWith(`/${key}`))
    known = found !== undefined
    return { body: json(found ?? null), type: 'application/jwk+json; charset=utf-8', seconds: 300 }
  })
  return known || !response.ok
    ? response
    : problem(404, 'Not found', 'No badge of ours was signed with this key.')
}
