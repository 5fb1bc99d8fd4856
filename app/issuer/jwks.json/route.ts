import { json, published } from '@/app/_web/published'
import { issuer } from '@/university/certification/badges/queries/issuer'

/** Every key as a JWK set. */
export const GET = () =>
  published(issuer, {}, ({ jwks }) => ({
    body: json({ keys: jwks }),
    type: 'application/jwk-set+json; charset=utf-8',
    seconds: 300,
  }))
