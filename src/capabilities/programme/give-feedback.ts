import type { ProgrammeTeam } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { holdCall, selectCalls } from './call-store.ts'
import { hashOfText } from './log-chain-rules.ts'
import { applicationMailDue } from './programme-jobs.ts'
import { type Criterion, criteria } from './rubric.ts'
import { selectScores } from './score-store.ts'
import { selectForTeam } from './sealed-store.ts'

/** Of one criterion, in characters. */
export const longestFeedback = 3000

export type Feedback = Record<Criterion, string>

export type GiveFeedbackOutcome =
  | { ok: true }
  | { ok: false; refusal: 'not-announced' | 'application-not-found' | 'feedback-is-missing' | 'feedback-is-too-long' }

type Context = Pick<Services, 'database' | 'queue'> & { team: ProgrammeTeam; now: Date }

/** Tells an applicant, criterion by criterion, what was found. It can be mended; each time they are told by mail. */
export function giveFeedback(
  { callId, applicationId, feedback }: { callId: string; applicationId: string; feedback: Feedback },
  { database, queue, team, now }: Context,
): Promise<GiveFeedbackOutcome> {
  const { personId } = team
  return database.transaction().execute(async (tx): Promise<GiveFeedbackOutcome> => {
    const call = await holdCall(tx, callId)
    if (!call?.outcomeShown) return { ok: false, refusal: 'not-announced' }
    const known = (await selectForTeam(tx, { callId, personId })).some((one) => one.applicationId === applicationId)
    if (!known) return { ok: false, refusal: 'application-not-found' }
    if (criteria.some((criterion) => feedback[criterion].trim() === ''))
      return { ok: false, refusal: 'feedback-is-missing' }
    if (criteria.some((criterion) => feedback[criterion].length > longestFeedback))
      return { ok: false, refusal: 'feedback-is-too-long' }
    for (const criterion of criteria) {
      const words = { text: feedback[criterion], writtenAt: now, writtenBy: personId }
      await tx
        .insertInto('callFeedback')
        .values({ callId, applicationId, criterion, ...words })
        .onConflict((conflict) => conflict.columns(['applicationId', 'criterion']).doUpdateSet(words))
        .execute()
    }
    await tx.deleteFrom('callFeedbackDrafts').where('applicationId', '=', applicationId).execute()
    const due = { applicationId, mail: 'feedback' as const, revision: 0, until: now.toISOString() }
    await queue.enqueue(tx, applicationMailDue, [due])
    const entry = { actorId: personId, action: 'call.feedback-given', subjectType: 'call', subjectId: callId }
    await audit(tx, { ...entry, detail: { applicationId } }, now)
    const hash = hashOfText(criteria.map((criterion) => feedback[criterion]).join('\n'))
    await addToLog(tx, callId, { kind: 'feedback', by: personId, applicationId, hash }, now)
    return { ok: true }
  })
}

/** What an applicant was told; nothing before the decision is released. */
export async function findFeedback(
  { applicationId }: { applicationId: string },
  { database }: Reading,
): Promise<{ criterion: Criterion; text: string }[]> {
  const rows = await database
    .selectFrom('callFeedback')
    .select(['callId', 'criterion', 'text'])
    .where('applicationId', '=', applicationId)
    .execute()
  const [first] = rows
  const call = first && (await selectCalls(database).where('calls.id', '=', first.callId).executeTakeFirst())
  if (!call?.outcomeShown) return []
  return criteria.flatMap((criterion) => {
    const text = rows.find((row) => row.criterion === criterion)?.text
    return text ? [{ criterion, text }] : []
  })
}

/** To begin with: what assessors wrote of each criterion, without their names. */
export async function draftFeedback(
  { callId, applicationId }: { callId: string; applicationId: string },
  { database, team }: Reading & { team: ProgrammeTeam },
): Promise<Record<string, string>> {
  const known = await selectForTeam(database, { callId, personId: team.personId })
  if (!known.some((one) => one.applicationId === applicationId)) return {}
  const given = await selectScores(database, callId).where('applicationId', '=', applicationId).execute()
  return Object.fromEntries(
    criteria.map((criterion) => {
      const comments = given.flatMap((one) => (one.criterion === criterion && one.comment ? [one.comment] : []))
      return [criterion, comments.join('\n\n')]
    }),
  )
}

/** Which applications of a call have feedback. */
export async function listFeedbackGiven(
  { callId }: { callId: string },
  { database }: Reading & { team: ProgrammeTeam },
): Promise<string[]> {
  const rows = await database
    .selectFrom('callFeedback')
    .select('applicationId')
    .distinct()
    .where('callId', '=', callId)
    .execute()
  return rows.map(({ applicationId }) => applicationId)
}
