type Wishes = { kinds: readonly string[]; sameSite: boolean; rules: boolean }

/** What a plan was asked, in a few words. */
export const askedOf = ({ kinds, sameSite, rules }: Wishes): string =>
  [
    kinds.length ? kinds.map((kind) => `${kind}s`).join(', ') : 'all kinds of position',
    sameSite ? 'each at their own site' : 'serving any site',
    ...(rules ? ['keeping the rules across teams'] : []),
  ].join(', ')

/** The same where plans stand under each other: what tells them apart. */
export const askedShort = ({ kinds, sameSite, rules }: Wishes): string =>
  [
    kinds.length ? kinds.map((kind) => `${kind}s`).join(', ') : 'all kinds',
    ...(sameSite ? [] : ['any site']),
    ...(rules ? ['with rules'] : []),
  ].join(', ')
