import { createContext, type MiddlewareFunction, type RouterContextProvider, redirect } from 'react-router'
import { findChild } from '#capabilities/guardians/find-child.ts'
import type { Guardian } from '#capabilities/guardians/guardian.ts'
import { readConfirmation } from '#capabilities/opportunities/confirmation-code.ts'
import {
  findOrganisation,
  listAnswered,
  listEveryMembership,
  listMemberships,
} from '#capabilities/organisations/find-organisation.ts'
import type { Organisation } from '#capabilities/organisations/organisation.ts'
import type {
  Assessor,
  CityLead,
  Issuer,
  OrganisationManager,
  PlatformAdministrator,
  ProgrammeTeam,
  SignedIn,
} from '#capabilities/people/authority.ts'
import {
  mintAssessor,
  mintCityLead,
  mintIssuer,
  mintOrganisationManager,
  mintPlatformAdministrator,
  mintProgrammeTeam,
  mintSignedIn,
} from '#capabilities/people/mint-authority.ts'
import type { Person } from '#capabilities/people/person.ts'
import { findPlace, listPlacesLedBy } from '#capabilities/places/find-place.ts'
import type { Place } from '#capabilities/places/place.ts'
import { findAssessor } from '#capabilities/programme/appoint-assessor.ts'
import { isInProgrammeTeam } from '#capabilities/programme/appoint-programme-team.ts'
import type { CallInPhase } from '#capabilities/programme/call.ts'
import { findCall } from '#capabilities/programme/find-call.ts'
import { findAnswering } from '#capabilities/succession/find-succession.ts'
import { Fault } from '#infrastructure/fault.ts'
import { isId } from '#infrastructure/ids.ts'
import { type Visit, visitOf } from './visit.ts'

// The only place that turns "who is asking" into "what they may do". Each gate is middleware of a layout in src/web/gates:
// it runs before the loaders and actions of every page below it. It throws a response unless the visitor may enter
// (to sign in, 403 or 404) and otherwise puts the authority into the context, where the pages find it.

type Gate = MiddlewareFunction<Response>
interface Asked {
  context: Readonly<RouterContextProvider>
}

/** A visitor with an account. */
export interface SignedInDesk {
  person: Person
  signedIn: SignedIn
}
/** An organisation, for those who award its badges; `manager` only for those who may change it. */
export interface IssuerDesk {
  organisation: Organisation
  issuer: Issuer
  manager: OrganisationManager | undefined
  /** Where it has closed: the organisation that answers for its badges, for which the visitor works. */
  successor?: { slug: string; issuer: Issuer }
}
export interface ManagerDesk {
  organisation: Organisation
  manager: OrganisationManager
}
export interface LeadDesk {
  place: Place
  lead: CityLead
}
export interface AdministratorDesk {
  administrator: PlatformAdministrator
}

/** The call that an assessor reads for. */
export interface AssessorDesk {
  call: CallInPhase
  assessor: Assessor
  /** When they declared their conflicts: nothing opens before. */
  declaredAt: Date | null
}
export interface ProgrammeDesk {
  team: ProgrammeTeam
}

const signedInContext = createContext<SignedInDesk>()
const issuerContext = createContext<IssuerDesk>()
const managerContext = createContext<ManagerDesk | null>(null)
const leadContext = createContext<LeadDesk | null>(null)
const administratorContext = createContext<AdministratorDesk>()
const assessorContext = createContext<AssessorDesk>()
const programmeContext = createContext<ProgrammeDesk>()

// Each throws where the page stands below another gate: a mistake in routes.ts opens nothing.
export const signedInDesk = ({ context }: Asked): SignedInDesk => context.get(signedInContext)
export const issuerDesk = ({ context }: Asked): IssuerDesk => context.get(issuerContext)
export const assessorDesk = ({ context }: Asked): AssessorDesk => context.get(assessorContext)
export const programmeDesk = ({ context }: Asked): ProgrammeDesk => context.get(programmeContext)
export const administratorDesk = ({ context }: Asked): AdministratorDesk => context.get(administratorContext)
export const managerDesk = ({ context }: Asked): ManagerDesk =>
  context.get(managerContext) ?? wrongGate('organisation-manager')
export const leadDesk = ({ context }: Asked): LeadDesk => context.get(leadContext) ?? wrongGate('city-lead')

