import { randomUUID } from 'node:crypto'
import { type AskCorrectionOutcome, askCorrection } from '#capabilities/awards/ask-correction.ts'
import { undoMinutes } from '#capabilities/awards/award-run-rules.ts'
import type { CorrectAwardOutcome, CorrectAwardRefusal } from '#capabilities/awards/correct-award.ts'
import { signCorrection } from '#capabilities/awards/sign-correction.ts'

type Refused = Extract<AskCorrectionOutcome | CorrectAwardOutcome, { ok: false }>

/** A correction that was asked for ten minutes ago and is signed now. */
export async function correctNow(
  request: { awardId: string; name: string; email: string },
  { now, ...powers }: Parameters<typeof askCorrection>[1],
): Promise<{ ok: true; awardId: string } | Refused> {
  const id = randomUUID()
  const earlier = new Date(now.getTime() - undoMinutes * 60_000)
  const asked = await askCorrection({ id, ...request }, { ...powers, now: earlier })
  if (!asked.ok) return asked
  await signCorrection({ correctionId: id }, { ...powers, now })
  const { refusal, correctedBy } = await powers.database
    .selectFrom('awardCorrections')
    .innerJoin('awards', 'awards.id', 'awardId')
    .select(['refusal', 'correctedBy'])
    .where('awardCorrections.id', '=', id)
    .executeTakeFirstOrThrow()
  return correctedBy ? { ok: true, awardId: correctedBy } : { ok: false, refusal: refusal as CorrectAwardRefusal }
}
