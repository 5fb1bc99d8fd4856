// A fourth kind of file, because how far a long import has come is neither a fact nor a rule: it
// lives while the process does, on `globalThis`, because pages and actions may load this module
// twice.

export type Progress = { percent: number } | { failed: string }

const here = globalThis as typeof globalThis & { guildhallImports?: Map<number, Progress> }
here.guildhallImports ??= new Map()
const running = here.guildhallImports

/**
 * How far an import has come, or why its last try failed; undefined when it is not being performed
 * by this process.
 */
export const progressOf = (run: number): Progress | undefined => running.get(run)
export const isRunning = (run: number) => 'percent' in (running.get(run) ?? {})

/** Whoever performs in the background says that it began, and how it ended. */
export const begun = (run: number) => void running.set(run, { percent: 0 })
export const ended = (run: number, failed?: string) =>
  void (failed ? running.set(run, { failed }) : running.delete(run))

/**
 * Told by the command itself, from 0 to 1. Where nobody watches this says nothing. Lets other
 * requests in between.
 */
export async function cameTo(run: number, share: number): Promise<void> {
  if (isRunning(run)) running.set(run, { percent: Math.min(99, Math.floor(share * 100)) })
  await new Promise((next) => setImmediate(next))
}

export const watched = { begun, ended }
