import type { Tx } from '#infrastructure/database/database.ts'
import { freeSlug } from '#infrastructure/database/free-slug.ts'

export function freeOrganisationSlug(tx: Tx, wanted: string): Promise<string> {
  return freeSlug(tx, {
    wanted,
    space: 'organisations',
    taken: (numbered) =>
      tx
        .selectFrom('organisations')
        .select('slug')
        .where((where) => where.or([where('slug', '=', wanted), where('slug', 'like', numbered)]))
        .execute(),
  })
}

export async function insertMembership(
  tx: Tx,
  membership: { organisationId: string; personId: string; role: 'manager' | 'issuer'; joinedAt: Date },
) {
  await tx
    .insertInto('organisationMembers')
    .values(membership)
    .onConflict((conflict) => conflict.columns(['organisationId', 'personId']).doUpdateSet({ role: membership.role }))
    .execute()
}

export async function deleteMembership(tx: Tx, membership: { organisationId: string; personId: string }) {
  await tx
    .deleteFrom('organisationMembers')
    .where('organisationId', '=', membership.organisationId)
    .where('personId', '=', membership.personId)
    .execute()
}

/**
 * Who may act for the organisation, while nobody else changes that: two managers who take each other out wait for one
 * another, and the second, who manages it no longer, takes out nobody. Who asks without a person is the platform.
 */
export async function lockMembers(
  tx: Tx,
  { organisationId, personId: askerId }: { organisationId: string; personId: string | undefined },
) {
  await tx.selectFrom('organisations').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
  const rows = await tx
    .selectFrom('organisationMembers')
    .select(['personId', 'role'])
    .where('organisationId', '=', organisationId)
    .execute()
  const roles = new Map(rows.map(({ personId, role }) => [personId, role]))
  const managers = rows.filter(({ role }) => role === 'manager')
  return {
    roles,
    isManagedByAsker: askerId === undefined || roles.get(askerId) === 'manager',
    isLastManager: (personId: string) => managers.length === 1 && roles.get(personId) === 'manager',
  }
}
