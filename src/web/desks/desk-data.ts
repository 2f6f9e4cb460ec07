import { useMatches } from 'react-router'
import { listAnswered, listMemberships } from '#capabilities/organisations/find-organisation.ts'
import type { Organisation } from '#capabilities/organisations/organisation.ts'
import { listSavedViews } from '#capabilities/people/list-saved-views.ts'
import type { SavedView } from '#capabilities/people/saved-view.ts'
import { listPlacesLedBy } from '#capabilities/places/find-place.ts'
import { isInProgrammeTeam } from '#capabilities/programme/appoint-programme-team.ts'
import type { GateHandle } from '#web/site/access.ts'
import { administratorDesk, issuerDesk, leadDesk, managerDesk, programmeDesk } from '#web/site/session-gate.ts'
import { type Visit, visitOf } from '#web/site/visit.ts'
import { administratorQueue } from './administrator-queue.ts'
import { leadCounts, leadQueue } from './lead-queue.ts'
import { organisationQueue } from './organisation-queue.ts'
import { programmeQueue } from './programme-queue.ts'
import type { Queued } from './queued.ts'

/** The roles that have a desk, each with a menu of its own in the one frame. */
export type DeskKind = 'organisation' | 'city-lead' | 'administrator' | 'programme'

export interface DeskRole {
  kind: DeskKind
  /** Of the organisation or place; the installation has none. */
  name: string
  nameCy: string | null
  href: string
}

/** What the frame of a desk shows; the gate loads it, once for whatever page stands below. */
export interface DeskData {
  kind: DeskKind
  href: string
  name: string
  nameCy: string | null
  hue: string | undefined
  /** Where the public sees the same; the installation's desk leads to the list of places. */
  publicHref: string
  /** Issuers award; only managers see the rest. */
  isManager: boolean
  /** An organisation that has closed: those who answer for its badges look after what was given, and do nothing new in its name. */
  isClosed?: boolean
  roles: DeskRole[]
  queue: Queued[]
  counts: Partial<Record<string, number>>
  /** The visitor's own views of the list that is asked for. */
  views: SavedView[]
  now: Date
}

type Asked = Parameters<typeof visitOf>[0] & { request: Request }

export const issuerDeskData = ({ context, request }: Asked) => {
  const { organisation, manager, successor } = issuerDesk({ context })
  const desk = { organisation, isManager: manager !== undefined, isClosed: successor !== undefined }
  return organisationDeskData({ context, request }, desk)
}

export const managerDeskData = ({ context, request }: Asked) =>
  organisationDeskData(
    { context, request },
    { organisation: managerDesk({ context }).organisation, isManager: true, isClosed: false },
  )

async function organisationDeskData(
  { context, request }: Asked,
  { organisation, isManager, isClosed }: { organisation: Organisation; isManager: boolean; isClosed: boolean },
): Promise<DeskData> {
  const visit = visitOf({ context })
  const { slug, name } = organisation
  const [roles, views, { queue, placeSlug, hue }] = await Promise.all([
    rolesOf(visit),
    viewsOf(visit, request),
    organisationQueue({ organisation, isManager, isClosed }, { database: visit.services.database, now: visit.now }),
  ])
  return {
    kind: 'organisation',
    href: `/organisations/${slug}/manage`,
    name,
    nameCy: null,
    hue,
    publicHref: placeSlug ? `/${placeSlug}/organisations/${slug}` : '/',
    isManager,
    isClosed,
    roles,
    queue,
    counts: {},
    views,
    now: visit.now,
  }
}

export async function leadDeskData({ context, request }: Asked): Promise<DeskData> {
  const visit = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const powers = { database: visit.services.database, now: visit.now }
  const [roles, views, queue, counts] = await Promise.all([
    rolesOf(visit),
    viewsOf(visit, request),
    leadQueue(place, lead, powers),
    leadCounts(place.id, powers),
  ])
  const { name, nameCy, hue, slug } = place
  return {
    kind: 'city-lead',
    href: `/${slug}/lead`,
    name,
    nameCy,
    hue,
    publicHref: `/${slug}`,
    isManager: false,
    roles,
    queue,
    counts,
    views,
    now: visit.now,
  }
}

export async function administratorDeskData({ context, request }: Asked): Promise<DeskData> {
  administratorDesk({ context })
  const visit = visitOf({ context })
  const [roles, views, queue] = await Promise.all([
    rolesOf(visit),
    viewsOf(visit, request),
    administratorQueue(visit.queue, visit.services),
  ])
  return {
    kind: 'administrator',
    href: '/admin',
    name: '',
    nameCy: null,
    hue: undefined,
    publicHref: '/',
    isManager: false,
    roles,
    queue,
    counts: {},
    views,
    now: visit.now,
  }
}

export async function programmeDeskData({ context, request }: Asked): Promise<DeskData> {
  const { team } = programmeDesk({ context })
  const visit = visitOf({ context })
  const powers = { database: visit.services.database, team, now: visit.now }
  const [roles, views, queue] = await Promise.all([rolesOf(visit), viewsOf(visit, request), programmeQueue(powers)])
  return {
    ...{ kind: 'programme', href: '/programme/desk', name: '', nameCy: null, hue: undefined, publicHref: '/programme' },
    ...{ isManager: false, roles, queue, counts: { calls: queue.length }, views, now: visit.now },
  }
}

async function viewsOf({ person, services: { database } }: Visit, request: Request): Promise<SavedView[]> {
  if (!person) return []
  const path = new URL(request.url).pathname.replace(/\.data$/, '')
  return listSavedViews({ personId: person.id, path }, { database })
}

/** Everything that the visitor works for, places first. */
async function rolesOf({ person, services: { database } }: Visit): Promise<DeskRole[]> {
  if (!person) return []
  const [places, memberships, answered, isTeam] = await Promise.all([
    listPlacesLedBy(person.id, { database }),
    listMemberships(person.id, { database }),
    listAnswered(person.id, { database }),
    isInProgrammeTeam({ personId: person.id }, { database }),
  ])
  return [
    ...places.map(({ name, nameCy, slug }) => ({ kind: 'city-lead' as const, name, nameCy, href: `/${slug}/lead` })),
    ...[...memberships, ...answered].map(({ name, slug }) => ({
      kind: 'organisation' as const,
      name,
      nameCy: null,
      href: `/organisations/${slug}/manage`,
    })),
    ...(isTeam ? [{ kind: 'programme' as const, name: '', nameCy: null, href: '/programme/desk' }] : []),
    ...(person.isPlatformAdministrator
      ? [{ kind: 'administrator' as const, name: '', nameCy: null, href: '/admin' }]
      : []),
  ]
}

/** What the gate above this page loaded. */
export function useDesk(): DeskData | undefined {
  const gate = useMatches().find(({ handle }) => (handle as Partial<GateHandle> | undefined)?.access !== undefined)
  return gate?.loaderData as DeskData | undefined
}
