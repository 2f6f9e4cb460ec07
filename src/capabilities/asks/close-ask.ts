import { findStanding } from '#capabilities/organisations/find-standing.ts'
import type { OwnedOutcome, OwnedPowers } from '#capabilities/work/move-owned.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
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

/** Opens an ask again that was closed before its last day. */
export function reopenAsk(
  move: AskMove,
  powers: OwnedPowers,
): Promise<OwnedOutcome<'closes-too-soon' | 'not-approved'>> {
  return moveAsk<'closes-too-soon' | 'not-approved'>(
    {
      ...move,
      ...{ from: ['closed'], action: 'ask.reopened' },
      act: async (tx, ask) => {
        if (ask.closesOn < localParts(powers.now).date) return 'closes-too-soon'
        if ((await findStanding(ask, { database: tx })) !== 'approved') return 'not-approved'
        const open = { state: 'open', closedAt: null, changedAt: powers.now }
        await tx.updateTable('asks').set(open).where('id', '=', ask.id).execute()
        return undefined
      },
    },
    powers,
  )
}
