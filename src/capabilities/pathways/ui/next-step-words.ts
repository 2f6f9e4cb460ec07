import type { TFunction } from 'i18next'
import {
  agesInWords,
  costInWords,
  distanceInWords,
  nextInWords,
  placeInWords,
} from '#capabilities/opportunities/ui/opportunity-words.ts'
import { knownKey } from '#infrastructure/words/known-key.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import type { NextStep, Way } from '../list-next-steps.ts'

export interface WayInWords {
  title: string
  href: string
  /** Why it is suggested. */
  why: string
  /** The badge that it earns, where it does. */
  earned: string | undefined
  when: string | undefined
  by: string | undefined
  /** Cost, distance, age and place, as far as they are known. */
  facts: string[]
}

/** One thing to do next, with the reason why it is named here. */
export function wayInWords(
  way: Way,
  { goal, step }: Pick<NextStep, 'goal' | 'step'>,
  { t, language }: { t: TFunction; language: Language },
): WayInWords {
  const of = { number: step.number, pathway: inLanguage(language, goal.title, goal.titleCy) }
  const plain = { when: undefined, by: undefined, facts: [], earned: undefined }
  switch (way.kind) {
    case 'opportunity': {
      const { opportunity, earns } = way
      const { distanceMeters } = opportunity
      return {
        title: inLanguage(language, opportunity.title, opportunity.titleCy),
        href: `/${opportunity.placeSlug}/opportunities/${opportunity.slug}`,
        why: earns
          ? t('pathways.why.earns', { ...of, badge: inLanguage(language, earns.name, earns.nameCy) })
          : t('pathways.why.attend', of),
        earned: earns && `${t('opportunities.earns')} ${inLanguage(language, earns.name, earns.nameCy)}`,
        when: nextInWords(opportunity, language, t),
        by: opportunity.organisationName,
        facts: [
          costInWords({ ...opportunity, costNote: null }, language, t),
          ...(distanceMeters === undefined ? [] : [distanceInWords(distanceMeters, language, t)]),
          agesInWords(opportunity, t),
          placeInWords(opportunity, language, t),
        ],
      }
    }
    case 'pathway': {
      const title = inLanguage(language, way.title, way.titleCy)
      return { ...plain, title, href: way.href, why: t('pathways.why.pathway', of) }
    }
    case 'hours': {
      const theme = way.theme && t(knownKey(`common.theme.${way.theme}`))
      const title = theme
        ? t('pathways.why.hoursTitleOf', { count: way.left, theme })
        : t('pathways.why.hoursTitle', { count: way.left })
      return { ...plain, title, href: way.href, why: t('pathways.why.hours', of) }
    }
    case 'elsewhere':
      return { ...plain, title: way.name, href: way.href, why: t('pathways.why.elsewhere', of) }
    case 'nobody-offers-it': {
      const { badge } = way
      return {
        ...plain,
        title: inLanguage(language, badge.name, badge.nameCy),
        href: badge.href,
        why: t('pathways.why.nobody', { ...of, organisation: badge.by }),
      }
    }
  }
}
