declare const proven: unique symbol

/** A person who is signed in. Authorities are made by `mint-authority.ts` alone, which only the session gate may import. */
export interface SignedIn {
  readonly [proven]: 'signed-in'
  readonly personId: string
  /** The account's main address. */
  readonly email: string
  /** Every address that opens the account, lower case, the main one first. */
  readonly emails: readonly string[]
  readonly name: string
  /** Who acts, where the person is a child in their care: the addresses are the guardian's then. */
  readonly guardianId?: string
}

/** May award and withdraw the badges of this organisation. */
export interface Issuer {
  readonly [proven]: 'issuer'
  readonly organisationId: string
  /** Absent where the platform acts by itself, as a pathway's milestone does. */
  readonly personId: string | undefined
}

/** May also publish opportunities, design badges and change the organisation. */
export interface OrganisationManager {
  readonly [proven]: 'organisation-manager'
  readonly organisationId: string
  /** Absent where a command of the installation acts. */
  readonly personId: string | undefined
}

/** Convenes the learning of one place: approves organisations, features content. */
export interface CityLead {
  readonly [proven]: 'city-lead'
  readonly placeId: string
  /** Absent where a command of the installation acts. */
  readonly personId: string | undefined
}

/** Runs the installation: places, leads, failed jobs. */
export interface PlatformAdministrator {
  readonly [proven]: 'platform-administrator'
  readonly personId: string
}

/** Runs the national programme: its calls, and the choice of places. */
export interface ProgrammeTeam {
  readonly [proven]: 'programme-team'
  readonly personId: string
}

/** Reads and scores the applications of one call, but those that they have a conflict with. */
export interface Assessor {
  readonly [proven]: 'assessor'
  readonly callId: string
  readonly personId: string
}

export type Authority =
  | SignedIn
  | Issuer
  | OrganisationManager
  | CityLead
  | PlatformAdministrator
  | ProgrammeTeam
  | Assessor
