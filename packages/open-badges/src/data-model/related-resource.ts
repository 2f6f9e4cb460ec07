import * as z from 'zod'
import { decodeMultibase, encodeBase64url } from '../keys/multikey.ts'
import { url } from './parts.ts'

type Digests = { sha256: string; sha384: string }

/** Documents that may never have other content, by the digests that W3C publishes for them: base64, unpadded. */
const KNOWN_DIGESTS: Readonly<Record<string, Digests>> = {
  'https://www.w3.org/ns/credentials/v2': {
    sha256: 'WZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ',
    sha384: 'l_HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4_Tje8YyzYBM8IhqjHWiWpr8-ZbYU',
  },
  'https://w3id.org/security/data-integrity/v2': {
    sha256: 'Z_IebjOmwU5cz9L8eGX3R0-3GgSvfpQTbLOZ36yK6PQ',
    sha384: 'DuLXYmcX-LB81Em1JdXitx_icgn8meUwieAWndKUTXk_7qRSb8YLucyhzZZRI5H2',
  },
}

const resource = z
  .looseObject({
    id: url,
    digestSRI: z.string().min(1).optional(),
    digestMultibase: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
    mediaType: z.string().optional(),
  })
  .refine(({ digestSRI, digestMultibase }) => digestSRI || digestMultibase, 'must have digestSRI or digestMultibase')
  .refine(({ id, digestSRI }) => digestSRI === undefined || isSriPossible(id, digestSRI), {
    path: ['digestSRI'],
    message: 'is not the digest of the resource',
  })
  .refine(({ id, digestMultibase }) => [digestMultibase ?? []].flat().every((one) => isDigestPossible(id, one)), {
    path: ['digestMultibase'],
    message: 'is not the digest of the resource',
  })

/** Resources that a credential vouches for (VC Data Model 2.0 §5.3): each one once, each with a digest. */
export const relatedResources = z
  .union([resource, z.array(resource).min(1)], 'must be objects with id and digestSRI or digestMultibase')
  .refine((list) => {
    const ids = [list].flat().map(({ id }) => id)
    return new Set(ids).size === ids.length
  }, 'must not name a resource twice')

/** Whether a digest may be that of the resource: of one known here, only if it is (Subresource Integrity §3.5). */
function isSriPossible(id: string, sri: string): boolean {
  const known = KNOWN_DIGESTS[id]
  if (!known) return true
  return sri.split(/\s+/).every((part) => {
    const [, name, digest = ''] = /^(sha256|sha384)-([A-Za-z0-9+/_=-]+)$/.exec(part) ?? []
    const plain = digest.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
    return name === 'sha256' ? plain === known.sha256 : name === 'sha384' && plain === known.sha384
  })
}

/** Multibase, of the bare digest or of a multihash, whose two first bytes name the hash (Controlled Identifiers §2.5). */
function isDigestPossible(id: string, digest: string): boolean {
  const bytes = decodeMultibase(digest)
  if (!bytes) return false
  const known = KNOWN_DIGESTS[id]
  if (!known) return true
  const bare = bytes.length === 34 || bytes.length === 50 ? bytes.subarray(2) : bytes
  const plain = encodeBase64url(bare)
  return plain === known.sha256 || plain === known.sha384
}
