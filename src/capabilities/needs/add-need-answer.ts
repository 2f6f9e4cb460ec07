import { findBadge } from '#capabilities/badges/find-badge.ts'
import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import { findPathway } from '#capabilities/pathways/find-pathway.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import { type AnswerKind, mostAnswers, type Need } from './need.ts'
import { thingAt } from './need-rules.ts'
import { changeNeed, type NeedOutcome, type NeedPowers } from './need-store.ts'

export type AddNeedAnswerOutcome = NeedOutcome<'no-such-thing' | 'too-many'>

interface Request {
  needId: string
  basedOn: string
  /** Of the page of an opportunity, event, badge or pathway of the place. */
  address: string
}

/** Says that something of the place answers a need. */
export function addNeedAnswer(
  { needId, basedOn, address }: Request,
  powers: NeedPowers,
): Promise<AddNeedAnswerOutcome> {
  return changeNeed<'no-such-thing' | 'too-many'>(
    {
      ...{ needId, basedOn, action: 'need.answered' },
      act: async (tx, need) => {
        const thing = await thingOf(tx, { need, address, now: powers.now })
        if (!thing) return 'no-such-thing'
        if (need.answers >= mostAnswers) return 'too-many'
        await tx
          .insertInto('needAnswers')
          .values({ needId, kind: thing.kind, thingId: thing.id, addedAt: powers.now })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        return undefined
      },
    },
    powers,
  )
}

/** Takes it away again. */
export function removeNeedAnswer(
  { needId, basedOn, kind, thingId }: { needId: string; basedOn: string; kind: AnswerKind; thingId: string },
  powers: NeedPowers,
): Promise<NeedOutcome> {
  return changeNeed<never>(
    {
      ...{ needId, basedOn, action: 'need.unanswered' },
      act: async (tx) => {
        await tx
          .deleteFrom('needAnswers')
          .where('needId', '=', needId)
          .where('kind', '=', kind)
          .where('thingId', '=', thingId)
          .execute()
        return undefined
      },
    },
    powers,
  )
}

interface Sought {
  need: Need
  address: string
  now: Date
}

/** What everybody can open at this address, of this place alone. */
async function thingOf(
  database: Tx,
  { need, address, now }: Sought,
): Promise<{ kind: AnswerKind; id: string } | undefined> {
  const place = needed(await findPlace({ id: need.placeId }, { database }), 'the place')
  const at = thingAt(address, place)
  if (!at) return undefined
  const by = { placeSlug: place.slug, slug: at.slug }
  if (at.kind === 'opportunity') {
    const found = await findOpportunity(by, { database, now })
    return found?.status === 'published' ? { kind: at.kind, id: found.id } : undefined
  }
  const found = at.kind === 'badge' ? await findBadge(by, { database }) : await findPathway(by, { database })
  return found && !('status' in found && found.status === 'draft') ? { kind: at.kind, id: found.id } : undefined
}
