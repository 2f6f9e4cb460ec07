import { createInstance, type FormatterModule, type i18n, type TFunction } from 'i18next'
import { catalogues } from '#locales/catalogues.ts'
import { wholeNumber } from './formats.ts'
import { isLanguage, type Language } from './languages.ts'

/** A count as people write it: 1,250. Years and versions are no counts. */
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, _format, language, options) =>
    typeof value === 'number' && options?.interpolationkey === 'count' && isLanguage(language)
      ? wholeNumber(language, value)
      : (value as string),
}

const instances = new Map<Language, i18n>()

/** One prepared instance a language, shared by every request. A key without words is a fault, not a gap on the page. */
export function wordsIn(language: Language): i18n {
  const known = instances.get(language)
  if (known) return known
  const instance = createInstance().use(formatter)
  instance.init({
    lng: language,
    fallbackLng: false,
    resources: catalogues,
    interpolation: { escapeValue: false, alwaysFormat: true },
    initAsync: false,
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new Error(`No words for "${key}" in ${language}: add them to locales/`)
    },
  })
  instances.set(language, instance)
  return instance
}

const translators = new Map<Language, TFunction>()

export function translator(language: Language): TFunction {
  const known = translators.get(language)
  if (known) return known
  const made = lookedUpOnce(wordsIn(language).t)
  translators.set(language, made)
  return made
}

/** Words without anything to fill in are the same at every call: most of a page's words, and i18next takes 3 µs for each. */
function lookedUpOnce(t: TFunction): TFunction {
  const found = new Map<string, string>()
  const look = (key: string, options?: object) => {
    if (options !== undefined) return t(key as never, options as never)
    const earlier = found.get(key)
    if (earlier !== undefined) return earlier
    const words: string = t(key as never)
    found.set(key, words)
    return words
  }
  // i18next describes what a key and its options lead to by overloads that no plain function satisfies.
  return look as unknown as TFunction
}
