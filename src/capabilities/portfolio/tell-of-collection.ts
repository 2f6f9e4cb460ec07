import { findPerson } from '#capabilities/people/find-person.ts'
import { writeLetter } from '#infrastructure/mail/letter.ts'
import type { Services } from '#infrastructure/services.ts'
import { translator } from '#infrastructure/words/translator.ts'
import { selectCollections } from './collection-store.ts'
import type { CollectionDecided } from './portfolio-jobs.ts'

/** Tells the owner of a collection that it was taken down, and why, or that they may show it again. */
export async function tellOfCollection(
  { collectionId, news, at }: CollectionDecided,
  { database, mailer, site, now }: Pick<Services, 'database' | 'mailer' | 'site'> & { now: Date },
): Promise<void> {
  const row = await selectCollections(database).where('collections.id', '=', collectionId).executeTakeFirst()
  // Decided otherwise in the meantime: the news of that follows by itself.
  if (!row || (row.stoppedAt !== null) !== (news === 'stopped')) return
  const owner = await findPerson({ id: row.personId }, { database })
  if (!owner) return
  const t = translator(owner.locale)
  const named = { title: row.title, reason: row.stoppedReason ?? '', site: new URL(site.origin).host }
  const heading = t(`mail.collection.${news}.heading`, named)
  const letter = writeLetter({
    ...{ language: owner.locale, heading, paragraphs: [t(`mail.collection.${news}.text`, named)] },
    action: { label: t('mail.collection.look'), url: `${site.origin}/me/portfolio/collections/${collectionId}` },
    footer: t('mail.collection.footer', named),
  })
  const key = `collection ${collectionId} ${news} ${at}`
  await mailer({ to: owner.email, subject: heading, ...letter, key }, now)
}
