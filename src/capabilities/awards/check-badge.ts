import {
  didDocument,
  didWebOf,
  type LookUpStatus,
  type VerificationReport,
  verifyBadge,
  verifyVerifiableCredential,
} from '@waymark/open-badges'
import {
  type ArchivedSigner,
  findArchivedList,
  findArchivedSigner,
} from '#capabilities/archives/find-archived-badge.ts'
import { findOrganisationByDid, issuerDid, listIssuerKeys } from '#capabilities/organisations/find-issuer-identity.ts'
import { type FetchDocument, guardedFetch } from '#infrastructure/guarded-fetch.ts'
import type { Services } from '#infrastructure/services.ts'
import type { SignedAward } from './award.ts'
import { publishStatusList } from './publish-status-list.ts'
import { readForeignDocument } from './read-foreign-document.ts'
import { isOnHold } from './suspension-store.ts'

export interface BadgeCheck {
  report: VerificationReport
  /** The organisation of this installation that signed it, if one did. */
  issuedHere: { slug: string; name: string } | undefined
  /** Where it was signed, if that was on the installation that a place of this one moved from, and the day of what is kept of it. */
  archive?: Pick<ArchivedSigner, 'origin' | 'exportedAt'> | undefined
}

export type CheckingPowers = Pick<Services, 'database' | 'masterKey' | 'site'> & {
  now: Date
  /** The language in which to tell a badge that has its texts in several. */
  language?: string
  /** How other sites are asked; over the web, guarded, where nothing else is said. */
  askOutside?: FetchDocument
}

/** Checks any Open Badge, ours or not. What lies at an address of ours is read here, everything else over the web. */
export async function checkBadge(input: Uint8Array | string, powers: CheckingPowers): Promise<BadgeCheck> {
  return withIssuer(await verify(input, powers), powers)
}

/** Checks an award of ours as it was signed, as `verifySignedAward` does, and says who issued it. */
export async function checkSignedAward(award: SignedAward, powers: CheckingPowers): Promise<BadgeCheck> {
  return withIssuer(await verifySignedAward(award, powers), powers)
}

/**
 * Verifies an award of ours as it was signed. Whether it was withdrawn is read in the register that its status list is
 * signed from, at this very moment; the list itself says the same, after it was signed anew, unpacked and verified.
 */
export function verifySignedAward(award: SignedAward, powers: CheckingPowers): Promise<VerificationReport> {
  const { credential, statusIndex, revokedAt, suspendedAt } = award
  return verify(credential, powers, async ({ type, statusPurpose, statusListIndex }) => {
    if (type !== 'BitstringStatusListEntry' || statusListIndex !== String(statusIndex)) return undefined
    if (statusPurpose !== 'revocation') return undefined
    if (revokedAt) return 'revoked'
    return suspendedAt ? 'suspended' : 'active'
  })
}

function verify(input: Uint8Array | string, powers: CheckingPowers, trustedStatus: LookUpStatus = holdsOf(powers)) {
  const { now, language, site } = powers
  const fetching = (url: string) => fetchDocument(url, powers)
  return verifyBadge(input, { now, language, contexts: site.contexts, trustedStatus, fetchDocument: fetching })
}

/** Of a badge of ours that is on hold: its signed list knows of withdrawals alone. Everything else is asked of the list. */
function holdsOf(powers: CheckingPowers): LookUpStatus {
  return async ({ statusPurpose, statusListCredential, statusListIndex }) => {
    const own = typeof statusListCredential === 'string' && (await ownListAt(statusListCredential, powers))
    if (!own || statusPurpose !== 'revocation' || own.purpose !== statusPurpose) return undefined
    const index = Number(statusListIndex)
    if (!Number.isInteger(index) || index < 0 || index >= 2 ** 31) return undefined
    return (await isOnHold(powers.database, { ...own, index })) ? 'suspended' : undefined
  }
}

async function withIssuer(report: VerificationReport, { database, site }: CheckingPowers): Promise<BadgeCheck> {
  const issuerId = report.summary.issuerId
  if (!issuerId || !report.verdict.startsWith('genuine')) return { report, issuedHere: undefined }
  const issuedHere = await findOrganisationByDid({ did: issuerId }, { database, site })
  const archived = issuedHere ? undefined : await findArchivedSigner({ did: issuerId }, { database })
  if (!archived) return { report, issuedHere }
  const { slug, name, origin, exportedAt } = archived
  return { report, issuedHere: { slug, name }, archive: { origin, exportedAt } }
}

