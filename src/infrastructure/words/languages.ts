/** The languages that a person can choose, as BCP 47. A service in Wales is whole in both. */
export const languages = ['en', 'cy'] as const
export type Language = (typeof languages)[number]

export function isLanguage(text: unknown): text is Language {
  return text === 'en' || text === 'cy'
}

/** The text in this language where its author gave one, in English otherwise. */
export function inLanguage(language: Language, english: string, welsh: string | null | undefined): string {
  return language === 'cy' && welsh ? welsh : english
}

export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'cy' : 'en'
}
