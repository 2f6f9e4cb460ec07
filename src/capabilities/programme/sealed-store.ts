import type { Reader } from '#infrastructure/database/database.ts'
import type { Typed } from './application.ts'
import type { ApplicationState } from './application-rules.ts'
import type { CallInPhase } from './call.ts'
import { openToAssessors } from './call-phase-rules.ts'
import { selectCalls } from './call-store.ts'
import { conflictGrounds, type KnownApplicant, type KnownReader } from './conflict-rules.ts'

// Whatever is read of what applicants sent is read here, and by one reader: what that person has a conflict with is in no answer.

export interface ReadApplication {
  applicationId: string
  reference: string
  revision: number
  state: ApplicationState
  content: Typed
}

/** With all who stand behind it: to find conflicts by, and handed on to nobody. */
interface InPlay extends ReadApplication {
  behind: KnownApplicant
}

interface Reads {
  callId: string
  personId: string
}

/** What was sent to a call and is in play, but for this reader's conflicts: noted ones, and those that are found now. */
async function selectSent(reader: Reader, reads: Reads): Promise<ReadApplication[]> {
  const sent = await selectInPlay(reader, reads.callId)
  const hidden = await selectHidden(reader, sent, reads)
  return sent.filter(({ applicationId }) => !hidden.has(applicationId)).map(({ behind: _, ...one }) => one)
}

async function selectHidden(reader: Reader, sent: InPlay[], { callId, personId }: Reads): Promise<Set<string>> {
  const noted = await reader
    .selectFrom('callConflicts')
    .select('applicationId')
    .where('callId', '=', callId)
    .where('personId', '=', personId)
    .execute()
  return new Set([
    ...noted.map(({ applicationId }) => applicationId),
    ...findIn(sent, await selectReader(reader, personId)),
  ])
}

async function selectInPlay(reader: Reader, callId: string): Promise<InPlay[]> {
  const [rows, others] = await Promise.all([
    reader
      .selectFrom('callApplications')
      .innerJoin('callRevisions', (join) =>
        join.onRef('applicationId', '=', 'callApplications.id').onRef('number', '=', 'callApplications.revision'),
      )
      .select(['applicationId', 'reference', 'revision', 'state', 'name', 'email', 'content'])
      .where('callApplications.callId', '=', callId)
      .where('content', 'is not', null)
      .where('state', '!=', 'withdrawn')
      .orderBy('reference')
      .execute(),
    selectOthers(reader, callId),
  ])
  return rows.map(({ name, email, ...row }) => {
    const content = JSON.parse(row.content ?? '{}') as Typed
    const beside = others.filter(({ applicationId }) => applicationId === row.applicationId)
    const behind: KnownApplicant = {
      applicationId: row.applicationId,
      names: [name, content.lead?.leadName, ...beside.map((one) => one.name)].filter(isSaid),
      emails: [email, ...beside.map((one) => one.email)].filter(isSaid),
      organisations: [content.lead?.organisation, ...beside.map((one) => one.organisation)].filter(isSaid),
    }
    return { ...row, state: row.state as ApplicationState, content, behind }
  })
}

/**
 * Who writes an application beside its applicant, taken out later or not, and who confirmed it as a partner. Those who never
 * agreed are left out: an applicant would choose their assessors by naming them.
 */
async function selectOthers(reader: Reader, callId: string) {
  const [coapplicants, partners] = await Promise.all([
    reader
      .selectFrom('callCoapplicants')
      .select(['applicationId', 'name', 'email'])
      .where('callId', '=', callId)
      .where('acceptedAt', 'is not', null)
      .execute(),
    reader
      .selectFrom('callPartners')
      .select(['applicationId', 'name', 'email', 'organisation'])
      .where('callId', '=', callId)
      .where('confirmedAt', 'is not', null)
      .where('removedAt', 'is', null)
      .execute(),
  ])
  return [...coapplicants.map((one) => ({ ...one, organisation: undefined })), ...partners]
}

