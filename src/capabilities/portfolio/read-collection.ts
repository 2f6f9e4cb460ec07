import { type CheckingPowers, verifySignedAward } from '#capabilities/awards/check-badge.ts'
import { findSignedAwards } from '#capabilities/awards/find-award.ts'
import { listAwards } from '#capabilities/awards/list-awards.ts'
import { listVersionWords } from '#capabilities/badges/list-version-words.ts'
import type { BroughtBadge } from '#capabilities/brought/brought-badge.ts'
import { checkBroughtBadges } from '#capabilities/brought/check-brought-badges.ts'
import { listBroughtBadges } from '#capabilities/brought/list-brought-badges.ts'
import { findPerson } from '#capabilities/people/find-person.ts'
import { type Collection, type CollectionItem, mostItems } from './collection.ts'
import { selectItems } from './collection-store.ts'
import { selectExperiences } from './experience-store.ts'
import { type PublicCollection, publicCollection, type ShownFrame } from './public-collection.ts'

/** What a collection shows at this moment, each badge verified anew; for its owner's preview and for its reader alike. */
export async function readCollection(collection: Collection, powers: CheckingPowers): Promise<PublicCollection> {
  return readShown({ frame: collection, items: await selectItems(powers.database, collection) }, powers)
}

interface Shown {
  frame: ShownFrame & { personId: string }
  /** In the order in which they are shown. */
  items: Omit<CollectionItem, 'id'>[]
}

/** The same of any things of one person that are shown together; what is not theirs is left out. */
export async function readShown({ frame, items }: Shown, powers: CheckingPowers): Promise<PublicCollection> {
  const { database, now } = powers
  const { personId } = frame
  const ids = (key: 'awardId' | 'broughtBadgeId' | 'experienceId') => items.flatMap((item) => item[key] ?? [])
  const [awardIds, broughtIds, experienceIds] = [ids('awardId'), ids('broughtBadgeId'), ids('experienceId')]
  const [listed, signed, told, owner, brought] = await Promise.all([
    listAwards({ personId, ids: awardIds, limit: mostItems }, { database }),
    findSignedAwards(awardIds, { database }),
    selectExperiences(database)
      .where('personId', '=', personId)
      .where((where) => where('id', '=', where.fn.any(where.val(experienceIds))))
      .orderBy('id')
      .execute(),
    findPerson({ id: personId }, { database }),
    broughtIn({ personId, ids: broughtIds }, powers),
  ])
  const words = await listVersionWords(
    listed.rows.map(({ badgeVersionId }) => badgeVersionId),
    { database },
  )
  const byId = new Map(listed.rows.map((award) => [award.id, award]))
  const toldById = new Map(told.map((one) => [one.id, one]))
  const badges = awardIds.flatMap((id) => byId.get(id) ?? [])
  const checked = await Promise.all(
    badges.map(async (award) => {
      const document = signed.get(award.id)
      const verdict = document ? (await verifySignedAward(document, powers)).verdict : ('no-badge' as const)
      const { description = '', descriptionCy = null } = words.get(award.badgeVersionId) ?? {}
      return { ...award, verdict, description, descriptionCy }
    }),
  )
  const experiences = experienceIds.flatMap((id) => toldById.get(id) ?? [])
  return publicCollection({ frame, ownerName: owner?.name ?? '', badges: checked, brought, experiences }, now)
}

async function broughtIn(
  { personId, ids }: { personId: string; ids: string[] },
  powers: CheckingPowers,
): Promise<BroughtBadge[]> {
  if (ids.length === 0) return []
  const { rows } = await listBroughtBadges({ personId, ids, limit: mostItems }, powers)
  const inOrder = rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
  return checkBroughtBadges(inOrder, powers)
}
