import type { BadgeContent } from '#capabilities/badges/badge.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { findPathway } from '#capabilities/pathways/find-pathway.ts'
import type { PathwayContent } from '#capabilities/pathways/pathway.ts'
import type { CityLead, ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { isThereFor } from './item-rules.ts'
import type { ItemContent, ItemState, ItemText, LibraryItem } from './library-item.ts'
import { selectItems } from './library-store.ts'
import { type PublicAttribution, publicAttribution } from './public-attribution.ts'

export interface FoundItem {
  item: LibraryItem
  /** As it was shared; of a draft as it is now, and none where that is published no more. */
  content: ItemContent | undefined
  /** Of the words, for those who write them at the same time. */
  revision: string
  /** Why it was removed, where it was. */
  reason: string | undefined
  attribution: PublicAttribution | undefined
  /** What the reader's own place made of it. */
  copies: Copy[]
}

export interface Copy {
  state: 'taken' | 'offered' | 'declined'
  organisationId: string | null
  organisationName: string | null
  pathwayId: string | null
  textId: string | null
}

/** Something of the library, where it is there for who asks: a lead, or the programme team. */
export async function findItem(
  { itemId }: { itemId: string },
  { database, of }: Reading & { of: CityLead | ProgrammeTeam },
): Promise<FoundItem | undefined> {
  const item = await selectItems(database).where('libraryItems.id', '=', itemId).executeTakeFirst()
  const reader = 'placeId' in of ? of : { team: true as const }
  if (!item || !isThereFor(item, reader)) return undefined
  if (item.answersId && !(await isAskedStill(item, { database, reader }))) return undefined
  const [content, removal, attribution, copies] = await Promise.all([
    findItemContent(item, { database }),
    database
      .selectFrom('libraryRemovals')
      .select('reason')
      .where('itemId', '=', itemId)
      .where('restoredAt', 'is', null)
      .executeTakeFirst(),
    findAttribution({ textId: itemId }, { database }),
    'placeId' in of ? listCopies({ itemId, placeId: of.placeId }, { database }) : [],
  ])
  return { item, content, revision: itemRevision(item), reason: removal?.reason, attribution, copies }
}

/** Whether an answer can be read: its own place reads it always, others as long as the question is there for them. */
async function isAskedStill(
  { placeId, answersId }: Pick<LibraryItem, 'placeId' | 'answersId'>,
  { database, reader }: Reading & { reader: Parameters<typeof isThereFor>[1] },
): Promise<boolean> {
  if ('placeId' in reader && reader.placeId === placeId) return true
  const question = await selectItems(database).where('libraryItems.id', '=', answersId).executeTakeFirst()
  return question !== undefined && isThereFor(question, reader)
}

/** What is taken over of an item: frozen once it is shared, and until then what its badge or pathway says now. */
export async function findItemContent(
  { id, kind, state, badgeId, pathwayId }: Pick<LibraryItem, 'id' | 'kind' | 'state' | 'badgeId' | 'pathwayId'>,
  { database }: Reading,
): Promise<ItemContent | undefined> {
  if (kind !== 'badge' && kind !== 'pathway') return { kind: 'text' }
  if (state === 'draft') {
    if (kind === 'badge') {
      const badge = badgeId ? await findBadge({ id: badgeId }, { database }) : undefined
      return badge?.status === 'published' ? { kind, badge: badgeContentOf(badge) } : undefined
    }
    const pathway = pathwayId ? await findPathway({ id: pathwayId }, { database }) : undefined
    return pathway?.status === 'published' ? { kind, pathway: pathway.content } : undefined
  }
  const row = await database.selectFrom('libraryItems').select('content').where('id', '=', id).executeTakeFirst()
  if (!row?.content) return undefined
  return kind === 'badge'
    ? { kind, badge: row.content as unknown as BadgeContent }
    : { kind, pathway: row.content as unknown as PathwayContent }
}

/** Of a badge what it says; whose it is, and where it stands, is not shared. */
function badgeContentOf(badge: BadgeContent): BadgeContent {
  const { name, nameCy, description, descriptionCy, criteria, criteriaCy, theme, level, skills, hours } = badge
  const { assessment, assessmentCy, evidenceRequired, evidenceGuidance, evidenceGuidanceCy } = badge
  const { validForMonths, repeatable, artwork, imageAlt, imageAltCy } = badge
  return {
    ...{ name, nameCy, description, descriptionCy, criteria, criteriaCy, theme, level, skills, hours },
    ...{ assessment, assessmentCy, evidenceRequired, evidenceGuidance, evidenceGuidanceCy },
    ...{ validForMonths, repeatable, artwork, imageAlt, imageAltCy },
  }
}

export const itemRevision = ({ title, titleCy, body, bodyCy }: ItemText) => revisionOf({ title, titleCy, body, bodyCy })

/** Where a badge, pathway or text was taken over from: for everybody who sees it. */
export async function findAttribution(
  made: { badgeId: string } | { pathwayId: string } | { textId: string },
  { database }: Reading,
): Promise<PublicAttribution | undefined> {
  const query = database
    .selectFrom('libraryCopies')
    .innerJoin('libraryItems', 'libraryItems.id', 'libraryCopies.itemId')
    .innerJoin('places', 'places.id', 'libraryItems.placeId')
    .leftJoin('organisations', 'organisations.id', 'libraryItems.organisationId')
    .select(['libraryItems.state', 'title', 'titleCy'])
    .select(['places.name as placeName', 'places.nameCy as placeNameCy', 'organisations.name as organisationName'])
  const row = await ('badgeId' in made
    ? query.where('libraryCopies.badgeId', '=', made.badgeId)
    : 'pathwayId' in made
      ? query.where('libraryCopies.pathwayId', '=', made.pathwayId)
      : query.where('libraryCopies.textId', '=', made.textId)
  )
    .$narrowType<{ state: ItemState }>()
    .executeTakeFirst()
  return row && publicAttribution(row)
}

/** What a place made of an item: one, or for a badge one for each organisation that it was offered to. */
async function listCopies(
  { itemId, placeId }: { itemId: string; placeId: string },
  { database }: Reading,
): Promise<Copy[]> {
  return database
    .selectFrom('libraryCopies')
    .leftJoin('organisations', 'organisations.id', 'organisationId')
    .select(['state', 'organisationId', 'organisations.name as organisationName', 'pathwayId', 'textId'])
    .where('itemId', '=', itemId)
    .where('placeId', '=', placeId)
    .orderBy('madeAt')
    .orderBy('organisationId')
    .limit(200)
    .$castTo<Copy>()
    .execute()
}

/** Badges from the library that the lead of its place offers to this organisation. */
export function listOfferedBadges(
  { organisationId, limit }: { organisationId: string; limit: number },
  { database }: Reading,
): Promise<
  (Pick<LibraryItem, 'id' | 'title' | 'titleCy' | 'body' | 'bodyCy' | 'placeName' | 'placeNameCy'> & {
    organisationName: string | null
    offeredAt: Date
  })[]
> {
  return database
    .selectFrom('libraryCopies')
    .innerJoin('libraryItems', 'libraryItems.id', 'libraryCopies.itemId')
    .innerJoin('places', 'places.id', 'libraryItems.placeId')
    .leftJoin('organisations', 'organisations.id', 'libraryItems.organisationId')
    .select(['libraryItems.id', 'title', 'titleCy', 'body', 'bodyCy', 'places.name as placeName'])
    .select(['places.nameCy as placeNameCy', 'organisations.name as organisationName', 'madeAt as offeredAt'])
    .where('libraryCopies.organisationId', '=', organisationId)
    .where('libraryCopies.state', '=', 'offered')
    .where('libraryItems.state', '=', 'shared')
    .orderBy('madeAt', 'desc')
    .orderBy('libraryItems.id')
    .limit(limit)
    .execute()
}

/** What of this organisation stands in the library, or was withdrawn from it by the organisation, the latest first. */
export function listOwnSharings(
  { organisationId, limit }: { organisationId: string; limit: number },
  { database }: Reading,
): Promise<LibraryItem[]> {
  return selectItems(database)
    .where('libraryItems.organisationId', '=', organisationId)
    .where((where) =>
      where.or([where('libraryItems.state', 'in', ['shared', 'hidden']), where('ownerAnswer', '=', 'withdrew')]),
    )
    .orderBy('libraryItems.createdAt', 'desc')
    .orderBy('libraryItems.id')
    .limit(limit)
    .execute()
}
