import { CREDENTIALS_V2_CONTEXT } from '../contexts/context-names.ts'
import { dateTimeOf } from '../model/build-achievement-credential.ts'
import type { StatusPurpose } from './status-entry.ts'

/** What a published status list is made of. `issuer` is the DID alone: some verifiers cannot read an object here. */
export type StatusListParts = {
  id: string
  issuer: string
  encodedList: string
  purpose: StatusPurpose
  validFrom: Date
  validUntil?: Date
}

/** A status list as the unsigned credential that publishes it (Bitstring Status List 1.0 §2.2). */
export type StatusListCredential = {
  '@context': string[]
  id: string
  type: string[]
  issuer: string
  validFrom: string
  validUntil?: string
  credentialSubject: { id: string; type: 'BitstringStatusList'; statusPurpose: StatusPurpose; encodedList: string }
}

/** Builds the credential that publishes a status list; sign it before serving it. */
export function buildStatusListCredential(parts: StatusListParts): StatusListCredential {
  return {
    '@context': [CREDENTIALS_V2_CONTEXT],
    id: parts.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: parts.issuer,
    validFrom: dateTimeOf(parts.validFrom),
    ...(parts.validUntil ? { validUntil: dateTimeOf(parts.validUntil) } : {}),
    credentialSubject: {
      id: `${parts.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: parts.purpose,
      encodedList: parts.encodedList,
    },
  }
}
