import type { Tx } from '#infrastructure/database/database.ts'
import { lockMembers } from './organisation-store.ts'

export interface SoleManaged {
  slug: string
  name: string
}

/** Organisations that nobody but this person could manage; their members are held, so that it stays true until the end. */
export async function listSoleManaged({ personId }: { personId: string }, { tx }: { tx: Tx }): Promise<SoleManaged[]> {
  const managed = await tx
    .selectFrom('organisationMembers')
    .innerJoin('organisations', 'organisations.id', 'organisationMembers.organisationId')
    .select(['organisations.id', 'slug', 'name'])
    .where('personId', '=', personId)
    .where('role', '=', 'manager')
    .orderBy('organisations.id')
    .execute()
  const sole: SoleManaged[] = []
  for (const { id, slug, name } of managed) {
    const members = await lockMembers(tx, { organisationId: id, personId })
    if (members.isLastManager(personId)) sole.push({ slug, name })
  }
  return sole
}
