import type { Reading } from '#infrastructure/database/database.ts'
import type { JobRole } from './job-role.ts'
import { jobRoleRevision, selectJobRoles } from './job-role-store.ts'
import { type PublicJobRole, publicJobRole } from './public-job-role.ts'

/** One kind of job as its organisation sees it, with what a form is based on. */
export async function findJobRole(
  { id }: { id: string },
  { database }: Reading,
): Promise<{ role: JobRole; revision: string } | undefined> {
  const role = await selectJobRoles(database).where('jobRoles.id', '=', id).executeTakeFirst()
  return role && { role, revision: jobRoleRevision(role) }
}

/** One kind of job of a place as everybody sees it. */
export async function findPublicJobRole(
  { id, placeId }: { id: string; placeId: string },
  { database }: Reading,
): Promise<PublicJobRole | undefined> {
  const found = await findJobRole({ id }, { database })
  return found?.role.placeId === placeId ? publicJobRole(found.role) : undefined
}
