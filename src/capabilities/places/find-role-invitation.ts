import type { Reading } from '#infrastructure/database/database.ts'
import { isOver, type RoleInvitation } from './role-invitation.ts'
import { selectRoleInvitation, selectRoleInvitations } from './role-store.ts'

/** An offer that can still be accepted. */
export async function findRoleInvitation(
  id: string,
  { database, now }: Reading & { now: Date },
): Promise<RoleInvitation | undefined> {
  const invitation = await selectRoleInvitation(database, id)
  return invitation && !isOver(invitation, now) ? invitation : undefined
}

/** Who was asked to lead this place, or to administrate where no place is named, and has not answered. */
export async function listRoleInvitations(
  { placeId }: { placeId: string | null },
  { database, now }: Reading & { now: Date },
): Promise<RoleInvitation[]> {
  return (await selectRoleInvitations(database, placeId)).filter((invitation) => !isOver(invitation, now))
}
