import { didKeyOf, didWebOf, type KeyPair, verificationMethodOf } from '@waymark/open-badges'
import type { Reading } from '#infrastructure/database/database.ts'
import { Fault } from '#infrastructure/fault.ts'
import type { MasterKey } from '#infrastructure/keys/master-key.ts'
import type { Site } from '#infrastructure/services.ts'
import { type IssuerKeyKind, selectKey } from './issuer-key-store.ts'

/** What an organisation signs with, and the name under which a verifier finds its key. */
export interface IssuerIdentity {
  keyId: string
  slug: string
  did: string
  verificationMethod: string
  key: KeyPair
  profile: IssuerProfile
}

export interface IssuerProfile {
  id: string
  type: ['Profile']
  name: string
  url: string
  description?: string
}

/**
 * The identity under which an organisation issues now, or that of an earlier key.
 *
 * @throws Fault `issuer-key-missing` for an organisation that was never given a key
 */
export async function findIssuerIdentity(
  { organisationId, keyId, kind }: WhichKey,
  { database, masterKey, site }: Reading & { masterKey: MasterKey; site: Site },
): Promise<IssuerIdentity> {
  const { organisation, active, profile } = await signerOf({ organisationId, keyId, kind }, { database, site })
  return {
    keyId: active.id,
    slug: organisation.slug,
    did: profile.id,
    verificationMethod: verificationMethodOf(profile.id, active.publicKeyMultibase),
    key: {
      publicKeyMultibase: active.publicKeyMultibase,
      secretKeyMultibase: masterKey.open(active.sealedSecretKey, `issuer-key:${organisationId}`),
    },
    profile,
  }
}

/** How an organisation is named in a credential, without what it signs with. */
export async function findIssuerProfile(
  { organisationId }: { organisationId: string },
  powers: Reading & { site: Site },
): Promise<IssuerProfile> {
  const { profile } = await signerOf({ organisationId }, powers)
  return profile
}

interface WhichKey {
  organisationId: string
  /** One that was retired, too. */
  keyId?: string | undefined
  /** The key in use of this kind; by Ed25519 where nothing is said. */
  kind?: IssuerKeyKind | undefined
}

async function signerOf({ organisationId, keyId, kind }: WhichKey, { database, site }: Reading & { site: Site }) {
  const organisation = await database
    .selectFrom('organisations')
    .select(['slug', 'name', 'website'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const active = await selectKey(database, { organisationId, ...(keyId && { keyId }), ...(kind && { kind }) })
  if (!active) throw new Fault('issuer-key-missing', `Organisation ${organisationId} has no such key`)
  const did = issuerDid({ slug: organisation.slug, publicKeyMultibase: active.publicKeyMultibase, site })
  const profile: IssuerProfile = {
    id: did,
    type: ['Profile'],
    name: organisation.name,
    url: organisation.website ?? `${site.origin}/organisations/${organisation.slug}`,
  }
  return { organisation, active, profile }
}

/** `did:web` where the site can be reached by others, `did:key` where badges must verify without it. */
export function issuerDid({
  slug,
  publicKeyMultibase,
  site,
}: {
  slug: string
  publicKeyMultibase: string
  site: Site
}): string {
  return site.didMethod === 'web' ? didWebOf(`${site.origin}/dids/${slug}`) : didKeyOf(publicKeyMultibase)
}

/** Every key an organisation ever signed with, newest first: retired ones still prove what they signed. */
export async function listIssuerKeys(organisationSlug: string, { database }: Reading): Promise<string[]> {
  const rows = await database
    .selectFrom('issuerKeys')
    .innerJoin('organisations', 'organisations.id', 'issuerKeys.organisationId')
    .select('publicKeyMultibase')
    .where('organisations.slug', '=', organisationSlug)
    .orderBy('issuerKeys.createdAt', 'desc')
    .execute()
  return rows.map((row) => row.publicKeyMultibase)
}

/** The organisation of this installation that signs under the given DID, if any does. */
export async function findOrganisationByDid(
  { did }: { did: string },
  { database, site }: Reading & { site: Site },
): Promise<{ slug: string; name: string } | undefined> {
  const query = database.selectFrom('organisations').select(['organisations.slug', 'organisations.name'])
  if (did.startsWith('did:key:')) {
    return query
      .innerJoin('issuerKeys', 'issuerKeys.organisationId', 'organisations.id')
      .where('issuerKeys.publicKeyMultibase', '=', did.slice('did:key:'.length))
      .executeTakeFirst()
  }
  const slug = did.split(':').at(-1)
  if (!slug || didWebOf(`${site.origin}/dids/${slug}`) !== did) return undefined
  return query.where('slug', '=', slug).executeTakeFirst()
}
