import { findStanding } from '#capabilities/organisations/find-standing.ts'
import type { OwnedOutcome, OwnedPowers } from '#capabilities/work/move-owned.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { type AskContentRefusal, askRefusalOf } from './ask-rules.ts'
import { type AskMove, moveAsk } from './move-ask.ts'

export type PublishAskOutcome = OwnedOutcome<AskContentRefusal | 'not-approved'>

/** Lets an ask be answered, in the very words that were read. */
export function publishAsk(move: AskMove & { basedOn: string }, powers: OwnedPowers): Promise<PublishAskOutcome> {
  return moveAsk<AskContentRefusal | 'not-approved'>(
    {
      ...move,
      ...{ from: ['draft'], action: 'ask.opened' },
      act: async (tx, ask) => {
        const refusal = askRefusalOf(ask, localParts(powers.now).date)
        if (refusal) return refusal
        if ((await findStanding(ask, { database: tx })) !== 'approved') return 'not-approved'
        const open = { state: 'open', openedAt: powers.now, changedAt: powers.now }
        await tx.updateTable('asks').set(open).where('id', '=', ask.id).execute()
        return undefined
      },
    },
    powers,
  )
}
