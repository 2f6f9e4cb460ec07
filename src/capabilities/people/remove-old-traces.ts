import type { Services } from '#infrastructure/services.ts'
import { bulkActsKeptSince } from './bulk-act.ts'
import { invitationsKeptSince, signInsKeptSince } from './retention-rules.ts'

/**
 * What signing in and inviting leave behind about people: sessions with the address of a device, codes, counts of tries,
 * invitations with an e-mail address. Removed by the clock, however much of it there is.
 */
export async function removeOldTraces({ database, now }: { database: Services['database']; now: Date }): Promise<void> {
  const ended = signInsKeptSince(now)
  await database.deleteFrom('authSessions').where('expiresAt', '<', ended).execute()
  await database.deleteFrom('authVerifications').where('expiresAt', '<', ended).execute()
  await database.deleteFrom('authRateLimits').where('lastRequest', '<', String(ended.getTime())).execute()
  await database.deleteFrom('bulkActs').where('askedAt', '<', bulkActsKeptSince(now)).execute()
  const since = invitationsKeptSince(now)
  for (const table of ['organisationInvitations', 'roleInvitations'] as const)
    await database
      .deleteFrom(table)
      .where('invitedAt', '<', since)
      .where((where) => where.or([where('endedAt', 'is', null), where('endedAt', '<', since)]))
      .execute()
}
