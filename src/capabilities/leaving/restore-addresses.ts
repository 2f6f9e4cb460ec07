import { restoreAddress } from '#capabilities/awards/restore-address.ts'
import type { OrganisationManager } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Services } from '#infrastructure/services.ts'

export type RestoreAddressesOutcome =
  | { ok: true; addresses: number }
  | { ok: false; refusal: 'nobody-is-chosen' | 'none-is-stopped' }

interface RestoreRequest {
  leavingId: string
  leaverIds: string[]
}

/** Opens addresses again that ended with a group, for those who have them now: the badges of those who left do not come along. */
export function restoreAddresses(
  { leavingId, leaverIds }: RestoreRequest,
  { database, manager, now }: Pick<Services, 'database'> & { manager: OrganisationManager; now: Date },
): Promise<RestoreAddressesOutcome> {
  const { organisationId, personId } = manager
  return database.transaction().execute(async (tx): Promise<RestoreAddressesOutcome> => {
    if (leaverIds.length === 0) return { ok: false, refusal: 'nobody-is-chosen' }
    const leavers = await tx
      .selectFrom('leavers')
      .select(['id', 'email'])
      .where('leavingId', '=', leavingId)
      .where('organisationId', '=', organisationId)
      .where('id', 'in', leaverIds)
      .where('stoppedAt', 'is not', null)
      .orderBy('email')
      .orderBy('id')
      .execute()
    const opened: string[] = []
    for (const { id, email } of leavers) if (await restoreAddress({ organisationId, email }, { tx })) opened.push(id)
    if (opened.length === 0) return { ok: false, refusal: 'none-is-stopped' }
    const entry = { actorId: personId, action: 'leaver.address-opened-again', subjectType: 'leaver' }
    await audit(
      tx,
      opened.map((id) => ({ ...entry, subjectId: id })),
      now,
    )
    return { ok: true, addresses: opened.length }
  })
}
