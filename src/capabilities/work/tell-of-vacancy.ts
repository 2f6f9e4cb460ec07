import { listManagers } from '#capabilities/organisations/find-organisation.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { findVacancy } from './find-vacancy.ts'
import type { VacancyDecided } from './vacancy-jobs.ts'

/** Tells the managers of an organisation that a vacancy was hidden, and why, or that it is shown again. */
export async function tellOfVacancy(
  { vacancyId, news, at }: VacancyDecided,
  { database, mailer, site, now }: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const vacancy = (await findVacancy({ id: vacancyId }, { database, now }))?.vacancy
  // Decided otherwise in the meantime: the news of that follows by itself.
  if (!vacancy || (vacancy.hiddenAt !== null) !== (news === 'hidden')) return
  for (const { personId } of await listManagers(vacancy.organisationId, { database })) {
    const person = await findPerson({ id: personId }, { database })
    if (!person) continue
    const language = person.locale
    const t = translator(language)
    const title = inLanguage(language, vacancy.title, vacancy.titleCy)
    const named = { title, note: vacancy.hiddenNote ?? '', organisation: vacancy.organisationName }
    const heading = t(`mail.vacancy.${news}.heading`, named)
    const path = `/organisations/${vacancy.organisationSlug}/manage/vacancies/${vacancyId}`
    const letter = writeLetter({
      ...{ language, heading, paragraphs: [t(`mail.vacancy.${news}.text`, named)] },
      action: { label: t('mail.vacancy.look'), url: site.origin + path },
      footer: t('mail.review.footerManager', named),
    })
    const key = `vacancy ${vacancyId} ${news} ${at} ${personId}`
    await mailer({ to: person.email, subject: heading, ...letter, key }, now)
  }
}
