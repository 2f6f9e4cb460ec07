import type { Reading } from '#infrastructure/database/database.ts'
import type { Invitation } from './invitation.ts'
import { isOver } from './invitation.ts'
import { selectInvitation, selectInvitations } from './invitation-store.ts'

/** An invitation that can still be accepted. */
export async function findInvitation(
  id: string,
  { database, now }: Reading & { now: Date },
): Promise<Invitation | undefined> {
  const invitation = await selectInvitation(database, id)
  return invitation && !isOver(invitation, now) ? invitation : undefined
}

/** Whom an organisation has asked and who has not answered, the earliest first. */
export async function listInvitations(
  organisationId: string,
  { database, now }: Reading & { now: Date },
): Promise<Invitation[]> {
  return (await selectInvitations(database, organisationId)).filter((invitation) => !isOver(invitation, now))
}
