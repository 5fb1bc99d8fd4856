import { z } from 'zod'

const text = z.string().nullish()
const domain = z.object({ name: z.string(), weight: z.number().nullish() })

/** What is known of an outside certification, in its issuer's words, as kept with its version. Anything may be missing. */
export const facts = z
  .object({
    status: text,
    exams: z
      .array(
        z.object({
          code: text,
          version: text,
          title: text,
          status: text,
          format: text,
          durationMinutes: z.number().nullish(),
          questions: z.number().nullish(),
          passing: text,
          graded: text,
        }),
      )
      .catch([]),
    examRule: text,
    validityRule: text,
    holderTerms: z.object({ good: text, lapsed: text, removed: text }).catch({}),
    renewal: z.array(z.object({ method: z.string(), detail: z.string() })).catch([]),
    afterExpiry: text,
    graceNote: text,
    recommended: z.array(z.string()).catch([]),
    onVersionRetirement: text,
    domains: z.array(domain).catch([]),
    weightBasis: text,
    verification: z.object({ method: text, url: text }).nullish().catch(null),
    evidence: z.record(z.string(), z.string()).catch({}),
    sources: z.array(z.string()).catch([]),
    cautions: z.array(z.string()).catch([]),
  })
  .partial()
export type Facts = z.infer<typeof facts>

/** The issuer's word for a holder in this state, where one is known: ours is computed, theirs is shown beside it. */
export function issuersWord(of: Facts, counts: boolean, removed: boolean): string | null {
  const said = removed ? of.holderTerms?.removed : counts ? of.holderTerms?.good : of.holderTerms?.lapsed
  return said ?? null
}
