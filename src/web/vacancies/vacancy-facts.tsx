import type { PublicVacancy } from '#capabilities/work/public-vacancy.ts'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { saidIn } from '#web/recognition/said-in.ts'
import { Paragraphs } from '#web/site/paragraphs.tsx'

type Shown = Pick<
  PublicVacancy,
  'about' | 'aboutCy' | 'pay' | 'payCy' | 'whereabouts' | 'ageMin' | 'closesOn' | 'apply' | 'applyCy' | 'applyUrl'
>

/** What is done, what it pays in its employer's words, where, for whom, until when, and how to ask for it. */
export function VacancyFacts({ vacancy }: { vacancy: Shown }) {
  const { t, language } = useTranslation()
  const { whereabouts, ageMin, closesOn, applyUrl } = vacancy
  const said = (comment: string | null, commentCy: string | null) => saidIn(language, { comment, commentCy })
  const about = said(vacancy.about, vacancy.aboutCy)
  const pay = said(vacancy.pay, vacancy.payCy)
  const apply = said(vacancy.apply, vacancy.applyCy)
  const other = (one: typeof about) => (one.language === language ? undefined : one.language)
  return (
    <>
      <div lang={other(about)}>
        <Paragraphs text={about.text} />
      </div>
      <SummaryList
        strong
        rows={[
          ...(pay.text ? [{ term: t('vacancies.pay'), detail: <span lang={other(pay)}>{pay.text}</span> }] : []),
          ...(whereabouts ? [{ term: t('vacancies.where'), detail: whereabouts }] : []),
          { term: t('vacancies.age'), detail: t('vacancies.ageFrom', { age: ageMin }) },
          { term: t('vacancies.closes'), detail: longDate(language, new Date(closesOn)) },
          ...(apply.text || applyUrl
            ? [
                {
                  term: t('vacancies.apply'),
                  detail: (
                    <>
                      {apply.text && (
                        <div lang={other(apply)}>
                          <Paragraphs text={apply.text} />
                        </div>
                      )}
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
