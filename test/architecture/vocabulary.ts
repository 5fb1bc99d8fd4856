/** The files that say what a word means in SQL: they alone name the columns in a condition. */
export const vocabulary = [
  'university/day-sql.ts', // lasts on a day, not over, beyond
  'university/employment.ts', // works here, has left, reports to
  'university/certification/validity/queries/valid-on.ts', // an award counts, is in grace, is revoked
  'university/certification/validity/queries/versions-sql.ts', // a version is in force, its sunset
  'university/certification/validity/queries/status-sql.ts', // the status of many, as known then
  'university/enrolment/queries/seat-sql.ts', // an enrolment is live
]

const dates = 'revoked_on|sunset_on|left_on|hired_on|valid_from|valid_until|effective_from'
const fields = 'revokedOn|sunsetOn|leftOn|hiredOn|validFrom|validUntil|effectiveFrom'
const compared = String.raw`\s*(is\s+(not\s+)?null|[<>]|=(?!=)|between\b)`
/** A condition on a column that has a word, as SQL text, as drizzle, or as both. */
const conditions = [
  new RegExp(String.raw`\b(${dates})\b(?!")${compared}`),
  new RegExp(String.raw`[<>]=?\s*\+?(\w+\.)?(${dates})\b`),
  new RegExp(String.raw`\$\{\w+\.(${fields})\}${compared}`),
  new RegExp(String.raw`[<>]=?\s*\$\{\w+\.(${fields})\}`),
  new RegExp(String.raw`\b(isNull|isNotNull|eq|ne|lte?|gte?|between)\(\s*\w+\.(${fields})\b`),
  /\bisNull\(\s*\w+\.until\b/,
  /\buntil\b\}?\s+is\s+(not\s+)?null\s+or\b/,
  /'requested',\s*'waitlisted',\s*'offered'/,
]

/** The conditions a file spells out itself. */
export const spelledIn = (text: string): string[] => {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return conditions.flatMap((it) =>
    [...code.matchAll(new RegExp(it, 'g'))].map((found) => found[0].replace(/\s+/g, ' ')),
  )
}

/** Those that compare such a column for another reason than to say what it means. */
export const excused: Record<string, string> = {
  'db/tables/enrolment.ts': 'the states themselves, and the index on the live ones',
  'university/certification/awards/commands/extend-issuer.ts': 'writes the new end',
  'university/certification/awards/commands/extend.ts':
    'writes only where the end is as it was read',
  'university/certification/required/queries/must-hold-sql.ts':
    'the last day that counted is the earlier of an end and a sunset',
  'university/exchange/commands/record-people.ts': 'compares a file with what is known',
  'university/exchange/rules/people.ts': 'compares a file with what is known',
  'university/exchange/rules/person-row.ts': 'judges the columns of a file',
  'university/staffing/coverage/queries/falls-sql.ts': 'asks on which day something stops',
  'university/staffing/placement/commands/tell-of-leavers.ts': 'is about the last day itself',
}
