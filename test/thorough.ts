/**
 * How many random worlds a property is tried on: all in `npm test`, a quarter in the quick check, a
 * tenth on the second database, where each takes ten times as long. THOROUGH=10 looks ten times as
 * hard, for a night.
 */
export const tries = (all: number) =>
  process.env.THOROUGH
    ? all * Number(process.env.THOROUGH)
    : Math.ceil(all / (process.env.TEST_DATABASE_URL ? 10 : 4))
