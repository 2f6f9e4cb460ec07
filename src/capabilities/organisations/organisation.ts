export const organisationKinds = [
  'school',
  'college',
  'university',
  'training-provider',
  'informal-educator',
  'charity',
  'library',
  'council',
  'employer',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Where an organisation stands with a place that it asked to join. */
export type Standing = 'waiting' | 'approved' | 'refused'

export interface Organisation {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  description: string
  descriptionCy: string | null
  website: string | null
  contactEmail: string
  safeguardingLead: string | null
  safeguardingPolicyUrl: string | null
  /** Calendar date, `2026-09-30`. */
  safeguardingReviewedOn: string | null
  createdAt: Date
}

export function isOrganisationKind(text: unknown): text is OrganisationKind {
  return organisationKinds.some((kind) => kind === text)
}
