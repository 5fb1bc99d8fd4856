import { json, ldJson, published } from '@/app/_web/published'
import { issuer } from '@/university/certification/badges/queries/issuer'

/**
 * Who issues our badges, for machines: an Open Badges profile with every key. People read
 * /issuer/about.
 */
export const GET = () =>
  published(issuer, {}, ({ profile }) => ({ body: json(profile), type: ldJson, seconds: 300 }))
