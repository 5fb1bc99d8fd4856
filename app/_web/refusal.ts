import { cache } from 'react'

/*
 * Next renders `forbidden` beside the page, not after it: when it asks why, the page may not have
 * been refused yet. So the reason is a promise of this request, settled by the refusal, or empty
 * once nothing of the page is being asked any more.
 */
const reason = cache(() => {
  let tell: (because?: string) => void = () => undefined
  const because = new Promise<string | undefined>((resolve) => {
    tell = resolve
  })
  return { because, tell, open: 0 }
})

/** Counts as the page still asking while `work` runs. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  const it = reason()
  it.open++
  try {
    return await work()
  } finally {
    it.open--
    whenQuiet()
  }
}

/** Keeps why this request was refused, for the page that says so. */
export const refusedBecause = (because: string) => reason().tell(because)

/** Why this request was refused; undefined when it was not. */
export function whyRefused(): Promise<string | undefined> {
  whenQuiet()
  return reason().because
}

function whenQuiet() {
  const it = reason()
  setImmediate(() => it.open || it.tell())
}
