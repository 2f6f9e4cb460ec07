import type { TFunction } from 'i18next'
import type { EarningRule } from '#capabilities/earning/earning-rule.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { dayToMoment } from './rule-day.ts'

interface Named {
  name: string
  nameCy: string | null
}

/** A rule as a sentence: "Who was at Repair café 6 times, since 5 January 2027." */
export function ruleInWords(t: TFunction, language: Language, rule: EarningRule, counted: Named[]): string {
  const since = rule.countedFrom
    ? ` ${t('earning.since', { date: longDate(language, dayToMoment(rule.countedFrom)) })}`
    : ''
  if (rule.kind === 'attendance') {
    const title = inLanguage(language, rule.opportunityTitle ?? '', rule.opportunityTitleCy)
    return `${t('earning.wasAt', { title, count: rule.times })}${since}`
  }
  const names = new Intl.ListFormat(language, { type: rule.times < counted.length ? 'disjunction' : 'conjunction' })
  const list = names.format(counted.map((one) => inLanguage(language, one.name, one.nameCy)))
  return rule.times < counted.length
    ? `${t('earning.holdsSome', { list, count: rule.times })}${since}`
    : `${t('earning.holdsAll', { list })}${since}`
}
