/** What an organisation may add as the picture of a badge. */
export const mostPictureMegabytes = 2
/** A drawing of this size has thousands of lines; what is larger is a photograph in disguise. */
export const mostDrawingKilobytes = 500
export const fewestPixels = 256
/** A picture of a few bytes may unfold to millions of points. */
export const mostPixelsASide = 4096
/** Sides may differ by so much and count as equal: programs round. */
const squareWithin = 0.01

/** As many pixels as pages, mails and print show at most. */
export const largeSide = 600
/** Twice the largest size in a list, for dense screens. */
export const smallSide = 320

export type PictureRefusal =
  | 'picture-is-too-large'
  | 'drawing-is-too-large'
  | 'picture-kind-is-not-taken'
  | 'picture-is-compressed'
  | 'picture-cannot-be-read'
  | 'picture-moves'
  | 'picture-is-not-square'
  | 'picture-is-too-small'
  | 'picture-has-too-many-points'
  | 'picture-is-empty'
  | DrawingRefusal

/** Why a drawing (SVG) is not taken. */
export type DrawingRefusal =
  | 'drawing-cannot-be-read'
  | 'drawing-has-a-program'
  | 'drawing-reaches-out'
  | 'drawing-has-entities'
  | 'drawing-has-text'
  | 'drawing-has-a-picture'
  | 'drawing-has-more'
  | 'drawing-has-other-style'
  | 'drawing-is-too-complex'
  | 'drawing-is-not-square'

/** What a refusal names: the part of the drawing, or the sizes of the picture. */
export type PictureFigures = Record<string, string | number>

export interface RefusedPicture<Refusal extends PictureRefusal = PictureRefusal> {
  ok: false
  refusal: Refusal
  figures?: PictureFigures
}

export const isSquare = (width: number, height: number) =>
  Math.abs(width - height) <= squareWithin * Math.max(width, height)

/** Pictures that no badge shows, added or chosen before this, are removed. */
export const picturesKeptSince = (now: Date) => new Date(now.getTime() - unusedDays * dayMs)
const unusedDays = 30
const dayMs = 86_400_000
