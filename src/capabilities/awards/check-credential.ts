import {
  type VcApiPresentationVerification,
  type VcApiVerification,
  verifyVerifiableCredential,
  verifyVerifiablePresentation,
} from '@waymark/open-badges'
import { findOrganisationByDid } from '#capabilities/organisations/find-issuer-identity.ts'
import { type CheckingPowers, fetchDocument } from './check-badge.ts'
import { findSuccessor, type Successor } from './find-successor.ts'

/** Verifies any verifiable credential (VC-API, Verify Credential). */
export async function checkCredential(
  request: unknown,
  powers: CheckingPowers,
): Promise<VcApiVerification & { successor?: Pick<Successor, 'kind' | 'url'> }> {
  const answer = await verifyVerifiableCredential(request, {
    now: powers.now,
    contexts: powers.site.contexts,
    fetchDocument: (address) => fetchDocument(address, powers),
  })
  const successor = await successorOf(answer, powers)
  return successor ? { ...answer, successor } : answer
}

/** The badge that took the place of one of ours, or follows it. Of what is forged nothing is said: only its status and its dates may fail. */
async function successorOf({ credential, checks, errors }: VcApiVerification, powers: CheckingPowers) {
  const harmless = ['revoked', 'suspended', 'expired']
  if (!credential || !checks.includes('proof')) return undefined
  if (errors.some(({ reason }) => !reason || !harmless.includes(reason))) return undefined
  const { credentialSubject: subject, issuer } = credential as Record<string, unknown>
  const did = idOf(issuer)
  const issuedHere = did && (await findOrganisationByDid({ did }, powers))
  const found = issuedHere && (await findSuccessor({ subject: idOf(subject) }, powers))
  return found ? { kind: found.kind, url: found.url } : undefined
}

function idOf(one: unknown): string | undefined {
  if (typeof one === 'string') return one
  const id = one !== null && typeof one === 'object' && 'id' in one ? one.id : undefined
  return typeof id === 'string' ? id : undefined
}

/** Verifies a presentation and each credential in it (VC-API, Verify Presentation). */
export function checkPresentation(request: unknown, powers: CheckingPowers): Promise<VcApiPresentationVerification> {
  return verifyVerifiablePresentation(request, {
    now: powers.now,
    contexts: powers.site.contexts,
    fetchDocument: (address) => fetchDocument(address, powers),
  })
}
