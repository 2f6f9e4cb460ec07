import type { Reader } from '#infrastructure/database/database.ts'
import type { Outcomes } from './decision-rules.ts'

export interface Proposal {
  number: number
  outcomes: Outcomes
  reason: string
  proposedAt: Date
  decidedAt: Date | null
}

export const selectProposals = (reader: Reader, callId: string) =>
  reader
    .selectFrom('callProposals')
    .select(['number', 'outcomes', 'reason', 'proposedAt', 'decidedAt'])
    .where('callId', '=', callId)
    .$castTo<Proposal>()

export const selectNewestProposal = (reader: Reader, callId: string) =>
  selectProposals(reader, callId).orderBy('number', 'desc').limit(1).executeTakeFirst()

export interface Vote {
  number: number
  personId: string
  name: string
  agrees: boolean
  reason: string | null
}

export const selectVotes = (reader: Reader, callId: string) =>
  reader
    .selectFrom('callVotes')
    .innerJoin('people', 'people.id', 'personId')
    .select(['number', 'personId', 'people.name', 'agrees', 'reason'])
    .where('callId', '=', callId)
    .orderBy('votedAt')
