import type { RouterContextProvider } from 'react-router'
import { findLeaving } from '#capabilities/leaving/list-leavings.ts'
import { isId } from '#infrastructure/ids.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

interface Asked {
  context: Readonly<RouterContextProvider>
  params: { slug?: string; id?: string }
}

/** A leaving of the organisation whose desk this is; any other one is not there. */
export async function leavingDesk({ context, params }: Asked) {
  const visit = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const asked = { leavingId: params.id ?? '', organisationId: organisation.id }
  const leaving = isId(params.id) ? await findLeaving(asked, visit.services) : undefined
  if (!leaving) throw new Response(null, { status: 404 })
  const here = `/organisations/${organisation.slug}/manage/leavers/${leaving.id}`
  return { visit, organisation, manager, leaving, here, powers: { ...visit.services, manager, now: visit.now } }
}
