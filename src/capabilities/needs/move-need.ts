import { type NeedStep, needAfter } from './need-rules.ts'
import { changeNeed, type NeedOutcome, type NeedPowers } from './need-store.ts'

export type MoveNeedOutcome = NeedOutcome<'not-now' | 'not-answered'>

/** Lets it go a step on in its life, or back. What is proposed again is hidden. */
export function moveNeed(
  { needId, basedOn, step }: { needId: string; basedOn: string; step: NeedStep },
  powers: NeedPowers,
): Promise<MoveNeedOutcome> {
  return changeNeed<'not-now' | 'not-answered'>(
    {
      ...{ needId, basedOn, action: `need.${step}` },
      act: async (tx, need) => {
        const state = needAfter(need, step)
        if (state === 'not-now' || state === 'not-answered') return state
        const isPublic = need.isPublic && state !== 'proposed'
        await tx.updateTable('needs').set({ state, isPublic }).where('id', '=', needId).execute()
        return undefined
      },
    },
    powers,
  )
}
