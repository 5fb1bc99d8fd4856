/**
 * Lets others be answered in between. A statement on a local file does not: it is done when it is
 * asked for.
 */
export const breath = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Does long work step by step, and lets others be answered between two. */
export async function stepwise<T>(work: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await breath()
  }
}
