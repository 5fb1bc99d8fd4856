// What we use of packages that come without types; kept here, beside the only files that use them.

declare module '@digitalbazaar/vc' {
  type Loader = (
    url: string,
  ) => Promise<{ contextUrl: null; documentUrl: string; document: unknown; tag?: string }>
  type Signing = { credential: object; suite: unknown; documentLoader: Loader; now?: Date }
  export function issue(options: Signing): Promise<Record<string, unknown>>
  export function verifyCredential(
    options: Signing & { controller?: object; checkStatus?: () => Promise<{ verified: boolean }> },
  ): Promise<{ verified: boolean; error?: Error & { errors?: Error[] } }>
}
declare module '@digitalbazaar/data-integrity' {
  type Signer = {
    id: string
    algorithm: string
    sign(it: { data: Uint8Array }): Promise<Uint8Array>
  }
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: unknown; signer?: Signer; date?: Date })
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: unknown
}
declare module 'fontkit' {
  type Command = {
    command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
    args: number[]
  }
  export type Glyph = { path: { commands: Command[] } }
  export type Font = {
    unitsPerEm: number
    hasGlyphForCodePoint(code: number): boolean
    layout(text: string): {
      glyphs: Glyph[]
      positions: { xAdvance: number; xOffset: number }[]
      advanceWidth: number
    }
  }
  export function create(content: Buffer): Font
}
declare module 'jsonld' {
  const jsonld: { canonize(document: object, options: object): Promise<string> }
  export default jsonld
}
