import { findObservation } from './find-observation.ts'
import type { NeedContent } from './need.ts'
import { type NeedRefusal, needRefusalOf, trimmedNeed } from './need-rules.ts'
import { changeNeed, type NeedOutcome, type NeedPowers } from './need-store.ts'

export type ReviseNeedOutcome = NeedOutcome<NeedRefusal | 'no-such-figure' | 'is-public'>

interface Request {
  needId: string
  basedOn: string
  content: NeedContent
  /** The figure that was quoted stays as it stood; another is quoted as it stands now; or none is. */
  figure: 'kept' | 'none' | { indicatorId: string }
}

/** Says it otherwise. What everybody reads is hidden first, and never changes under a reader. */
export function reviseNeed(
  { needId, basedOn, content, figure }: Request,
  powers: NeedPowers,
): Promise<ReviseNeedOutcome> {
  const words = trimmedNeed(content)
  return changeNeed<NeedRefusal | 'no-such-figure' | 'is-public'>(
    {
      ...{ needId, basedOn, action: 'need.revised' },
      act: async (tx, need) => {
        if (need.isPublic) return 'is-public'
        const { placeId } = need
        const asked = typeof figure === 'object' ? { placeId, indicatorId: figure.indicatorId } : undefined
        const found = asked && (await findObservation(asked, { database: tx, now: powers.now }))
        if (asked && !found) return 'no-such-figure'
        const observation = figure === 'kept' ? need.observation : found
        const refusal = needRefusalOf(words, Boolean(observation))
        if (refusal) return refusal
        const quoted = observation ? JSON.stringify(observation) : null
        await tx
          .updateTable('needs')
          .set({ ...words, observation: quoted })
          .where('id', '=', needId)
          .execute()
        return undefined
      },
    },
    powers,
  )
}
