import { asArray, isJsonObject, type JsonObject } from '../model/json.ts'
import { isDowngrade } from '../verification/downgrade.ts'
import { type Check, notPassed, passed } from '../verification/report.ts'

/**
 * Whether an assertion lies where its issuer says that its assertions lie (Open Badges 2.0 §VerificationObject):
 * - with `startsWith`, its address must begin with one of these addresses;
 * - with `allowedOrigins`, it must be on one of these hosts: the issuer's own is one only if it is listed;
 * - with both, both must hold; with neither, it must be on the issuer's own host.
 *
 * An issuer on https vouches for nothing that was fetched over http, from any host: the network could have altered it.
 */
export function checkHostingScope(url: string, { issuer, issuerId }: { issuer: JsonObject; issuerId: string }): Check {
  const address = new URL(url)
  if (!isInScope(address, issuer, issuerId)) {
    return notPassed('issuer-binding', 'hosted-elsewhere', `${url} for ${issuerId}`)
  }
  if (isDowngrade(url, issuerId)) return notPassed('issuer-binding', 'address-not-https', url)
  return passed('issuer-binding')
}

function isInScope(address: URL, { verification }: JsonObject, issuerId: string): boolean {
  const { startsWith, allowedOrigins } = isJsonObject(verification) ? verification : {}
  const prefixes = wordsOf(startsWith)
  const origins = wordsOf(allowedOrigins)
  if (prefixes.length === 0 && origins.length === 0) return isHostOf(address, issuerId)
  const isBelow = prefixes.length === 0 || prefixes.some((prefix) => isWithin(address, prefix))
  const isAllowed = origins.length === 0 || origins.some((origin) => isOrigin(address, origin.toLowerCase()))
  return isBelow && isAllowed
}

function wordsOf(value: JsonObject[string]): string[] {
  return asArray(value).filter((word) => typeof word === 'string' && word !== '') as string[]
}

/** `https://a.example` is no beginning of `https://a.example.evil.example`: the origins must be equal, too. */
function isWithin(address: URL, prefix: string): boolean {
  if (!URL.canParse(prefix)) return false
  const { origin, href } = new URL(prefix)
  return address.origin === origin && address.href.startsWith(href)
}

/** The standard asks for host names; some write whole origins. */
function isOrigin({ host, hostname, origin }: URL, allowed: string): boolean {
  return allowed === host || allowed === hostname || allowed.replace(/\/$/, '') === origin
}

function isHostOf({ host }: URL, issuerId: string): boolean {
  return URL.canParse(issuerId) && host === new URL(issuerId).host
}
