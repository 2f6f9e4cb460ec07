/** Why a picture cannot be baked, or why no badge came out of one. */
export type BakingRefusal =
  | 'not-a-png'
  | 'not-an-svg'
  | 'picture-too-large'
  | 'no-badge-in-picture'
  | 'no-badge-in-document'
  | 'baked-text-unreadable'
  | 'document-damaged'

/** Larger pictures are refused before they are read. */
export const MAX_PICTURE_BYTES = 16 * 1024 * 1024
/** Larger texts are neither baked nor taken out. */
export const MAX_BAKED_CHARACTERS = 8 * 1024 * 1024

/** What was found in a picture. `generation` tells an Open Badges 3.0 credential from a 2.0 assertion. */
export type UnbakeOutcome =
  | { ok: true; credential: string; generation: 'open-badges-3' | 'open-badges-2' }
  | { ok: false; refusal: BakingRefusal }

/** A picture cannot be baked. `code` is stable. */
export class BakingFault extends Error {
  override name = 'BakingFault'
  readonly code: BakingRefusal

  constructor(code: BakingRefusal) {
    super(`The picture cannot be baked: ${code}`)
    this.code = code
  }
}
