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
export const standings = ['waiting', 'more-asked', 'approved', 'refused', 'suspended', 'left'] as const
export type Standing = (typeof standings)[number]

/** What happened between an organisation and a place, in the order in which it did. */
export type OrganisationStepKind =
  | 'asked'
  | 'more-asked'
  | 'answered'
  | 'approved'
  | 'refused'
  | 'suspended'
  | 'restored'
  | 'left'

export interface OrganisationStep {
  id: string
  at: Date
  step: OrganisationStepKind
  /** What was said with it: a question, an answer, a reason. */
  note: string | null
  /** Who took it; absent where the account is gone or a command did. */
  actorName: string | null
}

export interface Organisation {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  description: string
  descriptionCy: string | null
  website: string | null
  contactEmail: string
  /** Whom to ask for. */
  contactName: string | null
  /** What it means to offer in the place, and to whom. */
  offer: string | null
  offerCy: string | null
  /** Calendar date until which its public liability insurance runs, where it needs one. */
  insuredUntil: string | null
  safeguardingLead: string | null
  safeguardingPolicyUrl: string | null
  /** Calendar date, `2026-09-30`. */
  safeguardingReviewedOn: string | null
  /** Since when it takes no introductions. */
  introductionsHiddenAt: Date | null
  createdAt: Date
}

export const isStanding = (text: unknown): text is Standing => standings.some((standing) => standing === text)

export function isOrganisationKind(text: unknown): text is OrganisationKind {
  return organisationKinds.some((kind) => kind === text)
}

/** Criminal record checks of people who work with young people, by the body of their nation. */
export const checkLevels = [
  'dbs-basic',
  'dbs-standard',
  'dbs-enhanced',
  'dbs-enhanced-barred',
  'pvg',
  'accessni-standard',
  'accessni-enhanced',
] as const
export type CheckLevel = (typeof checkLevels)[number]
