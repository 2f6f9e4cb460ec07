import type { CityLead } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { itemRevision } from './find-item.ts'
import { othersRefusalOf } from './item-rules.ts'
import type { ItemText } from './library-item.ts'
import { lockItem, noteItem, trimmedText, wasAnswered } from './library-store.ts'

export type ReviseItemOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | 'item-not-found'
        | 'is-anothers'
        | 'words-are-missing'
        | 'is-shared'
        | 'was-answered'
        | 'changed-meanwhile'
    }

interface ReviseItemRequest extends ItemText {
  itemId: string
  /** What was seen (`itemRevision`). */
  basedOn: string
}

type Context = Pick<Services, 'database'> & { lead: CityLead; now: Date }

/** Changes the words of a draft. What others can read is taken back first: nobody takes over words that moved under them. */
export function reviseItem(
  { itemId, basedOn, ...typed }: ReviseItemRequest,
  { database, lead, now }: Context,
): Promise<ReviseItemOutcome> {
  return database.transaction().execute(async (tx): Promise<ReviseItemOutcome> => {
    const item = await lockItem(tx, itemId)
    if (item?.placeId !== lead.placeId) return { ok: false, refusal: othersRefusalOf(item, lead) }
    // An answer is called what its question is called.
    const said = trimmedText(item.answersId ? { ...typed, title: item.title, titleCy: item.titleCy } : typed)
    if (!said.title || !said.body) return { ok: false, refusal: 'words-are-missing' }
    if (item.state !== 'draft') return { ok: false, refusal: 'is-shared' }
    if (itemRevision(item) === itemRevision(said)) return { ok: true }
    if (await wasAnswered(tx, item)) return { ok: false, refusal: 'was-answered' }
    if (itemRevision(item) !== basedOn) return { ok: false, refusal: 'changed-meanwhile' }
    await tx
      .updateTable('libraryItems')
      .set({ ...said, changedAt: now })
      .where('id', '=', itemId)
      .execute()
    await noteItem(tx, { item, action: 'changed', actorId: lead.personId }, now)
    return { ok: true }
  })
}
