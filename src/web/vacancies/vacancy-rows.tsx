import type { PublicVacancy } from '#capabilities/work/public-vacancy.ts'
import { Monogram } from '#design/cards/monogram.tsx'
import { SceneRow, SceneRows } from '#design/cards/scene-card.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { saidIn } from '#web/recognition/said-in.ts'

interface VacancyRowProps {
  vacancy: PublicVacancy
  level?: 2 | 3
  /** How many of its skills the badges of the learner who reads show; absent for all others. */
  shows?: number | undefined
}

/** One vacancy in a list: what, with whom, for what pay, where and until when. */
export function VacancyRow({ vacancy, level = 2, shows }: VacancyRowProps) {
  const { t, language } = useTranslation()
  const { whereabouts, closesOn, skills } = vacancy
  const pay = saidIn(language, { comment: vacancy.pay, commentCy: vacancy.payCy })
  return (
    <SceneRow
      title={inLanguage(language, vacancy.title, vacancy.titleCy)}
      href={`/${vacancy.placeSlug}/vacancies/${vacancy.id}`}
      level={level}
      picture={<Monogram name={vacancy.organisationName} />}
      when={`${t(`vacancies.kind.${vacancy.kind}`)}, ${vacancy.organisationName}`}
      facts={[
        ...(pay.text
          ? [
              <span key="pay" lang={pay.language === language ? undefined : pay.language}>
                {pay.text}
              </span>,
            ]
          : []),
        ...(whereabouts ? [whereabouts] : []),
        t('vacancies.closesOn', { date: longDate(language, new Date(closesOn)) }),
        ...(shows === undefined || skills.length === 0
          ? []
          : [t('vacancies.shows', { count: shows, all: skills.length })]),
      ]}
    />
  )
}

/** What an organisation offers, or what there is of a kind of job; nothing where there is none. */
export function VacancyRows({ vacancies, all }: { vacancies: PublicVacancy[]; all?: string | undefined }) {
  const { t } = useTranslation()
  if (vacancies.length === 0) return null
  return (
    <Section
      id="vacancies"
      title={t('vacancies.here')}
      {...(all && { more: { href: all, label: t('vacancies.all') } })}
    >
      <SceneRows>
        {vacancies.map((vacancy) => (
          <VacancyRow key={vacancy.id} vacancy={vacancy} level={3} />
        ))}
      </SceneRows>
    </Section>
  )
}
