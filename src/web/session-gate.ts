import { redirect } from 'react-router'
import { readConfirmation } from '#capabilities/opportunities/confirmation-code.ts'
import { findOrganisation, listMemberships } from '#capabilities/organisations/find-organisation.ts'
import type { Organisation } from '#capabilities/organisations/organisation.ts'
import type {
  CityLead,
  Issuer,
  OrganisationManager,
  PlatformAdministrator,
  SignedIn,
} from '#capabilities/people/authority.ts'
import {
  mintCityLead,
  mintIssuer,
  mintOrganisationManager,
  mintPlatformAdministrator,
  mintSignedIn,
} from '#capabilities/people/mint-authority.ts'
import type { Person } from '#capabilities/people/person.ts'
import { findPlace, listPlacesLedBy } from '#capabilities/places/find-place.ts'
import type { Place } from '#capabilities/places/place.ts'
import type { Visit } from './visit.ts'

// The only place that turns "who is asking" into "what they may do". Everything here throws a response otherwise:
// strangers are sent to sign in and come back, others are told plainly that this is not theirs.

const signInPage = (request: Request) => {
  const { pathname, search } = new URL(request.url)
  return redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`)
}

const notYours = () => new Response(null, { status: 403 })
const notThere = () => new Response(null, { status: 404 })

export function requirePerson(visit: Visit, request: Request): { person: Person; signedIn: SignedIn } {
  const { person } = visit
  if (!person) throw signInPage(request)
  return { person, signedIn: mintSignedIn({ personId: person.id, email: person.email, name: person.name }) }
}

export async function requireIssuer(
  visit: Visit,
  request: Request,
  slug: string,
): Promise<{ organisation: Organisation; issuer: Issuer; manager: OrganisationManager | undefined }> {
  const { person } = requirePerson(visit, request)
  const { database } = visit.services
  const organisation = await findOrganisation(database, { slug })
  if (!organisation) throw notThere()
  const membership = (await listMemberships(database, person.id)).find((one) => one.organisationId === organisation.id)
  if (!membership) throw notYours()
  const right = { organisationId: organisation.id, personId: person.id }
  return {
    organisation,
    issuer: mintIssuer(right),
    manager: membership.role === 'manager' ? mintOrganisationManager(right) : undefined,
  }
}

export async function requireManager(
  visit: Visit,
  request: Request,
  slug: string,
): Promise<{ organisation: Organisation; manager: OrganisationManager }> {
  const { organisation, manager } = await requireIssuer(visit, request, slug)
  if (!manager) throw notYours()
  return { organisation, manager }
}

export async function requireCityLead(
  visit: Visit,
  request: Request,
  slug: string,
): Promise<{ place: Place; lead: CityLead }> {
  const { person } = requirePerson(visit, request)
  const { database } = visit.services
  const place = await findPlace(database, { slug })
  if (!place) throw notThere()
  const led = await listPlacesLedBy(database, person.id)
  if (!led.some((one) => one.id === place.id)) throw notYours()
  return { place, lead: mintCityLead({ placeId: place.id, personId: person.id }) }
}

export function requireAdministrator(visit: Visit, request: Request): { administrator: PlatformAdministrator } {
  const { person } = requirePerson(visit, request)
  if (!person.isPlatformAdministrator) throw notYours()
  return { administrator: mintPlatformAdministrator({ personId: person.id }) }
}

/** Whoever holds the link of a mail may confirm an organisation's listings, as long as they still manage it. */
export async function confirmerOf(
  { services: { database, masterKey }, now }: Visit,
  code: string,
): Promise<{ organisation: Organisation; manager: OrganisationManager } | undefined> {
  const asked = readConfirmation(code, { masterKey, now })
  if (!asked) return undefined
  const { organisationId, personId } = asked
  const [organisation, memberships] = await Promise.all([
    findOrganisation(database, { id: organisationId }),
    listMemberships(database, personId),
  ])
  const isManager = memberships.some((one) => one.organisationId === organisationId && one.role === 'manager')
  return organisation && isManager
    ? { organisation, manager: mintOrganisationManager({ organisationId, personId }) }
    : undefined
}
