import { addPeople } from '#capabilities/people/add-people.ts'
import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import { needed } from '#infrastructure/needed.ts'
import type { Services } from '#infrastructure/services.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import { addToLog } from './call-log-store.ts'
import { stageOf } from './call-phase-rules.ts'
import { lockCall, selectCalls } from './call-store.ts'
import { assessorAppointed } from './programme-jobs.ts'
import { selectScores } from './score-store.ts'
import { selectForTeam } from './sealed-store.ts'

export type AppointAssessorOutcome = { ok: true } | { ok: false; refusal: 'call-not-found' | 'call-is-decided' }

type Context = Pick<Services, 'database' | 'queue'> & { team: ProgrammeTeam; now: Date }

/** Asks a person to read the applications of a call. They open nothing before they have declared their conflicts. */
export async function appointAssessor(
  { callId, email, name, language }: { callId: string; email: string; name: string; language: Language },
  { database, queue, team, now }: Context,
): Promise<AppointAssessorOutcome> {
  const people = await addPeople([{ email, name }], { database, now })
  const personId = needed(people.get(email.trim().toLowerCase()), 'the person who was recorded')
  return database.transaction().execute(async (tx): Promise<AppointAssessorOutcome> => {
    const call = await lockCall(tx, callId)
    if (!call) return { ok: false, refusal: 'call-not-found' }
    if (call.outcomeShown) return { ok: false, refusal: 'call-is-decided' }
    const made = await tx
      .insertInto('callAssessors')
      .values({ callId, personId, appointedAt: now })
      .onConflict((conflict) => conflict.columns(['callId', 'personId']).doNothing())
      .returning('personId')
      .executeTakeFirst()
    if (!made) return { ok: true }
    await queue.enqueue(tx, assessorAppointed, [{ callId, personId, language }])
    const entry = { actorId: team.personId, action: 'call.assessor-appointed', subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { personId } }, now)
    await addToLog(tx, callId, { kind: 'assessor', by: team.personId, personId }, now)
    return { ok: true }
  })
}

/** Whether this person reads the applications of this call: asked by the gate at each request. */
export async function findAssessor(
  { callId, personId }: { callId: string; personId: string },
  { database }: Reading,
): Promise<{ declaredAt: Date | null } | undefined> {
  return database
    .selectFrom('callAssessors')
    .select('declaredAt')
    .where('callId', '=', callId)
    .where('personId', '=', personId)
    .executeTakeFirst()
}

export interface AppointedAssessor {
  personId: string
  name: string
  email: string | null
  declaredAt: Date | null
  /** How many applications they have scored, of those that the one who asks may see. */
  scored: number
}

/** The assessors of a call, and how far they are with what is scored now. */
export async function listAssessors(
  { callId }: { callId: string },
  { database, team }: Reading & { team: ProgrammeTeam },
): Promise<AppointedAssessor[]> {
  const call = await selectCalls(database).where('calls.id', '=', callId).executeTakeFirst()
  const stage = (call && stageOf(call)) ?? 'reading'
  const [rows, seen, given] = await Promise.all([
    database
      .selectFrom('callAssessors')
      .innerJoin('people', 'people.id', 'personId')
      .select(['personId', 'people.name', 'people.email', 'declaredAt'])
      .where('callId', '=', callId)
      .orderBy('people.name')
      .execute(),
    selectForTeam(database, { callId, personId: team.personId }),
    selectScores(database, callId).where('stage', '=', stage).execute(),
  ])
  const known = new Set(seen.map(({ applicationId }) => applicationId))
  return rows.map((row) => {
    const own = given.filter((one) => one.assessorId === row.personId && known.has(one.applicationId))
    return { ...row, scored: new Set(own.map(({ applicationId }) => applicationId)).size }
  })
}
