import { createInstance, type i18n, type TFunction } from 'i18next'
import { catalogues } from '#locales/catalogues.ts'
import type { Language } from './languages.ts'

const instances = new Map<Language, i18n>()

/** One prepared instance a language, shared by every request. A key without words is a fault, not a gap on the page. */
export function wordsIn(language: Language): i18n {
  const known = instances.get(language)
  if (known) return known
  const instance = createInstance({
    lng: language,
    fallbackLng: false,
    resources: catalogues,
    interpolation: { escapeValue: false },
    initAsync: false,
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new Error(`No words for "${key}" in ${language}: add them to locales/`)
    },
  })
  instance.init()
  instances.set(language, instance)
  return instance
}

export function translator(language: Language): TFunction {
  return wordsIn(language).t
}
