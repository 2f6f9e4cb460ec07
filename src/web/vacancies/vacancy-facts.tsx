import type { PublicVacancy } from '#capabilities/work/public-vacancy.ts'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'

type Shown = Pick<
  PublicVacancy,
  'about' | 'aboutCy' | 'pay' | 'whereabouts' | 'ageMin' | 'closesOn' | 'apply' | 'applyUrl'
>

/** What is done, what it pays in its employer's words, where, for whom, until when, and how to ask for it. */
export function VacancyFacts({ vacancy }: { vacancy: Shown }) {
  const { t, language } = useTranslation()
  const { pay, whereabouts, ageMin, closesOn, apply, applyUrl } = vacancy
  return (
    <>
      <Paragraphs text={inLanguage(language, vacancy.about, vacancy.aboutCy)} />
      <SummaryList
        strong
        rows={[
          ...(pay ? [{ term: t('vacancies.pay'), detail: pay }] : []),
          ...(whereabouts ? [{ term: t('vacancies.where'), detail: whereabouts }] : []),
          { term: t('vacancies.age'), detail: t('vacancies.ageFrom', { age: ageMin }) },
          { term: t('vacancies.closes'), detail: longDate(language, new Date(closesOn)) },
          ...(apply || applyUrl
            ? [
                {
                  term: t('vacancies.apply'),
                  detail: (
                    <>
                      {apply && <Paragraphs text={apply} />}
                      {applyUrl && <a href={applyUrl}>{t('vacancies.applyHere', { host: new URL(applyUrl).host })}</a>}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
