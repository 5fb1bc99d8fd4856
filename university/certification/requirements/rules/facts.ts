import { z } from 'zod'
import { monthsText } from '../../validity/rules/words'

const text = z.string().nullish()
const domain = z.object({ name: z.string(), weight: z.number().nullish() })

/**
 * What is known of an outside certification, in its issuer's words, as kept with its version.
 * Anything may be missing.
 */
const known = z
  .object({
    status: text,
    exams: z
      .array(
        z.looseObject({
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
    continuingEducation: z
      .object({
        accepted: z.boolean(),
        unit: z.string(),
        required: z.number(),
        cycleMonths: z.number(),
        annualFeeUsd: z.number(),
      })
      .partial()
      .nullish()
      .catch(null),
    gracePeriodMonths: z.number().nullish().catch(null),
    graceScope: text,
    revocation: text,
  })
  .partial()
export type IssuerFacts = z.infer<typeof known>
/** What is not named above is kept as it is, so that a change of rule loses none of it. */
export const issuerFacts: z.ZodType<IssuerFacts> = known.loose()

/** The facts of a version as they are kept. What no longer reads as facts says nothing. */
export const issuerFactsIn = (kept: string | null): IssuerFacts =>
  issuerFacts.catch({}).parse(JSON.parse(kept ?? '{}'))

/** What is peculiar to an issuer's rules, in sentences: what no field of ours computes. */
export function quirksOf(of: IssuerFacts): string[] {
  const {
    continuingEducation: more,
    gracePeriodMonths: grace,
    graceScope,
    revocation,
    recommended = [],
  } = of
  const found: (string | false | null | undefined)[] = [
    more?.accepted === false && 'Continuing education does not renew it.',
    Boolean(more?.required) &&
      `Continuing education renews it: ${more?.required} ${more?.unit ?? 'credits'} in ${monthsText(more?.cycleMonths ?? 36)}${more?.annualFeeUsd ? `, and ${more.annualFeeUsd} USD a year` : ''}.`,
    Boolean(grace) &&
      `The issuer speaks of ${monthsText(grace ?? 0)} of grace${graceScope ? ` (${graceScope})` : ''}. It is told here and not computed.`,
    revocation,
    recommended.length > 0 && `Recommended before it: ${recommended.join('; ')}.`,
  ]
  return found.flatMap((it) => it || [])
}

/**
 * The issuer's word for a holder in this state, where one is known: ours is computed, theirs is
 * shown beside it.
 */
export function issuersWord(of: IssuerFacts, counts: boolean, removed: boolean): string | null {
  const said = removed
    ? of.holderTerms?.removed
    : counts
      ? of.holderTerms?.good
      : of.holderTerms?.lapsed
  return said ?? null
}
