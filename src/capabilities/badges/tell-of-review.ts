import { findOrganisation, listManagers } from '#capabilities/organisations/find-organisation.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { findPlace, listLeads } from '#capabilities/places/find-place.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { reviewedFields } from './badge-review.ts'
import { findBadge } from './find-badge.ts'
import { findReview } from './find-review.ts'

/** Tells the place's leads that a badge waits for a second person, or the organisation's managers what was decided. */
export async function tellOfReview(
  { reviewId, state }: { reviewId: string; state: string },
  { database, mailer, site, now }: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const review = await findReview(reviewId, { database })
  // Decided in the meantime: the news of that follows by itself.
  if (!review || review.state !== state) return
  const badge = await findBadge({ id: review.badgeId }, { database })
  const organisation = badge && (await findOrganisation({ id: badge.organisationId }, { database }))
  const place = badge && (await findPlace({ id: badge.placeId }, { database }))
  if (!badge || !organisation || !place) return
  const isWaiting = review.state === 'waiting'
  const people = isWaiting ? await listLeads(place.id, { database }) : await listManagers(organisation.id, { database })
  const path = isWaiting
    ? `/${place.slug}/lead/reviews/${review.id}`
    : `/organisations/${organisation.slug}/manage/badges/${badge.id}`
  for (const { personId } of people) {
    const person = await findPerson({ id: personId }, { database })
    if (!person) continue
    const language = person.locale
    const t = translator(language)
    const named = { badge: inLanguage(language, badge.name, badge.nameCy), organisation: organisation.name }
    const comments = reviewedFields.flatMap((field) => {
      const said = review.comments[field]
      return said ? [`${t(`badges.review.field.${field}`)}: ${said}`] : []
    })
    const letter = writeLetter({
      language,
      heading: t(`mail.review.${review.state}.heading`, named),
      paragraphs: [t(`mail.review.${review.state}.text`, named), ...comments],
      action: { label: t('mail.review.action'), url: site.origin + path },
      footer: t(isWaiting ? 'mail.review.footerLead' : 'mail.review.footerManager', named),
    })
    const key = `review ${reviewId} ${state} ${personId}`
    await mailer({ to: person.email, subject: t(`mail.review.${review.state}.heading`, named), ...letter, key }, now)
  }
}
