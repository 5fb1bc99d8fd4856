/** How many random worlds a property is tried on: all in `npm test`, a quarter in the quick check, a tenth on the second database, where each takes ten times as long. */
export const tries = (all: number) => (process.env.THOROUGH ? all : Math.ceil(all / (process.env.TEST_DATABASE_URL ? 10 : 4)))
