import type { Assessor } from '#capabilities/people/authority.ts'
import type { Services } from '#infrastructure/services.ts'
import { addToLog } from './call-log-store.ts'
import { stageOf } from './call-phase-rules.ts'
import { holdCall } from './call-store.ts'
import { holdAssessor } from './conflict-store.ts'
import { hashOfText } from './log-chain-rules.ts'
import { type Criterion, criteria, type LeadAttribute, type Level, leadAttributes, type Seen } from './rubric.ts'
import { selectForAssessor } from './sealed-store.ts'

/** Null abstains. */
export type ScoreSheet = Record<Criterion, { level: Level | null; comment: string }>
/** Of the lead; what an assessor says nothing of is left out. */
export type LeadProfile = Partial<Record<LeadAttribute, Seen>>

/** In characters. */
export const longestComment = 2000

export type GiveScoresOutcome =
  | { ok: true }
  | {
      ok: false
      refusal:
        | 'not-time-to-read'
        | 'conflicts-not-declared'
        | 'application-not-found'
        | 'scored-already'
        | 'comment-is-missing'
        | 'comment-is-too-long'
    }

type Context = Pick<Services, 'database'> & { assessor: Assessor; now: Date }

/** Hands in the scores of one application, all at once and for good: others' are shown from then on. */
export function giveScores(
  { applicationId, sheet, profile }: { applicationId: string; sheet: ScoreSheet; profile: LeadProfile },
  { database, assessor, now }: Context,
): Promise<GiveScoresOutcome> {
  const { callId, personId } = assessor
  return database.transaction().execute(async (tx): Promise<GiveScoresOutcome> => {
    const call = await holdCall(tx, callId)
    const stage = call && stageOf(call)
    if (!stage) return { ok: false, refusal: 'not-time-to-read' }
    const held = await holdAssessor(tx, assessor)
    if (!held?.declaredAt) return { ok: false, refusal: 'conflicts-not-declared' }
    const read = (await selectForAssessor(tx, assessor)).find((one) => one.applicationId === applicationId)
    if (!read) return { ok: false, refusal: 'application-not-found' }
    const earlier = await tx
      .selectFrom('callScores')
      .select('criterion')
      .where('applicationId', '=', applicationId)
      .where('personId', '=', personId)
      .where('stage', '=', stage)
      .execute()
    if (earlier.length > 0) return { ok: false, refusal: 'scored-already' }
    if (criteria.some((criterion) => sheet[criterion].comment.trim() === ''))
      return { ok: false, refusal: 'comment-is-missing' }
    if (criteria.some((criterion) => sheet[criterion].comment.length > longestComment))
      return { ok: false, refusal: 'comment-is-too-long' }
    const { revision } = read
    const of = { callId, applicationId, personId, stage }
    await tx
      .insertInto('callScores')
      .values(criteria.map((criterion) => ({ ...of, revision, criterion, givenAt: now, ...sheet[criterion] })))
      .execute()
    const seen = leadAttributes.flatMap((attribute) => {
      const said = profile[attribute]
      return said ? [{ ...of, attribute, seen: said }] : []
    })
    if (seen.length > 0) await tx.insertInto('callProfiles').values(seen).execute()
    await tx
      .deleteFrom('callSheetDrafts')
      .where('applicationId', '=', applicationId)
      .where('personId', '=', personId)
      .where('stage', '=', stage)
      .execute()
    const levels = Object.fromEntries(criteria.map((criterion) => [criterion, sheet[criterion].level]))
    const commentsHash = hashOfText(criteria.map((criterion) => sheet[criterion].comment).join('\n'))
    const entry = { kind: 'scored', applicationId, personId, stage, revision, levels, profile, commentsHash }
    await addToLog(tx, callId, entry, now)
    return { ok: true }
  })
}