const groundsIn = (sent: InPlay[], known: KnownReader) =>
  conflictGrounds(
    sent.map(({ behind }) => behind),
    known,
  )

const findIn = (sent: InPlay[], known: KnownReader) => groundsIn(sent, known).map(({ applicationId }) => applicationId)

async function selectReader(reader: Reader, personId: string): Promise<KnownReader> {
  const [person, addresses, organisations, namesakes] = await Promise.all([
    reader.selectFrom('people').select(['name', 'email']).where('id', '=', personId).executeTakeFirst(),
    reader.selectFrom('personAddresses').select('email').where('personId', '=', personId).execute(),
    reader
      .selectFrom('organisationMembers')
      .innerJoin('organisations', 'organisations.id', 'organisationId')
      .select('name')
      .where('personId', '=', personId)
      .execute(),
    reader.selectFrom('callNamesakes').select('applicationId').where('personId', '=', personId).execute(),
  ])
  return {
    emails: [...addresses.map(({ email }) => email), person?.email?.toLowerCase()].filter(isSaid),
    names: [person?.name].filter(isSaid),
    organisations: organisations.map(({ name }) => name),
    namesakeOf: namesakes.map(({ applicationId }) => applicationId),
  }
}

const isSaid = (text: string | null | undefined): text is string => Boolean(text)

/** What is found of this reader in all that was sent: to be noted, and shown to nobody. */
export async function selectFound(reader: Reader, { callId, personId }: Reads): Promise<string[]> {
  return findIn(await selectInPlay(reader, callId), await selectReader(reader, personId))
}

/** Whether this person has a conflict with anything that is decided about. */
export async function hasConflict(reader: Reader, reads: Reads): Promise<boolean> {
  const sent = (await selectInPlay(reader, reads.callId)).filter(({ state }) => state !== 'ineligible')
  const hidden = await selectHidden(reader, sent, reads)
  return sent.some(({ applicationId }) => hidden.has(applicationId))
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

export interface Namesake {
  personId: string
  applicationId: string
  name: string
  isAssessor: boolean
  reference: string
  placeName: string
}

/**
 * Assessors and people of the team who read nothing of an application because of a name alone: it may be another person of
 * this name. Of what the one who asks may read, and nothing before that.
 */
export async function selectNamesakes(reader: Reader, reads: Reads): Promise<Namesake[]> {
  const shown = new Set((await selectForTeam(reader, reads)).map(({ applicationId }) => applicationId))
  const sent = (await selectInPlay(reader, reads.callId)).filter(({ applicationId }) => shown.has(applicationId))
  if (sent.length === 0) return []
  const [assessors, team] = await Promise.all([
    reader.selectFrom('callAssessors').select('personId').where('callId', '=', reads.callId).execute(),
    reader.selectFrom('programmeTeam').select('personId').execute(),
  ])
  const asked = new Set(assessors.map(({ personId }) => personId))
  const people = new Set([...asked, ...team.map(({ personId }) => personId)])
  const found = await Promise.all(
    [...people].map(async (personId) => {
      const known = await selectReader(reader, personId)
      const [name] = known.names
      if (name === undefined) return []
      return groundsIn(sent, known)
        .filter(({ grounds }) => grounds.every((ground) => ground === 'name'))
        .flatMap(({ applicationId }) => {
          const one = sent.find((read) => read.applicationId === applicationId)
          if (!one) return []
          const { reference, content } = one
          const placeName = content.place?.placeName ?? reference
          return [{ ...{ personId, applicationId, name, reference, placeName }, isAssessor: asked.has(personId) }]
        })
    }),
  )
  return found.flat()
}

function findPhase(reader: Reader, { callId }: Reads): Promise<CallInPhase | undefined> {
  return selectCalls(reader).where('calls.id', '=', callId).executeTakeFirst()
}
