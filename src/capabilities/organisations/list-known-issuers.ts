import { sql } from 'kysely'
import type { Reading } from '#infrastructure/database/database.ts'
import type { Site } from '#infrastructure/services.ts'
import { issuerDid } from './find-issuer-identity.ts'

/** An organisation that a City Lead let in, by a name under which it signs. */
export interface KnownIssuer {
  did: string
  slug: string
  name: string
  website: string | null
  /** The places that it belongs to. */
  places: string[]
}

interface Row extends Omit<KnownIssuer, 'did'> {
  keys: string[]
}

interface Which {
  /** Of this place alone. */
  placeId?: string | undefined
  /** Alone the organisation of this slug. */
  slug?: string | undefined
  /** The slug of the last one before. */
  after?: string | undefined
  limit: number
}

/**
 * Approved organisations that can sign, and closed ones for whose badges one of these answers, by slug. Where issuers are known by did:key, an organisation stands there with each
 * key that it ever signed with.
 */
export async function listKnownIssuers(
  { placeId, slug, after, limit }: Which,
  { database, site }: Reading & { site: Site },
): Promise<{ issuers: KnownIssuer[]; next: string | undefined }> {
  // One that has closed stays known while an approved one answers for its badges.
  const known = sql`(select organisations.id union all select successor_id from successions
    where predecessor_id = organisations.id and effective_at is not null and ended_at is null)`
  const { rows } = await sql<Row>`
    select slug, name, website,
      array(select places.name from organisation_places join places on places.id = place_id
        where organisation_id in ${known} and status = 'approved' order by places.name) as places,
      array(select public_key_multibase from issuer_keys
        where organisation_id = organisations.id order by created_at desc, id) as keys
    from organisations
    where slug > ${after ?? ''} and (${slug ?? null}::text is null or slug = ${slug ?? null})
      and exists (select from organisation_places where organisation_id in ${known} and status = 'approved'
        and (${placeId ?? null}::uuid is null or place_id = ${placeId ?? null}::uuid))
      and exists (select from issuer_keys where organisation_id = organisations.id)
    order by slug limit ${limit}`.execute(database)
  const issuers = rows.flatMap(({ keys, ...one }) => {
    const used = site.didMethod === 'web' ? keys.slice(0, 1) : keys
    return used.map((publicKeyMultibase) => ({ ...one, did: issuerDid({ slug: one.slug, publicKeyMultibase, site }) }))
  })
  return { issuers, next: rows.length === limit ? rows.at(-1)?.slug : undefined }
}
