import type { TFunction } from 'i18next'
import { knownKey } from '#infrastructure/words/known-key.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import type { Pathway } from '../pathway.ts'
import type { StepView } from '../view-rules.ts'

interface Reader {
  t: TFunction
  language: Language
}

/** What a step asks for, in a sentence. */
export function demandInWords(
  step: Pick<StepView, 'kind' | 'needed' | 'hours' | 'hoursTheme' | 'options'>,
  { t, language }: Reader,
): string {
  const { kind, needed, hours, hoursTheme, options } = step
  switch (kind) {
    case 'badges':
      if (options.length === 1) return t('pathways.ask.badge')
      if (needed === 1 && new Set(options.map(({ name }) => name)).size === 1)
        return t('pathways.ask.oneName', {
          badge: options.map(({ name, nameCy }) => inLanguage(language, name, nameCy))[0],
        })
      return needed === 1
        ? t('pathways.ask.oneOf', { count: options.length })
        : t('pathways.ask.someOf', { needed, count: options.length })
    case 'hours':
      return hoursTheme
        ? t('pathways.ask.hoursOf', { count: hours ?? 0, theme: t(knownKey(`common.theme.${hoursTheme}`)) })
        : t('pathways.ask.hours', { count: hours ?? 0 })
    case 'attend':
      return t('pathways.ask.attend')
    case 'pathway':
      return t('pathways.ask.pathway')
    case 'milestone':
      return t('pathways.ask.milestone')
  }
}

/** Who keeps a pathway: an organisation, or the City Lead for the place. */
export function ownerInWords(
  pathway: Pick<Pathway, 'organisationName' | 'placeName' | 'placeNameCy'>,
  { t, language }: Reader,
): string {
  return (
    pathway.organisationName ??
    t('pathways.ofPlace', { place: inLanguage(language, pathway.placeName, pathway.placeNameCy) })
  )
}

/** One, two and three. */
export function listOf(names: string[], language: 'en' | 'cy'): string {
  return new Intl.ListFormat(language === 'cy' ? 'cy' : 'en-GB', { type: 'conjunction' }).format(names)
}
