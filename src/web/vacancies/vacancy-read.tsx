import type { ReactNode } from 'react'
import type { VacancyContent } from '#capabilities/work/vacancy.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** What was read of a vacancy in a list or at a source, as its organisation reads it before it is shown. */
export function VacancyRead({
  content,
  isNamed = true,
  children,
}: {
  content: Omit<VacancyContent, 'skills'>
  /** Without its title, where that stands beside it. */
  isNamed?: boolean
  children?: ReactNode
}) {
  const { t, language } = useTranslation()
  const facts = [
    ...[t(`vacancies.kind.${content.kind}`), content.pay, content.whereabouts],
    t('vacancies.ageFrom', { age: content.ageMin }),
    t('vacancies.closesOn', { date: longDate(language, new Date(content.closesOn)) }),
  ]
  return (
    <div>
      {isNamed && (
        <p>
          <strong>{content.title}</strong>
        </p>
      )}
      <p className="small">{facts.filter(Boolean).join(' · ')}</p>
      <p className="small muted">{content.about}</p>
      {children}
    </div>
  )
}
