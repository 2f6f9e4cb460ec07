import welsh from './cy.json' with { type: 'json' }
import english from './en.json' with { type: 'json' }

export type GalleryLanguage = 'en' | 'cy'
export type Words = typeof english

/** A word that one language lacks does not compile. */
export const words: Record<GalleryLanguage, Words> = { en: english, cy: welsh }