/** A page that is mounted twice: on an organisation's desk or on the City Lead's, by the gate that it stands below. */
export function stewardDesk({ context }: Asked): ManagerDesk | LeadDesk {
  return context.get(managerContext) ?? context.get(leadContext) ?? wrongGate('organisation-manager or city-lead')
}

/** A page of the community, mounted on the desk of each who leads a place and on the programme team's. */
export const communityDesk = ({ context }: Asked): LeadDesk | ProgrammeDesk =>
  context.get(leadContext) ?? context.get(programmeContext)

function wrongGate(gate: string): never {
  throw new Fault('wrong-gate', `This page must stand below the gate ${gate} in src/web/routes.ts.`)
}

export interface ChildInCare {
  child: Guardian
  /** Keeps for the child, in the name of a verified guardian; undefined before that. */
  forChild: SignedIn | undefined
}

/** A child in the care of the person who asks; undefined for any other. */
export async function findChildInCare(
  { context }: Asked,
  childId: string | null | undefined,
): Promise<ChildInCare | undefined> {
  const { services, now } = visitOf({ context })
  const { person } = signedInDesk({ context })
  if (!childId || !isId(childId)) return undefined
  const child = await findChild({ childId, guardianId: person.id }, { database: services.database, now })
  if (!child) return undefined
  if (child.state !== 'verified') return { child, forChild: undefined }
  const acting = { email: person.email, emails: person.emails, guardianId: person.id }
  return { child, forChild: mintSignedIn({ ...acting, personId: child.childId, name: child.childName }) }
}

/** The same, where there is no page without it. */
export async function childInCare(asked: Asked, childId: string | undefined): Promise<ChildInCare> {
  const found = await findChildInCare(asked, childId)
  if (!found) throw notThere()
  return found
}

const signedInAs = ({ id, email, emails, name }: Person): SignedIn =>
  mintSignedIn({ personId: id, email, emails, name })

/** Who asks, where they are signed in: for pages that are open to everybody. */
export function signedInPerhaps({ context }: Asked): SignedIn | undefined {
  const { person } = visitOf({ context })
  if (person?.erasingAt) return undefined
  return person && signedInAs(person)
}

export const signedInGate: Gate = ({ context, request }) => {
  context.set(signedInContext, personWhoAsks(visitOf({ context }), request))
}

export const issuerGate: Gate = async ({ context, params, request }) => {
  context.set(issuerContext, await memberWhoAsks(visitOf({ context }), { request, slug: params.slug }))
}

export const managerGate: Gate = async ({ context, params, request }) => {
  const { organisation, manager } = await memberWhoAsks(visitOf({ context }), { request, slug: params.slug })
  if (!manager) throw notYours()
  context.set(managerContext, { organisation, manager })
}

export const leadGate: Gate = async ({ context, params, request }) => {
  const visit = visitOf({ context })
  const { person } = personWhoAsks(visit, request)
  const { database } = visit.services
  const place = params.place ? await findPlace({ slug: params.place }, { database }) : undefined
  if (!place) throw notThere()
  const led = await listPlacesLedBy(person.id, { database })
  if (!led.some((one) => one.id === place.id)) throw notYours()
  context.set(leadContext, { place, lead: mintCityLead({ placeId: place.id, personId: person.id }) })
}

export const administratorGate: Gate = ({ context, request }) => {
  const { person } = personWhoAsks(visitOf({ context }), request)
  if (!person.isPlatformAdministrator) throw notYours()
  context.set(administratorContext, { administrator: mintPlatformAdministrator({ personId: person.id }) })
}

export const programmeTeamGate: Gate = async ({ context, request }) => {
  const visit = visitOf({ context })
  const { person } = personWhoAsks(visit, request)
  if (!(await isInProgrammeTeam({ personId: person.id }, visit.services))) throw notYours()
  context.set(programmeContext, { team: mintProgrammeTeam({ personId: person.id }) })
}

export const assessorGate: Gate = async ({ context, params, request }) => {
  const visit = visitOf({ context })
  const { person } = personWhoAsks(visit, request)
  const { services } = visit
  const call = params.slug ? await findCall({ slug: params.slug }, services) : undefined
  if (!call) throw notThere()
  const right = { callId: call.id, personId: person.id }
  const found = await findAssessor(right, services)
  if (!found) throw notYours()
  context.set(assessorContext, { call, assessor: mintAssessor(right), ...found })
}

