import { sql } from 'kysely'
import type { SignedIn } from '#capabilities/people/authority.ts'
import { audit } from '#infrastructure/database/audit.ts'
import { newId } from '#infrastructure/ids.ts'
import type { Services } from '#infrastructure/services.ts'
import { endApplication, referenceOf } from './application-store.ts'
import { addIssuerKey } from './issuer-key-store.ts'
import type { CheckLevel, Organisation } from './organisation.ts'
import { slugOf } from './organisation-rules.ts'
import {
  askPlace,
  findManagedByName,
  freeOrganisationSlug,
  insertChecks,
  insertMembership,
} from './organisation-store.ts'

type Optional = 'contactName' | 'offer' | 'offerCy' | 'insuredUntil'

export interface OrganisationRequest
  extends Omit<Organisation, 'id' | 'slug' | 'createdAt' | 'introductionsHiddenAt' | Optional>,
    Partial<Pick<Organisation, Optional>> {
  /** The place that it asks to join; its City Lead decides. */
  placeId: string
}

/** That a check was seen (RULES: its level and date, never the certificate, and nobody's name). */
export interface StatedCheck {
  role: string
  level: CheckLevel
  /** Calendar date. */
  seenOn: string
}

/**
 * Records an organisation with a key of its own and asks the place to approve it. The person becomes its manager. Asking
 * again under the same name, as by a second click, is the same organisation. What was described page by page ends its
 * application.
 */
export async function registerOrganisation(
  {
    placeId,
    applicationId,
    checks = [],
    ...request
  }: OrganisationRequest & { applicationId?: string; checks?: StatedCheck[] },
  {
    database,
    masterKey,
    queue,
    signedIn,
    now,
  }: Pick<Services, 'database' | 'masterKey' | 'queue'> & {
    signedIn: SignedIn
    now: Date
  },
): Promise<{ organisationId: string; slug: string }> {
  const { personId: actorId } = signedIn
  return database.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`register ${actorId}`}, 0))`.execute(tx)
    const reference = applicationId ? await referenceOf(tx, { applicationId, personId: actorId }) : undefined
    const ask = (organisationId: string) => askPlace(tx, { organisationId, placeId, reference, actorId, queue, now })
    const known = await findManagedByName(tx, { personId: actorId, name: request.name })
    if (known) {
      await ask(known.organisationId)
      if (applicationId) await endApplication(tx, { applicationId, organisationId: known.organisationId, now })
      return known
    }
    const organisationId = newId(now)
    const slug = await freeOrganisationSlug(tx, slugOf(request.name))
    await tx
      .insertInto('organisations')
      .values({ id: organisationId, slug, ...request, createdAt: now, updatedAt: now })
      .execute()
    await addIssuerKey(tx, { organisationId, masterKey, now })
    await insertMembership(tx, { organisationId, personId: actorId, role: 'manager', joinedAt: now })
    await insertChecks(tx, { organisationId, checks, actorId, now })
    await ask(organisationId)
    if (applicationId) await endApplication(tx, { applicationId, organisationId, now })
    const entry = { actorId, action: 'organisation.registered', subjectType: 'organisation', subjectId: organisationId }
    await audit(tx, { ...entry, placeId }, now)
    return { organisationId, slug }
  })
}
