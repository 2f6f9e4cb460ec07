/** The files that an award can be taken away as. */
export const awardFormats = ['png', 'svg', 'json', 'jwt'] as const
export type AwardFormat = (typeof awardFormats)[number]
