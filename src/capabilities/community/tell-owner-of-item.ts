import { findOrganisation, listManagers } from '#capabilities/organisations/find-organisation.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { selectItems } from './library-store.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date }

/** Tells the managers of an organisation that its badge or pathway is shared in the library, and that they can withdraw it. */
export async function tellOwnerOfItem(
  { itemId, at }: { itemId: string; at: string },
  { database, mailer, site, now }: Powers,
): Promise<void> {
  const item = await selectItems(database).where('libraryItems.id', '=', itemId).executeTakeFirst()
  // Taken back or answered in the meantime.
  if (item?.state !== 'shared' || item.ownerAnswer || !item.organisationId) return
  const organisation = await findOrganisation({ id: item.organisationId }, { database })
  if (!organisation) return
  for (const { personId } of await listManagers(organisation.id, { database })) {
    const person = await findPerson({ id: personId }, { database })
    if (!person) continue
    const language = person.locale
    const t = translator(language)
    const named = {
      title: inLanguage(language, item.title, item.titleCy),
      place: inLanguage(language, item.placeName, item.placeNameCy),
      organisation: organisation.name,
    }
    const heading = t('mail.library.ownerTold', named)
    const letter = writeLetter({
      ...{ language, heading, paragraphs: [t('mail.library.ownerToldText', named)] },
      action: {
        label: t('mail.library.ownerAction'),
        url: `${site.origin}/organisations/${organisation.slug}/manage/badges/offered`,
      },
      footer: t('mail.review.footerManager', named),
    })
    await mailer(
      { to: person.email, subject: heading, ...letter, key: `library ${itemId} owner ${at} ${personId}` },
      now,
    )
  }
}