/** What lies at an address: ours from the database, everybody else's over the web. */
export async function fetchDocument(
  address: string,
  powers: CheckingPowers,
): Promise<{ ok: true; document: unknown } | { ok: false; reason: string }> {
  const own = (await readOwn(address, powers)) ?? (await readArchivedKeys(address, powers))
  if (own !== undefined) return { ok: true, document: own }
  const archived = await findArchivedList({ address }, powers)
  const list: unknown = archived && JSON.parse(archived)
  if (list && (await ownPathOf(address, powers))) return { ok: true, document: list }
  const fetched = await (powers.askOutside ?? guardedFetch)(address)
  const found = fetched.ok ? readForeignDocument(fetched.body.toString('utf8')) : fetched
  // Where the former installation still answers it may have withdrawn more; who took over its name has not its keys.
  const isLater = found.ok && list !== undefined && (await isSignedAs(list, found.document, powers))
  return list === undefined || isLater ? found : { ok: true, document: list }
}

/** The keys of an organisation of a place that moved here, as they were on the day of its export, also where another has its name now. */
async function readArchivedKeys(address: string, { database }: CheckingPowers): Promise<unknown> {
  if (!URL.canParse(address) || !address.endsWith('/did.json')) return undefined
  const did = didWebOf(address)
  const archived = await findArchivedSigner({ did }, { database })
  return archived && didDocument({ did, keys: archived.publicKeys })
}

/** Whether a status list that was fetched now is by the issuer of the one that is kept, and signed by one of its kept keys. */
async function isSignedAs(kept: unknown, fetched: unknown, powers: CheckingPowers): Promise<boolean> {
  const [issuer, now] = [kept, fetched].map((list) => issuerOf(list))
  if (!issuer || issuer !== now) return false
  const answer = await verifyVerifiableCredential(
    { verifiableCredential: fetched },
    {
      now: powers.now,
      contexts: powers.site.contexts,
      fetchDocument: async (address) => {
        const keys = await readArchivedKeys(address, powers)
        return keys === undefined ? { ok: false, reason: 'not-kept' } : { ok: true, document: keys }
      },
    },
  )
  return answer.verified
}

function issuerOf(list: unknown): string | undefined {
  const issuer = list !== null && typeof list === 'object' && 'issuer' in list ? list.issuer : undefined
  return typeof issuer === 'string' ? issuer : undefined
}

/** A document at an address this installation answers at, or did under an earlier name: keys or a status list. */
export async function readOwn(address: string, powers: CheckingPowers): Promise<unknown> {
  const pathname = await ownPathOf(address, powers)
  if (!pathname) return undefined
  const own = listAt(pathname)
  if (own) {
    const list = await publishStatusList(own, powers)
    return list && JSON.parse(list.credential)
  }
  const slug = /^\/dids\/([a-z0-9-]+)\/did\.json$/.exec(pathname)?.[1]
  return slug ? publicDid(slug, powers) : undefined
}

async function ownListAt(address: string, powers: CheckingPowers) {
  const pathname = await ownPathOf(address, powers)
  return pathname ? listAt(pathname) : undefined
}

/** The path of an address of this installation; `undefined` for another's. */
async function ownPathOf(address: string, powers: CheckingPowers): Promise<string | undefined> {
  if (!URL.canParse(address)) return undefined
  const { origin, host, pathname } = new URL(address)
  // A did:web on this machine is looked for over http even where the site speaks TLS.
  const known =
    host === new URL(powers.site.origin).host ||
    (await powers.database.selectFrom('origins').select('origin').where('origin', '=', origin).executeTakeFirst())
  return known ? pathname : undefined
}

function listAt(pathname: string) {
  const [, organisationSlug, number, hold] = /^\/status\/([a-z0-9-]+)\/(\d{1,9})(\/suspension)?$/.exec(pathname) ?? []
  if (!organisationSlug) return undefined
  const purpose = hold ? ('suspension' as const) : ('revocation' as const)
  return { organisationSlug, number: Number(number), purpose }
}

/** The DID document of an organisation (Decentralized Identifiers 1.0 §5), with every key that it ever signed with. */
export async function publicDid(slug: string, { database, site }: Pick<Services, 'database' | 'site'>) {
  const keys = await listIssuerKeys(slug, { database })
  const [newest] = keys
  if (!newest) return undefined
  const did = issuerDid({ slug, publicKeyMultibase: newest, site: { ...site, didMethod: 'web' } })
  // A place that was brought back at its own address: what its former keys signed is still proven.
  const archived = await findArchivedSigner({ did }, { database })
  // On P-256 copies in wallets are signed, as JWTs alone.
  return didDocument({ did, keys: [...new Set([...keys, ...(archived?.publicKeys ?? [])])], nistKeysAsJwk: true })
}
