import { join } from 'node:path'
import { Font } from '@react-pdf/renderer'

/*
 * A PDF embeds its fonts, and its writer cannot cut a WOFF2 or a variable font into subsets
 * (composite letters such as ễ break), so files come from the static WOFF packages. Each script is
 * a family of its own; naming them all lets every letter find the first font that has it.
 */
const scripts = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek']
const files = { sans: ['inter', [400, 600]], serif: ['source-serif-4', [400, 600]] } as const

const familyOf = (font: keyof typeof files) => scripts.map((script) => `${font} ${script}`)
/**
 * Families for `fontFamily` in a PDF's styles; both have weights 400 and 600. The writer's types
 * know one family, its code takes a list.
 */
export const sans = familyOf('sans') as unknown as string
export const serif = familyOf('serif') as unknown as string

let registered = false
/** To be called before a PDF is written. */
export function registerFonts(): void {
  if (registered) return
  registered = true
  for (const [font, [folder, weights]] of Object.entries(files))
    for (const script of scripts)
      for (const fontWeight of weights) {
        const src = join(
          process.cwd(),
          'node_modules/@fontsource',
          folder,
          'files',
          `${folder}-${script}-${fontWeight}-normal.woff`,
        )
        Font.register({ family: `${font} ${script}`, fontWeight, src })
      }
  // Names are never broken in the middle of a word.
  Font.registerHyphenationCallback((word) => [word])
}
