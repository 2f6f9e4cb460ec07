import type {
  Assessor,
  CityLead,
  Issuer,
  OrganisationManager,
  PlatformAdministrator,
  ProgrammeTeam,
  SignedIn,
} from './authority.ts'

// Each of these asserts a right without checking it. Only what has checked may call them: the session gate, the replay
// that plays every role, and tests. The dependency rules refuse everybody else.

export function mintSignedIn(person: {
  personId: string
  email: string
  /** With the main one; the main one alone without it. */
  emails?: readonly string[]
  name: string
  guardianId?: string
}): SignedIn {
  return { ...person, emails: person.emails ?? [person.email.toLowerCase()] } as SignedIn
}

export function mintIssuer(right: { organisationId: string; personId: string | undefined }): Issuer {
  return right as Issuer
}

export function mintOrganisationManager(right: {
  organisationId: string
  personId: string | undefined
}): OrganisationManager {
  return right as OrganisationManager
}

export function mintCityLead(right: { placeId: string; personId: string | undefined }): CityLead {
  return right as CityLead
}

export function mintPlatformAdministrator(right: { personId: string }): PlatformAdministrator {
  return right as PlatformAdministrator
}

export function mintProgrammeTeam(right: { personId: string }): ProgrammeTeam {
  return right as ProgrammeTeam
}

export function mintAssessor(right: { callId: string; personId: string }): Assessor {
  return right as Assessor
}
