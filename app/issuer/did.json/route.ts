import { json, published } from '@/app/_web/published'
import { issuer } from '@/university/certification/badges/queries/issuer'

/** The same as a did:web document; also found at /.well-known/did.json. */
export const GET = () =>
  published(issuer, {}, ({ did }) => ({
    body: json(did),
    type: 'application/did+json; charset=utf-8',
    seconds: 300,
  }))
