/** What a status list can say of a credential (Bitstring Status List 1.0 §2.1). */
export type StatusPurpose = 'revocation' | 'suspension'

/** A credential's place in a status list. A type alias on purpose: it must fit into a credential as it is. */
export type StatusEntry = {
  id: string
  type: 'BitstringStatusListEntry'
  statusPurpose: StatusPurpose
  statusListIndex: string
  statusListCredential: string
}

/** The `credentialStatus` of a credential at `index` of the list published at `statusListUrl`. */
export function statusEntry(place: { statusListUrl: string; index: number; purpose: StatusPurpose }): StatusEntry {
  return {
    id: `${place.statusListUrl}#${place.index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: place.purpose,
    statusListIndex: String(place.index),
    statusListCredential: place.statusListUrl,
  }
}
