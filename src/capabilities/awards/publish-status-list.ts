import { buildStatusListCredential, encodeStatusList, signCredential } from '@waymark/open-badges'
import { findIssuerIdentity } from '#capabilities/organisations/find-issuer-identity.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { statusListUrl } from './credential-format.ts'

export interface PublishedStatusList {
  credential: string
  signedAt: Date
}

/**
 * The organisation's signed status list (Bitstring Status List 1.0 §3.2), signed anew after an award was withdrawn, and where it was
 * signed for another address or kind of DID than the settings say now.
 */
export async function publishStatusList(
  { organisationSlug, number }: { organisationSlug: string; number: number },
  { database, masterKey, site, now }: Pick<Services, 'database' | 'masterKey' | 'site'> & { now: Date },
): Promise<PublishedStatusList | undefined> {
  const signedFor = `${site.origin} did:${site.didMethod}`
  const found = await listQuery(database, { organisationSlug, number }).executeTakeFirst()
  const known = found && signedListOf(found, signedFor)
  if (!found || known) return known
  return database.transaction().execute(async (tx) => {
    const list = await listQuery(tx, { organisationSlug, number })
      // An award that is withdrawn now waits, and then marks this very signature as old.
      .forUpdate('statusLists')
      .executeTakeFirst()
    if (!list) return undefined
    const signedMeanwhile = signedListOf(list, signedFor)
    if (signedMeanwhile) return signedMeanwhile
    const withdrawn = await tx
      .selectFrom('awards')
      .select('statusIndex')
      .where('statusListId', '=', list.id)
      .where('revokedAt', 'is not', null)
      .execute()
    const identity = await findIssuerIdentity(
      {
        organisationId: list.organisationId,
        keyId: list.issuerKeyId,
      },
      { database: tx, masterKey, site },
    )
    const unsigned = buildStatusListCredential({
      id: statusListUrl(site.origin, { organisationSlug, number }),
      issuer: identity.did,
      encodedList: encodeStatusList(withdrawn.map((row) => row.statusIndex)),
      purpose: 'revocation',
      validFrom: now,
    })
    const signed = await signCredential(unsigned, {
      key: identity.key,
      verificationMethod: identity.verificationMethod,
      created: now,
    })
    const credential = JSON.stringify(signed)
    await tx
      .updateTable('statusLists')
      .set({ credential, signedAt: now, signedFor })
      .where('id', '=', list.id)
      .execute()
    return { credential, signedAt: now }
  })
}

function listQuery(database: Reader, { organisationSlug, number }: { organisationSlug: string; number: number }) {
  return database
    .selectFrom('statusLists')
    .innerJoin('organisations', 'organisations.id', 'statusLists.organisationId')
    .select([
      'statusLists.id',
      'statusLists.organisationId',
      'statusLists.issuerKeyId',
      'statusLists.credential',
      'statusLists.signedAt',
      'statusLists.signedFor',
    ])
    .where('organisations.slug', '=', organisationSlug)
    .where('statusLists.number', '=', number)
}

interface ListRow {
  credential: string | null
  signedAt: Date | null
  signedFor: string | null
}

/** The list as it was signed, unless a withdrawn award or other settings have overtaken it. */
function signedListOf(list: ListRow, wanted: string): PublishedStatusList | undefined {
  const { credential, signedAt, signedFor } = list
  return credential && signedAt && signedFor === wanted ? { credential, signedAt } : undefined
}
