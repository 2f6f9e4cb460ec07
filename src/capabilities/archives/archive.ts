/** What another installation signed for a place, kept here since the place moved. */
export interface Archive {
  id: string
  placeId: string
  /** Where its badges say that they are: `https://old.example`. */
  origin: string
  /** The day of its keys and lists. */
  exportedAt: Date
}

/** An organisation as it signed there. */
export interface ArchivedIssuer {
  organisationId: string
  /** Its `did:web` there, where the badges name one. */
  dids: string[]
  /** Multikeys. */
  publicKeys: string[]
}

export interface ArchivedList {
  organisationId: string
  address: string
  number: number
  credential: string
}

export interface ArchivedBadge {
  organisationId: string
  id: string
  credential: string
}
