import {
  type VcApiPresentationVerification,
  type VcApiVerification,
  verifyVerifiableCredential,
  verifyVerifiablePresentation,
} from '@waymark/open-badges'
import { type CheckingPowers, fetchDocument } from './check-badge.ts'

/** Verifies any verifiable credential (VC-API, Verify Credential). */
export function checkCredential(request: unknown, powers: CheckingPowers): Promise<VcApiVerification> {
  return verifyVerifiableCredential(request, {
    now: powers.now,
    contexts: powers.site.contexts,
    fetchDocument: (address) => fetchDocument(address, powers),
  })
}

/** Verifies a presentation and each credential in it (VC-API, Verify Presentation). */
export function checkPresentation(request: unknown, powers: CheckingPowers): Promise<VcApiPresentationVerification> {
  return verifyVerifiablePresentation(request, {
    now: powers.now,
    contexts: powers.site.contexts,
    fetchDocument: (address) => fetchDocument(address, powers),
  })
}
