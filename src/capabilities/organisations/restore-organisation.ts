import type { CityLead } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { addIssuerKey } from './issuer-key-store.ts'
import type { Organisation } from './organisation.ts'
import { askPlace } from './organisation-store.ts'

export type RestoreOrganisationOutcome =
  | { ok: true; organisationId: string; isNew: boolean }
  | { ok: false; refusal: 'slug-is-taken' }

interface Request
  extends Pick<Organisation, 'slug' | 'name' | 'kind' | 'description' | 'descriptionCy' | 'website' | 'contactEmail'> {
  /** Whether its place had let it in; one that had left or was suspended comes along so that its badges are known. */
  standing: 'approved' | 'left'
}

/**
 * Brings an organisation of a place back from that place's export, at the address that it had, with a new key: its former one
 * did not come along. Nobody works for it yet. Done again it changes nothing.
 */
export function restoreOrganisation(
  { standing, ...request }: Request,
  {
    database,
    masterKey,
    queue,
    lead,
    now,
  }: Pick<Services, 'database' | 'masterKey' | 'queue'> & {
    lead: CityLead
    now: Date
  },
): Promise<RestoreOrganisationOutcome> {
  const { placeId, personId: actorId } = lead
  return database.transaction().execute(async (tx): Promise<RestoreOrganisationOutcome> => {
    const organisationId = newId(now)
    const made = await tx
      .insertInto('organisations')
      .values({ id: organisationId, ...request, createdAt: now, updatedAt: now })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) {
      const known = await tx
        .selectFrom('organisations')
        .innerJoin('organisationPlaces', 'organisationPlaces.organisationId', 'organisations.id')
        .select('organisations.id')
        .where('slug', '=', request.slug)
        .where('placeId', '=', placeId)
        .executeTakeFirst()
      return known ? { ok: true, organisationId: known.id, isNew: false } : { ok: false, refusal: 'slug-is-taken' }
    }
    await addIssuerKey(tx, { organisationId, masterKey, now })
    await askPlace(tx, { organisationId, placeId, actorId, queue, now })
    await tx
      .updateTable('organisationPlaces')
      .set({ status: standing, decidedAt: now })
      .where('organisationId', '=', organisationId)
      .where('placeId', '=', placeId)
      .execute()
    const entry = { actorId, action: 'organisation.restored', subjectType: 'organisation', subjectId: organisationId }
    await audit(tx, { ...entry, placeId }, now)
    return { ok: true, organisationId, isNew: true }
  })
}
