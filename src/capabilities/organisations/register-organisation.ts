import type { SignedIn } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import type { Database } from '#infrastructure/database/database.ts'
import { newId } from '#infrastructure/ids.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import { addIssuerKey } from './issuer-key-store.ts'
import type { Organisation } from './organisation.ts'
import { slugOf } from './organisation-rules.ts'
import { freeOrganisationSlug, insertMembership } from './organisation-store.ts'

export interface OrganisationRequest extends Omit<Organisation, 'id' | 'slug' | 'createdAt'> {
  /** The place that it asks to join; its City Lead decides. */
  placeId: string
}

/** Records an organisation with a key of its own and asks the place to let it in. Whoever asks becomes its manager. */
export async function registerOrganisation(
  { placeId, ...request }: OrganisationRequest,
  { database, masterKey, signedIn, now }: { database: Database; masterKey: MasterKey; signedIn: SignedIn; now: Date },
): Promise<{ organisationId: string; slug: string }> {
  return database.transaction().execute(async (tx) => {
    const organisationId = newId(now)
    const slug = await freeOrganisationSlug(tx, slugOf(request.name))
    await tx
      .insertInto('organisations')
      .values({ id: organisationId, slug, ...request, createdAt: now, updatedAt: now })
      .execute()
    await addIssuerKey(tx, { organisationId, masterKey, now })
    await insertMembership(tx, { organisationId, personId: signedIn.personId, role: 'manager', joinedAt: now })
    await tx
      .insertInto('organisationPlaces')
      .values({ organisationId, placeId, status: 'waiting', askedAt: now })
      .execute()
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
