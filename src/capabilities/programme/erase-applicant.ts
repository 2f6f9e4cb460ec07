import type { Tx } from '#infrastructure/database/database.ts'
import { mayFollow } from './application-rules.ts'
import { selectApplications } from './application-store.ts'
import { addToLog } from './call-log-store.ts'

interface Subject {
  personId: string
  emails: string[]
  before: Date
}

/**
 * What the programme knows of a person. What they sent to a call goes, and is withdrawn where it is not decided; that there
 * was an application stays, with the hash that the log has of it.
 */
export async function eraseApplicant(
  { personId, emails, before }: Subject,
  { tx, now }: { tx: Tx; now: Date },
): Promise<void> {
  await tx.deleteFrom('programmeTeam').where('personId', '=', personId).where('appointedAt', '<=', before).execute()
  // What they gave as an assessor stays without a name: a decision was made by it, and the log has it. Drafts were theirs alone.
  await tx.deleteFrom('callSheetDrafts').where('personId', '=', personId).where('savedAt', '<=', before).execute()
  if (emails.length === 0) return
  await tx.deleteFrom('programmeInterests').where('email', 'in', emails).where('registeredAt', '<=', before).execute()
  const theirs = await selectApplications(tx)
    .where('email', 'in', emails)
    .where('begunAt', '<=', before)
    .orderBy('id')
    .forUpdate()
    .execute()
  // Where they stand in what others sent: as one who wrote it, too, and as the person whom a partner was asked through.
  await tx.deleteFrom('callCoapplicants').where('email', 'in', emails).where('invitedAt', '<=', before).execute()
  await tx
    .updateTable('callPartners')
    .set({ email: null, name: '', confirmedBy: null })
    .where('email', 'in', emails)
    .where('askedAt', '<=', before)
    .execute()
  for (const { id, callId, state, revision } of theirs) {
    if (revision === 0) {
      await tx.deleteFrom('callApplications').where('id', '=', id).execute()
      continue
    }
    // What assessors said of them goes; that there were scores, and which, stays.
    await tx.updateTable('callBrokenSeals').set({ reason: null }).where('applicationId', '=', id).execute()
    await tx.updateTable('callOffers').set({ confirmedBy: null }).where('applicationId', '=', id).execute()
    // Whom they named, and what they said to each other, goes with what they wrote.
    for (const table of [
      'callComments',
      'callCoapplicants',
      'callPartners',
      'callFeedbackDrafts',
      'callSheetDrafts',
    ] as const)
      await tx.deleteFrom(table).where('applicationId', '=', id).execute()
    await tx.updateTable('callRequests').set({ asked: null, answer: null }).where('applicationId', '=', id).execute()
    await tx.updateTable('callNamesakes').set({ reason: null }).where('applicationId', '=', id).execute()
    await tx.updateTable('callFeedback').set({ text: null }).where('applicationId', '=', id).execute()
    await tx
      .updateTable('callComplaints')
      .set({ text: null, acknowledgement: null })
      .where('applicationId', '=', id)
      .execute()
    await tx.updateTable('callScores').set({ comment: null }).where('applicationId', '=', id).execute()
    const isWithdrawn = mayFollow(state, 'withdrawn')
    await tx.updateTable('callRevisions').set({ content: null, salt: null }).where('applicationId', '=', id).execute()
    await tx
      .updateTable('callApplications')
      .set({ email: null, name: '', typed: '{}', ineligibleReason: null })
      .$if(isWithdrawn, (update) => update.set({ state: 'withdrawn', withdrawnAt: now }))
      .where('id', '=', id)
      .execute()
    if (isWithdrawn) await addToLog(tx, callId, { kind: 'withdrawn', applicationId: id }, now)
  }
}
