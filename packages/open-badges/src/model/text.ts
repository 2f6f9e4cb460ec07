import * as z from 'zod/mini'

/** A text in one language (VC Data Model 2.0 §11.1). The form for badges with a proof inside: every part of it is signed. */
export type LanguageText = { '@value': string; '@language'?: string; '@direction'?: 'ltr' | 'rtl' }

/**
 * A text by its languages, `{ "en": "…", "cy": "…" }`, as the JSON Schema of Open Badges 3.0.3 writes it. The contexts do not
 * know that form, so it can be signed only as a JWT.
 */
export type LanguageMap = { [language: string]: string }

/** What people read: in one language that is not named, or in one or several that are. */
export type Text = string | LanguageText | LanguageText[] | LanguageMap

/** A text, plain or in named languages. */
export const text = z.custom<Text>(isText, 'must be a text, or a text for each language')

const LANGUAGE = /^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/

function isText(value: unknown): value is Text {
  if (typeof value === 'string') return true
  if (Array.isArray(value)) return value.length > 0 && value.every(isLanguageText)
  return isLanguageText(value) || isLanguageMap(value)
}

const LANGUAGE_TEXT_FIELDS = ['@value', '@language', '@direction']

function isLanguageText(value: unknown): value is LanguageText {
  if (typeof value !== 'object' || value === null || !('@value' in value)) return false
  const fields = Object.entries(value)
  return fields.every(([name, part]) => LANGUAGE_TEXT_FIELDS.includes(name) && typeof part === 'string')
}

function isLanguageMap(value: unknown): value is LanguageMap {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries = Object.entries(value)
  return entries.length > 0 && entries.every(([name, part]) => LANGUAGE.test(name) && typeof part === 'string')
}

/**
 * The words of a text in a language, such as `cy`; where it is not in that language in English, else in the first that it is
 * in. `undefined` for what is no text, so it is safe on any document.
 */
export function wordsOf(value: unknown, language = 'en'): string | undefined {
  if (typeof value === 'string') return value
  if (value === undefined || !isText(value)) return undefined
  const versions = isLanguageText(value) || Array.isArray(value) ? [value].flat().map(named) : Object.entries(value)
  const found = [language, 'en'].map((wanted) => versions.find(([name]) => isIn(name, wanted)))
  return (found.find((version) => version !== undefined) ?? versions[0])?.[1]
}

function named({ '@language': language = '', '@value': wording }: LanguageText): [string, string] {
  return [language, wording]
}

function isIn(name: string, wanted: string): boolean {
  return name.toLowerCase().split('-')[0] === wanted.toLowerCase().split('-')[0]
}
