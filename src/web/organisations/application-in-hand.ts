import type { RouterContextProvider } from 'react-router'
import type { Application } from '#capabilities/organisations/application.ts'
import { findApplication } from '#capabilities/organisations/find-application.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import type { Place } from '#capabilities/places/place.ts'
import { isId } from '#infrastructure/ids.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

interface Asked {
  context: Readonly<RouterContextProvider>
  params: { id?: string }
}

/** The application that the address names, for its applicant alone: for all others there is none. */
export async function applicationInHand({
  context,
  params,
}: Asked): Promise<{ application: Application; place: Place }> {
  const { database } = visitOf({ context }).services
  const { signedIn } = signedInDesk({ context })
  const application = isId(params.id) ? await findApplication(params.id, { database, signedIn }) : undefined
  const place = application && (await findPlace({ id: application.placeId }, { database }))
  if (!application || !place) throw new Response(null, { status: 404 })
  return { application, place }
}

/** Where the desk of what was sent is. */
export async function deskOf({ organisationId }: Application, { context }: Pick<Asked, 'context'>): Promise<string> {
  const { database } = visitOf({ context }).services
  const organisation = organisationId ? await findOrganisation({ id: organisationId }, { database }) : undefined
  return organisation ? `/organisations/${organisation.slug}/manage` : '/me'
}
