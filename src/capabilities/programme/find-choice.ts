import type { Reading } from '#infrastructure/database/database.ts'
import { agreementOf } from './agreement-rules.ts'
import type { Typed } from './application.ts'
import { selectCalls } from './call-store.ts'
import { selectProposals, selectVotes } from './decision-store.ts'
import { type PublicChoice, publicChoice } from './public-choice.ts'
import { criteria } from './rubric.ts'
import { selectScores } from './score-store.ts'

/** How a call was decided, once it is announced. */
export async function findChoice(
  { callId }: { callId: string },
  { database }: Reading,
): Promise<PublicChoice | undefined> {
  const call = await selectCalls(database).where('calls.id', '=', callId).executeTakeFirst()
  if (!call?.outcomeShown || !call.publicSees) return undefined
  const decided = await selectProposals(database, callId).where('decidedAt', 'is not', null).executeTakeFirst()
  if (!decided?.decidedAt) return undefined
  const [accepted, given, votes, sent] = await Promise.all([
    database
      .selectFrom('callApplications')
      .innerJoin('callRevisions', (join) =>
        join.onRef('applicationId', '=', 'callApplications.id').onRef('number', '=', 'callApplications.revision'),
      )
      .select('content')
      .where('callApplications.callId', '=', callId)
      .where('state', '=', 'accepted')
      .orderBy('reference')
      .execute(),
    selectScores(database, callId).execute(),
    selectVotes(database, callId).where('number', '=', decided.number).execute(),
    database
      .selectFrom('callApplications')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('callId', '=', callId)
      .where('revision', '>', 0)
      .executeTakeFirstOrThrow(),
  ])
  const read = given.filter(({ stage }) => stage === 'reading')
  const units = [...new Set(read.map(({ applicationId }) => applicationId))].flatMap((id) =>
    criteria.map((criterion) =>
      read.flatMap((one) => (one.applicationId === id && one.criterion === criterion ? [one.level] : [])),
    ),
  )
  const interviews = given.filter(({ stage }) => stage === 'interview')
  return publicChoice({
    places: accepted.flatMap(({ content }) => {
      const { place } = JSON.parse(content ?? '{}') as Typed
      return place?.placeName && place.region ? [{ placeName: place.placeName, region: place.region }] : []
    }),
    applications: Number(sent.count),
    interviewed: new Set(interviews.map(({ applicationId }) => applicationId)).size,
    assessors: new Set(given.map(({ assessorId }) => assessorId)).size,
    votes: votes.length,
    dissents: votes.filter(({ agrees }) => !agrees).length,
    agreement: agreementOf(units, 'ordinal'),
    decidedAt: decided.decidedAt,
  })
}
