import { moveOwned, type OwnedOutcome, type OwnedPowers } from '#capabilities/work/move-owned.ts'
import type { Tx } from '#infrastructure/database/database.ts'
import type { AskState } from './ask.ts'
import { askRevision, lockAsk, type StoredAsk } from './ask-store.ts'

export interface AskMove {
  askId: string
  /** What was read (`askRevision`); left out where what it says does not matter. */
  basedOn?: string | undefined
}

interface Step<Refusal> extends AskMove {
  from: AskState[]
  action: string
  /** What is written, or why it is not. */
  act: (tx: Tx, ask: StoredAsk) => Promise<Refusal | undefined>
}

/** Does something to an ask that stands where this may be done. */
export function moveAsk<Refusal extends string = never>(
  { askId, from, ...step }: Step<Refusal>,
  powers: OwnedPowers,
): Promise<OwnedOutcome<Refusal>> {
  return moveOwned<StoredAsk, Refusal>(
    {
      ...{ ...step, id: askId, when: ({ state }) => from.includes(state) },
      kind: { subjectType: 'ask', lock: lockAsk, revision: askRevision },
    },
    powers,
  )
}
