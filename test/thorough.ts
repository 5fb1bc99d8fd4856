/** How many random worlds a property is tried on: all in `npm test`, a quarter in the quick check and on the second database. */
export const tries = (all: number) => (process.env.THOROUGH ? all : Math.ceil(all / 4))
