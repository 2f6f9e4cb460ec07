import type { RouterContextProvider } from 'react-router'
import { listStandings, type StandingInPlace } from '#capabilities/organisations/find-organisation.ts'
import { type Curator, isCuratedBy } from '#capabilities/pathways/curator.ts'
import { findPathwayState, type PathwayState } from '#capabilities/pathways/find-pathway-state.ts'
import { isId } from '#infrastructure/ids.ts'
import type { DeskOwner } from '#web/desks/desk-frame.tsx'
import { stewardDesk } from '#web/site/session-gate.ts'
import { type Visit, visitOf } from '#web/site/visit.ts'

/** A curator at work: an organisation's manager, or the City Lead for the place. */
export interface Desk {
  visit: Visit
  request: Request
  curator: Curator
  owner: DeskOwner
}

/** The desk that the gate above the page has opened: an organisation's, or the City Lead's. */
export function pathwayDesk({
  context,
  request,
}: {
  context: Readonly<RouterContextProvider>
  request: Request
}): Desk {
  const desk = stewardDesk({ context })
  const visit = visitOf({ context })
  if ('manager' in desk) {
    const { organisation, manager } = desk
    const base = `/organisations/${organisation.slug}/manage/pathways`
    return { visit, request, curator: manager, owner: { base, organisation, place: undefined } }
  }
  const { place, lead } = desk
  return {
    visit,
    request,
    curator: lead,
    owner: { base: `/${place.slug}/lead/pathways`, organisation: undefined, place },
  }
}

/** The pathway that the address names, if it is on this desk. */
export async function stateOnDesk({ visit, curator }: Desk, pathwayId: string): Promise<PathwayState> {
  const state = isId(pathwayId)
    ? await findPathwayState({ pathwayId }, { database: visit.services.database, now: visit.now })
    : undefined
  if (!state || !isCuratedBy(curator, state.pathway)) throw new Response(null, { status: 404 })
  return state
}

/** Places for which this desk can begin a pathway. */
export async function standingsOf({ visit, owner }: Desk): Promise<StandingInPlace[]> {
  if (owner.organisation) {
    const standings = await listStandings(owner.organisation.id, { database: visit.services.database })
    return standings.filter((one) => one.standing !== 'refused')
  }
  const { id = '', slug = '', name = '', nameCy = null } = owner.place ?? {}
  return [
    {
      placeId: id,
      placeSlug: slug,
      placeName: name,
      placeNameCy: nameCy,
      standing: 'approved',
      decisionNote: null,
      reference: null,
    },
  ]
}

export function powersOf({ visit, curator }: Desk) {
  return { ...visit.services, curator, now: visit.now }
}
