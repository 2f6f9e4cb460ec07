import type { Reader } from '#infrastructure/database/database.ts'
import type { Typed } from './application.ts'
import type { ApplicationState } from './application-rules.ts'
import type { CallInPhase } from './call.ts'
import { openToAssessors } from './call-phase-rules.ts'
import { selectCalls } from './call-store.ts'
import { foundConflicts, type KnownReader } from './conflict-rules.ts'

// Whatever is read of what applicants sent is read here, and by one reader: what that person has a conflict with is in no answer.

export interface ReadApplication {
  applicationId: string
  reference: string
  revision: number
  state: ApplicationState
  /** Who began it. */
  name: string
  email: string | null
  content: Typed
}

interface Reads {
  callId: string
  personId: string
}

/** What was sent to a call and is in play, but for this reader's conflicts: noted ones, and those that are found now. */
async function selectSent(reader: Reader, { callId, personId }: Reads): Promise<ReadApplication[]> {
  const sent = await selectInPlay(reader, callId)
  const noted = await reader
    .selectFrom('callConflicts')
    .select('applicationId')
    .where('callId', '=', callId)
    .where('personId', '=', personId)
    .execute()
  const hidden = new Set([
    ...noted.map(({ applicationId }) => applicationId),
    ...findIn(sent, await selectReader(reader, personId)),
  ])
  return sent.filter(({ applicationId }) => !hidden.has(applicationId))
}

async function selectInPlay(reader: Reader, callId: string): Promise<ReadApplication[]> {
  const rows = await reader
    .selectFrom('callApplications')
    .innerJoin('callRevisions', (join) =>
      join.onRef('applicationId', '=', 'callApplications.id').onRef('number', '=', 'callApplications.revision'),
    )
    .select(['applicationId', 'reference', 'revision', 'state', 'name', 'email', 'content'])
    .where('callApplications.callId', '=', callId)
    .where('content', 'is not', null)
    .where('state', '!=', 'withdrawn')
    .orderBy('reference')
    .execute()
  return rows.map((row) => ({
    ...row,
    state: row.state as ApplicationState,
    content: JSON.parse(row.content ?? '{}') as Typed,
  }))
}

const findIn = (sent: ReadApplication[], known: KnownReader) =>
  foundConflicts(
    sent.map(({ applicationId, email, name, content }) => ({
      ...{ applicationId, email, names: [name, content.lead?.leadName].filter(isSaid) },
      organisation: content.lead?.organisation,
    })),
    known,
  )

async function selectReader(reader: Reader, personId: string): Promise<KnownReader> {
  const [person, addresses, organisations] = await Promise.all([
    reader.selectFrom('people').select(['name', 'email']).where('id', '=', personId).executeTakeFirst(),
    reader.selectFrom('personAddresses').select('email').where('personId', '=', personId).execute(),
    reader
      .selectFrom('organisationMembers')
      .innerJoin('organisations', 'organisations.id', 'organisationId')
      .select('name')
      .where('personId', '=', personId)
      .execute(),
  ])
  return {
    emails: [...addresses.map(({ email }) => email), person?.email?.toLowerCase()].filter(isSaid),
    names: [person?.name].filter(isSaid),
    organisations: organisations.map(({ name }) => name),
  }
}

const isSaid = (text: string | undefined): text is string => text !== undefined

/** What is found of this reader in all that was sent: to be noted, and shown to nobody. */
export async function selectFound(reader: Reader, { callId, personId }: Reads): Promise<string[]> {
  return findIn(await selectInPlay(reader, callId), await selectReader(reader, personId))
}

/** Whether this person has a conflict with anything that is in play. */
export async function hasConflict(reader: Reader, reads: Reads): Promise<boolean> {
  const [all, own] = await Promise.all([selectInPlay(reader, reads.callId), selectSent(reader, reads)])
  return own.length < all.length
}

/** The sealed is opened by a right of the active phase alone. */
export async function selectForAssessor(reader: Reader, reads: Reads): Promise<ReadApplication[]> {
  const call = await findPhase(reader, reads)
  const open = call ? openToAssessors(call) : []
  if (open.length === 0) return []
  return (await selectSent(reader, reads)).filter(({ state }) => open.includes(state))
}

export async function selectForTeam(reader: Reader, reads: Reads): Promise<ReadApplication[]> {
  const call = await findPhase(reader, reads)
  return call?.teamReads ? selectSent(reader, reads) : []
}

/** While the call is sealed: what this person broke the seal of, with a reason. */
export async function selectBroken(reader: Reader, reads: Reads): Promise<ReadApplication[]> {
  const broken = await reader
    .selectFrom('callBrokenSeals')
    .select('applicationId')
    .where('callId', '=', reads.callId)
    .where('personId', '=', reads.personId)
    .execute()
  const ids = new Set(broken.map(({ applicationId }) => applicationId))
  if (ids.size === 0) return []
  return (await selectSent(reader, reads)).filter(({ applicationId }) => ids.has(applicationId))
}

/** Whether this person could open an application by breaking its seal: there is no trace of others. */
export async function findSealed(
  reader: Reader,
  { reference, ...reads }: Reads & { reference: string },
): Promise<{ applicationId: string; revision: number } | undefined> {
  return (await selectSent(reader, reads)).find((one) => one.reference === reference)
}

function findPhase(reader: Reader, { callId }: Reads): Promise<CallInPhase | undefined> {
  return selectCalls(reader).where('calls.id', '=', callId).executeTakeFirst()
}
