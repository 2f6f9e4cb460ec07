import type { OwnedOutcome, OwnedPowers } from '#capabilities/work/move-owned.ts'
import { type AskMove, moveAsk } from './move-ask.ts'

/** Ends an ask before its last day: nobody can answer it any more. The answers stay until their days are over. */
export function closeAsk(move: AskMove, powers: OwnedPowers): Promise<OwnedOutcome> {
  return moveAsk<never>(
    {
      ...move,
      ...{ from: ['open'], action: 'ask.closed' },
      act: async (tx, { id }) => {
        const closed = { state: 'closed', closedAt: powers.now, changedAt: powers.now }
        await tx.updateTable('asks').set(closed).where('id', '=', id).execute()
        return undefined
      },
    },
    powers,
  )
}
