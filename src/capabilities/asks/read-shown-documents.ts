import { type CheckingPowers, checkBadge } from '#capabilities/awards/check-badge.ts'
import type { BroughtBadge } from '#capabilities/brought/brought-badge.ts'
import { broughtSummary } from '#capabilities/brought/brought-badge-rules.ts'
import { type PublicCollection, publicCollection } from '#capabilities/portfolio/public-collection.ts'
import type { ShownDocument } from './wallet-request.ts'

interface Shown {
  title: string
  endsAt: Date | null
  documents: ShownDocument[]
}

/**
 * What a wallet showed, as a collection is read: each badge is verified at this moment, its issuer asked. One of ours is
 * named as ours. What says neither its name nor its issuer is left out.
 */
export async function readShownDocuments(
  { title, endsAt, documents }: Shown,
  powers: CheckingPowers,
): Promise<PublicCollection> {
  const read = await Promise.all(documents.map((document, at) => readOne(document, at, powers)))
  const brought = read.filter((one) => one !== undefined)
  const frame = { title, about: '', nameShown: false, endsAt }
  return publicCollection({ frame, ownerName: '', badges: [], brought, experiences: [] }, powers.now)
}

async function readOne(document: ShownDocument, at: number, powers: CheckingPowers): Promise<BroughtBadge | undefined> {
  const { now, site } = powers
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  const { report, issuedHere } = await checkBadge(text, powers)
  const summary = broughtSummary(report)
  if (!summary) return undefined
  const { verdict } = report
  const ours = issuedHere && { issuerName: issuedHere.name, issuerHost: new URL(site.origin).host }
  return {
    ...{ id: String(at + 1), credentialId: '', ...summary, ...ours },
    // Bound to the key that the wallet proved.
    ...{ naming: 'theirs', verdict, checkedAt: now, genuineAt: null, broughtAt: now, picture: null },
  }
}
