import type { OrganisationKind } from '#capabilities/organisations/organisation.ts'

export const networkStages = ['known', 'met', 'joined', 'active', 'champion', 'quiet'] as const
/** How near an organisation is to the network of a place, as those who lead it judge. */
export type NetworkStage = (typeof networkStages)[number]

export const isNetworkStage = (text: string | undefined): text is NetworkStage =>
  networkStages.some((stage) => stage === text)

export interface NetworkOrganisationContent {
  name: string
  sector: OrganisationKind | null
  stage: NetworkStage
  /** Where it is known from. */
  source: string
}

export interface NextStep {
  nextStep: string | null
  /** `2026-06-05` */
  nextStepOn: string | null
  /** Who leads the place and takes it. */
  nextStepOwnerId: string | null
}

/** An organisation in the network of a place: on this site, or known by its name alone. */
export interface NetworkOrganisation extends NetworkOrganisationContent, NextStep {
  id: string
  placeId: string
  nextStepOwner: string | null
  /** The organisation of this site that it is. */
  organisationId: string | null
  slug: string | null
  lastEntryOn: string
  contacts: number
}

/** Months for which it is kept after its last entry. */
const keptMonths = 24
/** Days before that in which those who lead the place are told. */
const toldDays = 30

export const longestName = 160
export const longestSource = 200
export const longestStep = 200
/** Organisations that one place keeps. */
const mostOrganisations = 5000
/** Contacts of one organisation. */
export const mostContacts = 40

/** What `network-organisation.ts` is about, for those who look for it by its name. */
export const networkOrganisation = { keptMonths, toldDays, mostOrganisations } as const
