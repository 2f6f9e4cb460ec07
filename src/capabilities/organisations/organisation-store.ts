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
