/** What a status list can say of a credential (Bitstring Status List 1.0 §2.1). */
export type StatusPurpose = 'revocation' | 'suspension' | 'message'

/** What one value of an entry means; `status` is the value in hexadecimal, `0x2`. */
export type StatusMessage = { status: string; message: string }

/** A credential's place in a status list. A type alias on purpose: it must fit into a credential as it is. */
export type StatusEntry = {
  id: string
  type: 'BitstringStatusListEntry'
  statusPurpose: StatusPurpose
  statusListIndex: string
  statusListCredential: string
  statusSize?: number
  statusMessage?: StatusMessage[]
}

/** The address of a plain list of revoked credentials (1EdTech Credential Revocation List 1.0). */
export type RevocationListEntry = { id: string; type: '1EdTechRevocationList' }

/** Where an entry stands; `messages` gives each of its values a meaning, in order, and must be as many as a power of two. */
export type StatusPlace = {
  statusListUrl: string
  index: number
  purpose: StatusPurpose
  messages?: readonly string[]
}

/**
 * The `credentialStatus` of a credential at `index` of the list published at `statusListUrl`.
 * @throws RangeError where the messages are not two, four, eight and so on
 */
export function statusEntry({ statusListUrl, index, purpose, messages }: StatusPlace): StatusEntry {
  return {
    id: `${statusListUrl}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: statusListUrl,
    ...(messages ? withMessages(messages) : {}),
  }
}

function withMessages(messages: readonly string[]): Pick<StatusEntry, 'statusSize' | 'statusMessage'> {
  const statusSize = Math.log2(messages.length)
  if (!Number.isInteger(statusSize) || statusSize < 1) throw new RangeError('messages must be 2, 4, 8, …')
  return {
    statusSize,
    statusMessage: messages.map((message, value) => ({ status: `0x${value.toString(16)}`, message })),
  }
}
