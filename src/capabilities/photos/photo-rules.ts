import type { PhotoSize, PhotoUse } from './photo.ts'

export const mostPhotoMegabytes = 15
/** A photograph of a few bytes may unfold to millions of points. */
export const mostPoints = 60_000_000

/** Pixels of each size. */
export const photoPixels: Record<PhotoUse, Partial<Record<PhotoSize, { width: number; height: number }>>> = {
  picture: {
    wide: { width: 1280, height: 720 },
    card: { width: 640, height: 360 },
    thumb: { width: 144, height: 144 },
  },
  logo: { card: { width: 240, height: 240 }, thumb: { width: 96, height: 96 } },
  entrance: { card: { width: 800, height: 800 } },
}

/** A smaller one would look torn where it is shown largest. */
export const fewestPixels: Record<PhotoUse, { width: number; height: number }> = {
  picture: { width: 800, height: 450 },
  logo: { width: 120, height: 120 },
  entrance: { width: 480, height: 360 },
}

export type PhotoRefusal =
  | 'photo-is-too-large'
  | 'photo-kind-is-not-taken'
  | 'photo-is-from-an-iphone'
  | 'photo-cannot-be-read'
  | 'photo-is-too-small'
  | 'photo-has-too-many-points'

export interface RefusedPhoto {
  ok: false
  refusal: PhotoRefusal
  figures?: Record<string, string | number>
}

/** Beside the one that is shown: candidates, and those that were taken off. */
export const mostWaiting = 4

/** Photos that nobody shows are removed so long after they were added or taken off. */
export const photosKeptSince = (now: Date) => new Date(now.getTime() - 30 * 86_400_000)
