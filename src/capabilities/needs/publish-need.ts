import { changeNeed, type NeedOutcome, type NeedPowers } from './need-store.ts'

export type PublishNeedOutcome = NeedOutcome<'not-agreed'>

interface Request {
  needId: string
  basedOn: string
}

/** Shows a need to everybody, in the very words that were read, once it is agreed. */
export function publishNeed({ needId, basedOn }: Request, powers: NeedPowers): Promise<PublishNeedOutcome> {
  return changeNeed<'not-agreed'>(
    {
      ...{ needId, basedOn, action: 'need.published', isDone: ({ isPublic }) => isPublic },
      act: async (tx, { state }) => {
        if (state === 'proposed') return 'not-agreed'
        await tx.updateTable('needs').set({ isPublic: true }).where('id', '=', needId).execute()
        return undefined
      },
    },
    powers,
  )
}

/** Hides it from everybody but those who lead the place. */
export function hideNeed({ needId, basedOn }: Request, powers: NeedPowers): Promise<NeedOutcome> {
  return changeNeed<never>(
    {
      ...{ needId, basedOn, action: 'need.hidden', isDone: ({ isPublic }) => !isPublic },
      act: async (tx) => {
        await tx.updateTable('needs').set({ isPublic: false }).where('id', '=', needId).execute()
        return undefined
      },
    },
    powers,
  )
}
