/** Why a person’s details may be kept (UK GDPR Art. 6(1)). */
export const lawfulBases = ['legitimate-interests', 'public-task', 'consent', 'contract'] as const
export type LawfulBasis = (typeof lawfulBases)[number]

export interface NetworkContactContent {
  name: string
  /** What they do there. */
  job: string | null
  email: string | null
  phone: string | null
  /** Where it is known from. */
  source: string
  basis: LawfulBasis
}

/** A person to speak to in an organisation of the network. */
export interface NetworkContact extends NetworkContactContent {
  id: string
  networkOrganisationId: string
  addedAt: Date
}

export const longestContactText = 160
