import { findOrganisation, listManagers } from '#capabilities/organisations/find-organisation.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import type { SharingMove } from './badge-jobs.ts'
import { findBadge } from './find-badge.ts'

/** Tells the managers of the other side that they are asked to give a badge, or what became of that. */
export async function tellOfSharing(
  { badgeId, partnerId, state, movedBy, movedAt }: SharingMove,
  { database, mailer, site, now }: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const badge = await findBadge({ id: badgeId }, { database })
  const sharing = await database
    .selectFrom('badgeIssuers')
    .select('state')
    .where('badgeId', '=', badgeId)
    .where('organisationId', '=', partnerId)
    .executeTakeFirst()
  // It went on in the meantime: the news of that follows by itself.
  if (!badge || sharing?.state !== state) return
  const isToOwner = movedBy === partnerId
  const [told, other] = await Promise.all(
    [isToOwner ? badge.organisationId : partnerId, movedBy].map((id) => findOrganisation({ id }, { database })),
  )
  if (!told || !other) return
  const desk = `${site.origin}/organisations/${told.slug}/manage/badges`
  const url = isToOwner ? `${desk}/${badgeId}/sharing` : `${desk}/shared`
  const managers = await listManagers(told.id, { database })
  for (const { personId } of managers) {
    const person = await findPerson({ id: personId }, { database })
    if (!person) continue
    const language = person.locale
    const t = translator(language)
    const named = {
      badge: inLanguage(language, badge.name, badge.nameCy),
      other: other.name,
      organisation: told.name,
    }
    const heading = t(`mail.sharing.${state}.heading`, named)
    const letter = writeLetter({
      language,
      heading,
      paragraphs: [t(`mail.sharing.${state}.text`, named)],
      action: { label: t('mail.sharing.action'), url },
      footer: t('mail.review.footerManager', named),
    })
    const key = `sharing ${badgeId} ${partnerId} ${state} ${movedAt} ${personId}`
    await mailer({ to: person.email, subject: heading, ...letter, key }, now)
  }
}
