/** The files that an award can be taken away as. */
export const awardFormats = ['png', 'svg', 'pdf', 'json', 'jwt'] as const
export type AwardFormat = (typeof awardFormats)[number]

/** Of a badge that a visitor brings as a file. */
export const mostBadgeBytes = 5_000_000
/** Of a photograph with a code in it. */
export const mostPhotoBytes = 15_000_000
