import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { draftPathwayIn } from '#capabilities/pathways/draft-pathway.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { Fault } from '#infrastructure/fault.ts'
import { newId } from '#infrastructure/ids.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import { findItemContent } from './find-item.ts'
import { isMade, unboundPathway } from './item-rules.ts'
import type { LibraryItem } from './library-item.ts'
import { lockItem, noteItem } from './library-store.ts'

/** What it became: a draft to be opened, or an offer that an organisation answers. */
export type TakeItemOutcome =
  | { ok: true; pathwayId?: string; textId?: string }
  | {
      ok: false
      refusal: 'item-not-found' | 'is-a-question' | 'is-ones-own' | 'place-is-closed' | 'organisation-not-found'
    }

interface TakeItemRequest {
  itemId: string
  /** Whom a badge is offered to. */
  organisationId?: string | undefined
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/**
 * Takes something over into the lead's place, with attribution: a pathway as a draft of the place, a text as a draft of
 * theirs, a badge as an offer to an organisation of the place. Taken over twice, it is there once.
 */
export function takeItem(
  { itemId, organisationId }: TakeItemRequest,
  { database, lead, now }: Context,
): Promise<TakeItemOutcome> {
  return database.transaction().execute(async (tx): Promise<TakeItemOutcome> => {
    const { placeId } = lead
    const item = await lockItem(tx, itemId)
    if (item?.state !== 'shared') return { ok: false, refusal: 'item-not-found' }
    if (!isMade(item.kind)) return { ok: false, refusal: 'is-a-question' }
    if (item.placeId === placeId) return { ok: false, refusal: 'is-ones-own' }
    const place = needed(await findPlace({ id: placeId }, { database: tx }), 'a place')
    if (place.closedAt) return { ok: false, refusal: 'place-is-closed' }
    const by = { itemId, placeId, madeAt: now, madeBy: lead.personId ?? null }
    if (item.kind === 'badge') return offerBadge({ item, by, organisationId }, { tx, lead, now })
    const earlier = await tx
      .selectFrom('libraryCopies')
      .select(['pathwayId', 'textId'])
      .where('itemId', '=', itemId)
      .where('placeId', '=', placeId)
      .executeTakeFirst()
    if (earlier) return { ok: true, ...madeOf(earlier) }
    const made =
      item.kind === 'pathway'
        ? await draftOwnPathway(item, { tx, lead, now })
        : await draftOwnText(item, { tx, lead, now })
    await tx
      .insertInto('libraryCopies')
      .values({ ...by, state: 'taken', ...made })
      .execute()
    await noteItem(tx, { item, action: 'taken-over', actorId: lead.personId, placeId }, now)
    return { ok: true, ...madeOf(made) }
  })
}

interface Made {
  pathwayId: string | null
  textId: string | null
}

const madeOf = ({ pathwayId, textId }: Made) => ({ ...(pathwayId && { pathwayId }), ...(textId && { textId }) })

type Within = { tx: Tx; lead: CityLead; now: Date }

async function draftOwnPathway(item: LibraryItem, { tx, lead, now }: Within): Promise<Made> {
  const content = await findItemContent(item, { database: tx })
  // What is shared has its content (a constraint of the table).
  if (content?.kind !== 'pathway') throw new Fault('shared-pathway-is-missing', item.id)
  const { placeId } = lead
  const drafted = await draftPathwayIn(
    { placeId, content: unboundPathway(content.pathway) },
    { database: tx, curator: lead, now },
  )
  if (!drafted.ok) throw new Fault('lead-drafts-no-pathway', drafted.refusal)
  return { pathwayId: drafted.pathwayId, textId: null }
}

async function draftOwnText(item: LibraryItem, { tx, lead, now }: Within): Promise<Made> {
  const { kind, title, titleCy, body, bodyCy } = item
  const textId = newId(now)
  await tx
    .insertInto('libraryItems')
    .values({
      ...{ id: textId, placeId: lead.placeId, requestId: textId, kind, title, titleCy, body, bodyCy },
      ...{ createdAt: now, changedAt: now },
    })
    .execute()
  return { pathwayId: null, textId }
}

interface Offering {
  item: LibraryItem
  by: { itemId: string; placeId: string; madeAt: Date; madeBy: string | null }
  organisationId: string | undefined
}

/** A badge is signed by an organisation, so it is one of its managers who makes it a draft of theirs. */
async function offerBadge({ item, by, organisationId }: Offering, { tx, lead, now }: Within): Promise<TakeItemOutcome> {
  const standings = organisationId ? await listStandings(organisationId, { database: tx }) : []
  const isIn = standings.some((one) => one.placeId === lead.placeId && one.standing === 'approved')
  if (!organisationId || !isIn) return { ok: false, refusal: 'organisation-not-found' }
  const offered = await tx
    .insertInto('libraryCopies')
    .values({ ...by, organisationId, state: 'offered' })
    .onConflict((conflict) =>
      conflict
        .columns(['itemId', 'placeId', 'organisationId'])
        .doUpdateSet({ state: 'offered', madeAt: now, madeBy: by.madeBy })
        .where('libraryCopies.state', '=', 'declined'),
    )
    .returning('itemId')
    .executeTakeFirst()
  const { placeId, personId: actorId } = lead
  if (offered) await noteItem(tx, { item, action: 'badge-offered', actorId, placeId }, now)
  return { ok: true }
}
