import { aBadge, STATUS_LIST_URL } from '../src/fixtures/badge.ts'
import type { TestIssuer } from '../src/fixtures/issuer.ts'
import { statusEntry } from '../src/status/status-entry.ts'

/** Badges of one award day: one issuer, one achievement; each its own id, person and place in the status list. */
export function awardDay(issuer: TestIssuer, count: number) {
  return Array.from({ length: count }, (_, turn) => {
    const status = statusEntry({ statusListUrl: STATUS_LIST_URL, index: turn, purpose: 'revocation' })
    // No badge shares an object with another one, as if each had come in by itself.
    const badge = structuredClone(aBadge(issuer, { id: `urn:uuid:${turn}`, status }))
    return { ...badge, credentialSubject: { ...badge.credentialSubject, narrative: `Learner ${turn}` } }
  })
}
