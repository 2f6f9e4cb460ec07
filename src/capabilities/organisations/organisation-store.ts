import type { Reader, Tx } from '#infrastructure/database/database.ts'

/** The given word, or with a number behind it if another organisation has it. */
export async function freeOrganisationSlug(database: Reader, wanted: string): Promise<string> {
  const rows = await database
    .selectFrom('organisations')
    .select('slug')
    .where((where) => where.or([where('slug', '=', wanted), where('slug', 'like', `${wanted}-%`)]))
    .execute()
  const taken = new Set(rows.map((row) => row.slug))
  if (!taken.has(wanted)) return wanted
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`
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
