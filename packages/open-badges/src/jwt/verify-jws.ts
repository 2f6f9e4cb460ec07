import { verifyJwsSignature } from '#platform'
import { fits, type JwsParts } from './jws-algorithms.ts'

/** Checks a compact JWS. The algorithm must fit the kind of key, so a key cannot be used as something else. Never throws. */
export async function verifyJws(parts: JwsParts): Promise<boolean> {
  if (!fits(parts.key, parts.algorithm)) return false
  try {
    return await verifyJwsSignature(parts)
  } catch {
    return false
  }
}
