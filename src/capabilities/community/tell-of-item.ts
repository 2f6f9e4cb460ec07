import { findPerson } from '#capabilities/people/find-person.ts'
import { listLeads } from '#capabilities/places/find-place.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { translator } from '#infrastructure/words/translator.ts'
import type { ItemNews } from './community-jobs.ts'
import { selectItems } from './library-store.ts'

type Powers = Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date }

const stateAfter = {
  hidden: 'hidden',
  stays: 'shared',
  removed: 'removed',
  restored: 'shared',
  answered: 'shared',
  'owner-withdrew': 'draft',
} as const

/** Tells those who lead a place what became of something that it shared. What was decided once more meanwhile has its own job. */
export async function tellOfItem(
  { itemId, news, at }: { itemId: string; news: ItemNews; at: string },
  { database, mailer, site, now }: Powers,
): Promise<void> {
  const item = await selectItems(database).where('libraryItems.id', '=', itemId).executeTakeFirst()
  if (item?.state !== stateAfter[news]) return
  const removal = await database
    .selectFrom('libraryRemovals')
    .select('reason')
    .where('itemId', '=', itemId)
    .where('restoredAt', 'is', null)
    .executeTakeFirst()
  for (const { personId } of await listLeads(item.placeId, { database })) {
    const person = await findPerson({ id: personId }, { database })
    if (!person) continue
    const language = person.locale
    const t = translator(language)
    const named = {
      title: inLanguage(language, item.title, item.titleCy),
      reason: removal?.reason ?? '',
      organisation: item.organisationName ?? '',
    }
    const title = t(`mail.library.${news}`, named)
    const letter = writeLetter({
      ...{ language, heading: title },
      paragraphs: [t(`mail.library.${news}Text`, named)],
      action: { label: t('mail.library.action'), url: `${site.origin}/${item.placeSlug}/lead/library/${itemId}` },
      footer: t('mail.library.footer', { place: inLanguage(language, item.placeName, item.placeNameCy) }),
    })
    await mailer(
      { to: person.email, subject: title, ...letter, key: `library ${itemId} ${news} ${at} ${personId}` },
      now,
    )
  }
}