/** Outside the demonstration its pages are not there. */
export const demonstrationGate: Gate = ({ context }) => {
  if (!visitOf({ context }).services.site.demo) throw notThere()
}

/** 307 makes the browser post the form again to /sign-in/again, which carries the typed fields along. */
const signInPage = (request: Request) => {
  const { pathname, search } = new URL(request.url)
  const next = encodeURIComponent(pathname + search)
  return request.method === 'POST' ? redirect(`/sign-in/again?next=${next}`, 307) : redirect(`/sign-in?next=${next}`)
}

const notYours = () => new Response(null, { status: 403 })
const notThere = () => new Response(null, { status: 404 })

/** What can be opened by a person whose account waits to be erased. */
const whileErasing = new Set(['/me/erase', '/me/data.html'])

function personWhoAsks({ person }: Visit, request: Request): SignedInDesk {
  if (!person) throw signInPage(request)
  if (person.erasingAt && !whileErasing.has(new URL(request.url).pathname.replace(/\.data$/, '')))
    throw redirect('/me/erase')
  return { person, signedIn: signedInAs(person) }
}

async function memberWhoAsks(
  visit: Visit,
  { request, slug }: { request: Request; slug: string | undefined },
): Promise<IssuerDesk> {
  const { person } = personWhoAsks(visit, request)
  const { database } = visit.services
  const organisation = slug ? await findOrganisation({ slug }, { database }) : undefined
  if (!organisation) throw notThere()
  const isThis = (one: { organisationId: string }) => one.organisationId === organisation.id
  const membership = (await listMemberships(person.id, { database })).find(isThis)
  if (!membership) {
    const answered = (await listAnswered(person.id, { database })).find(isThis)
    if (!answered) {
      // Who worked for one that has handed its badges over reads who answers for them now.
      const handedOver = (await listEveryMembership(person.id, { database })).some(isThis)
      const succession = handedOver ? await findAnswering({ id: organisation.id }, { database }) : undefined
      throw succession ? redirect(`/successions/${succession.id}`) : notYours()
    }
    if (!isOpenOnceClosed(request, organisation)) throw notThere()
    const { organisationId, slug: successorSlug } = answered.answeredBy
    return {
      ...{ organisation, manager: undefined },
      issuer: mintIssuer({ organisationId: organisation.id, personId: person.id }),
      successor: { slug: successorSlug, issuer: mintIssuer({ organisationId, personId: person.id }) },
    }
  }
  const right = { organisationId: organisation.id, personId: person.id }
  return {
    organisation,
    issuer: mintIssuer(right),
    manager: membership.role === 'manager' ? mintOrganisationManager(right) : undefined,
  }
}

/** Of a closed organisation the badges that were given are looked after, and nothing new is done in its name. */
function isOpenOnceClosed(request: Request, { slug }: Organisation): boolean {
  const path = new URL(request.url).pathname.replace(/\.data$/, '').replace(`/organisations/${slug}/manage`, '')
  return /^\/?$|^\/awards(\.csv|\/[0-9a-f-]{36})?$|^\/(runs|reach)(\.csv$|\/|$)/.test(path)
}

/** The organisations that a visitor below another gate awards for, each with the right to. */
export async function issuersWhoAsk(asked: Asked): Promise<{ slug: string; name: string; issuer: Issuer }[]> {
  const { person, services } = visitOf(asked)
  const memberships = person ? await listMemberships(person.id, services) : []
  return memberships.map(({ organisationId, slug, name }) => ({
    ...{ slug, name, issuer: mintIssuer({ organisationId, personId: person?.id }) },
  }))
}

/** The link in a mail is a bearer token for confirming an organisation's listings, valid while the person still manages it. */
export async function confirmerOf(
  { services: { database, masterKey }, now }: Visit,
  code: string,
): Promise<{ organisation: Organisation; manager: OrganisationManager } | undefined> {
  const asked = readConfirmation(code, { masterKey, now })
  if (!asked) return undefined
  const { organisationId, personId } = asked
  const [organisation, memberships] = await Promise.all([
    findOrganisation({ id: organisationId }, { database }),
    listMemberships(personId, { database }),
  ])
  const isManager = memberships.some((one) => one.organisationId === organisationId && one.role === 'manager')
  return organisation && isManager
    ? { organisation, manager: mintOrganisationManager({ organisationId, personId }) }
    : undefined
}
