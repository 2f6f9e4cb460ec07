import { newId } from '#infrastructure/ids.ts'
import { findObservation } from './find-observation.ts'
import type { NeedContent } from './need.ts'
import { type NeedRefusal, needRefusalOf, trimmedNeed } from './need-rules.ts'
import { type NeedPowers, noteNeed } from './need-store.ts'

export type ProposeNeedOutcome = { ok: true; needId: string } | { ok: false; refusal: NeedRefusal | 'no-such-figure' }

interface Request {
  /** Of the form: sent twice, it is one. */
  requestId: string
  content: NeedContent
  /** The figure that it quotes, as it stands now. */
  indicatorId?: string | undefined
}

/** Writes down what the place needs. Only those who lead it see it. */
export function proposeNeed(
  { requestId, content, indicatorId }: Request,
  { database, lead, now }: NeedPowers,
): Promise<ProposeNeedOutcome> {
  const { placeId } = lead
  return database.transaction().execute(async (tx): Promise<ProposeNeedOutcome> => {
    const observation = indicatorId ? await findObservation({ placeId, indicatorId }, { database: tx, now }) : undefined
    if (indicatorId && !observation) return { ok: false, refusal: 'no-such-figure' }
    const words = trimmedNeed(content)
    const refusal = needRefusalOf(words, observation !== undefined)
    if (refusal) return { ok: false, refusal }
    const quoted = observation ? JSON.stringify(observation) : null
    const made = await tx
      .insertInto('needs')
      .values({
        ...{ id: newId(now), placeId, requestId, state: 'proposed', isPublic: false, ...words, observation: quoted },
        ...{ createdAt: now, changedAt: now },
      })
      .onConflict((conflict) => conflict.columns(['placeId', 'requestId']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) await noteNeed(tx, { needId: made.id, action: 'need.proposed', lead }, now)
    const { id: needId } =
      made ??
      (await tx
        .selectFrom('needs')
        .select('id')
        .where('placeId', '=', placeId)
        .where('requestId', '=', requestId)
        .executeTakeFirstOrThrow())
    return { ok: true, needId }
  })
}
