import { sql } from 'kysely'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import { addIssuerKey } from './issuer-key-store.ts'
import type { Organisation } from './organisation.ts'
import { slugOf } from './organisation-rules.ts'
import { askPlace, findManagedByName, freeOrganisationSlug, insertMembership } from './organisation-store.ts'

export interface OrganisationRequest extends Omit<Organisation, 'id' | 'slug' | 'createdAt'> {
  /** The place that it asks to join; its City Lead decides. */
  placeId: string
}

/**
 * Records an organisation with a key of its own and asks the place to approve it. The person becomes its manager. Asking
 * again under the same name, as by a second click, is the same organisation.
 */
export async function registerOrganisation(
  { placeId, ...request }: OrganisationRequest,
  { database, masterKey, signedIn, now }: { database: Database; masterKey: MasterKey; signedIn: SignedIn; now: Date },
): Promise<{ organisationId: string; slug: string }> {
  return database.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`register ${signedIn.personId}`}, 0))`.execute(tx)
    const known = await findManagedByName(tx, { personId: signedIn.personId, name: request.name })
    if (known) {
      await askPlace(tx, { organisationId: known.organisationId, placeId, now })
      return known
    }
    const organisationId = newId(now)
    const slug = await freeOrganisationSlug(tx, slugOf(request.name))
    await tx
      .insertInto('organisations')
      .values({ id: organisationId, slug, ...request, createdAt: now, updatedAt: now })
      .execute()
    await addIssuerKey(tx, { organisationId, masterKey, now })
    await insertMembership(tx, { organisationId, personId: signedIn.personId, role: 'manager', joinedAt: now })
    await askPlace(tx, { organisationId, placeId, now })
    await audit(
      tx,
      {
        actorId: signedIn.personId,
        action: 'organisation.registered',
        subjectType: 'organisation',
        subjectId: organisationId,
        placeId,
      },
      now,
    )
    return { organisationId, slug }
  })
}
