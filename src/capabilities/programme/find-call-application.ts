import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Application } from './application.ts'
import { selectApplications } from './application-store.ts'
import type { CallInPhase } from './call.ts'
import { selectCalls } from './call-store.ts'
import { canonicalJson } from './log-chain-rules.ts'
import { selectForTeam } from './sealed-store.ts'

/** An application for those who have its link, and its call. */
export async function findCallApplication(
  { applicationId }: { applicationId: string },
  { database }: Reading,
): Promise<{ application: Application; call: CallInPhase; isChangedSince: boolean } | undefined> {
  const application = await selectApplications(database).where('id', '=', applicationId).executeTakeFirst()
  const call =
    application && (await selectCalls(database).where('calls.id', '=', application.callId).executeTakeFirst())
  if (!call) return undefined
  const sent = await database
    .selectFrom('callRevisions')
    .select('content')
    .where('applicationId', '=', applicationId)
    .where('number', '=', application.revision)
    .executeTakeFirst()
  const isChangedSince = Boolean(sent?.content) && sent?.content !== canonicalJson(application.typed)
  return { application, call, isChangedSince }
}

/** How many there are, for those who run the programme: before the deadline nothing else is told. */
export async function countCallApplications(
  { callId }: { callId: string },
  { database, team }: Reading & { team: ProgrammeTeam },
): Promise<{ drafts: number; submitted: number }> {
  const call = await selectCalls(database).where('calls.id', '=', callId).executeTakeFirst()
  const rows = await database
    .selectFrom('callApplications')
    .select((select) => ['state', select.fn.countAll<number>().as('count')])
    .where('callId', '=', callId)
    .groupBy('state')
    .execute()
  const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0
  // Once they are read, what this person has a conflict with is in no count.
  if (!call?.teamReads) return { drafts: of('draft'), submitted: of('submitted') }
  const read = await selectForTeam(database, { callId, personId: team.personId })
  return { drafts: of('draft'), submitted: read.length }
}
