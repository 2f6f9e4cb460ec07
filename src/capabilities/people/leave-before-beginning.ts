import type { Services } from '#infrastructure/services.ts'
import type { SignedIn } from './authority.ts'

/**
 * Deletes an account whose person has not said how old they are, and with it the address: whatever an account does begins
 * with that. Where something holds on to it, as a role that was accepted, its sessions end and no more.
 */
export async function leaveBeforeBeginning(
  _request: Record<string, never>,
  { database, signedIn }: Pick<Services, 'database'> & { signedIn: SignedIn },
): Promise<void> {
  const { personId } = signedIn
  const deletion = database.deleteFrom('people').where('id', '=', personId).where('ageBand', 'is', null)
  await deletion
    .where('isPlatformAdministrator', '=', false)
    .execute()
    .catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === foreignKeyViolation)) throw error
    })
  await database.deleteFrom('authSessions').where('personId', '=', personId).execute()
}

/** PostgreSQL, appendix A: a row elsewhere names this one. */
const foreignKeyViolation = '23503'
