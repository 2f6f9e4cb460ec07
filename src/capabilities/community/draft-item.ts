import { findBadge } from '#capabilities/badges/find-badge.ts'
import { findPathway } from '#capabilities/pathways/find-pathway.ts'
import type { CityLead } from '#capabilities/people/authority.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import type { ItemKind, ItemText } from './library-item.ts'
import { noteItem, trimmedText } from './library-store.ts'

export type DraftItemOutcome =
  | { ok: true; itemId: string }
  | { ok: false; refusal: 'source-not-found' | 'question-not-found' | 'words-are-missing' | 'too-many-drafts' }

interface DraftItemRequest extends ItemText {
  /** Of the form: sent twice, it is one draft. */
  requestId: string
  kind: ItemKind
  /** The published badge or pathway of the place, where it is one; of an answer the question. */
  sourceId?: string | undefined
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

const mostDrafts = 200

/** Begins something for the library; nobody but those who lead the place sees it until it is shared. */
export function draftItem(
  { requestId, kind, sourceId, ...typed }: DraftItemRequest,
  { database, lead, now }: Context,
): Promise<DraftItemOutcome> {
  return database.transaction().execute(async (tx): Promise<DraftItemOutcome> => {
    const { placeId } = lead
    const question = kind === 'answer' ? await findQuestion(tx, { questionId: sourceId }) : undefined
    if (kind === 'answer' && !question) return { ok: false, refusal: 'question-not-found' }
    // An answer is called what its question is called.
    const said = trimmedText({ ...typed, ...question?.named })
    if (!said.title || !said.body) return { ok: false, refusal: 'words-are-missing' }
    const source = await findSource(tx, { kind, sourceId, placeId })
    if (!source) return { ok: false, refusal: 'source-not-found' }
    const { count } = await tx
      .selectFrom('libraryItems')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('placeId', '=', placeId)
      .where('state', '=', 'draft')
      .executeTakeFirstOrThrow()
    if (count >= mostDrafts) return { ok: false, refusal: 'too-many-drafts' }
    const made = await tx
      .insertInto('libraryItems')
      .values({
        id: newId(now),
        placeId,
        requestId,
        kind,
        ...said,
        ...source,
        answersId: question?.id ?? null,
        createdAt: now,
        changedAt: now,
      })
      .onConflict((conflict) => conflict.columns(['placeId', 'requestId']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) await noteItem(tx, { item: { id: made.id, placeId }, action: 'begun', actorId: lead.personId }, now)
    const { id: itemId } =
      made ??
      (await tx
        .selectFrom('libraryItems')
        .select('id')
        .where('placeId', '=', placeId)
        .where('requestId', '=', requestId)
        .executeTakeFirstOrThrow())
    return { ok: true, itemId }
  })
}

/** What is answered: a question that others can read. */
async function findQuestion(
  tx: Tx,
  { questionId }: { questionId: string | undefined },
): Promise<{ id: string; named: Pick<ItemText, 'title' | 'titleCy'> } | undefined> {
  if (!questionId) return undefined
  const question = await tx
    .selectFrom('libraryItems')
    .select(['id', 'title', 'titleCy'])
    .where('id', '=', questionId)
    .where('kind', '=', 'question')
    .where('state', '=', 'shared')
    // Its words wait: what is answered changes no more.
    .forShare()
    .executeTakeFirst()
  return question && { id: question.id, named: { title: question.title, titleCy: question.titleCy } }
}

interface Source {
  badgeId: string | null
  pathwayId: string | null
  organisationId: string | null
}

/** What it is about: a published badge or pathway of this place. A text is about nothing but itself. */
async function findSource(
  tx: Tx,
  { kind, sourceId, placeId }: { kind: ItemKind; sourceId: string | undefined; placeId: string },
): Promise<Source | undefined> {
  if (kind !== 'badge' && kind !== 'pathway') return { badgeId: null, pathwayId: null, organisationId: null }
  if (!sourceId) return undefined
  const found = await (kind === 'badge'
    ? findBadge({ id: sourceId }, { database: tx })
    : findPathway({ id: sourceId }, { database: tx }))
  if (found?.placeId !== placeId || found.status !== 'published') return undefined
  const { organisationId } = found
  return {
    badgeId: kind === 'badge' ? sourceId : null,
    pathwayId: kind === 'pathway' ? sourceId : null,
    organisationId,
  }
}
