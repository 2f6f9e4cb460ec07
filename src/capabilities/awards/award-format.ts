/** The files that an award can be taken away as. */
export const awardFormats = ['png', 'svg', 'pdf', 'json', 'jwt'] as const
export type AwardFormat = (typeof awardFormats)[number]
