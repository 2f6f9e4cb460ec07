import type { RouterContextProvider } from 'react-router'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { findOpportunityEdit, type OpportunityEdit } from '#capabilities/opportunities/find-opportunity.ts'
import { listNeighbourhoods, listSchoolTerms } from '#capabilities/places/find-place.ts'
import { isId } from '#infrastructure/ids.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'

interface Asked {
  context: Readonly<RouterContextProvider>
  params: { id: string }
}

/** The opportunity that an address of an organisation's desk names, with what is edited of it; 404 for another's. */
export async function opportunityOnDesk({ context, params }: Asked): Promise<OpportunityEdit> {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const edit = isId(params.id)
    ? await findOpportunityEdit(params.id, { database: visit.services.database, now: visit.now })
    : undefined
  if (!edit || edit.opportunity.organisationId !== organisation.id) throw new Response(null, { status: 404 })
  return edit
}

/** What its forms offer to choose from. */
export async function choicesFor({ opportunity }: OpportunityEdit, { context }: Pick<Asked, 'context'>) {
  const { database } = visitOf({ context }).services
  const [neighbourhoods, badges, terms] = await Promise.all([
    listNeighbourhoods(opportunity.placeId, { database }),
    listBadges({ issuableBy: opportunity.organisationId, limit: 100 }, { database }),
    listSchoolTerms(opportunity.placeId, { database }),
  ])
  return { neighbourhoods, terms, badges: badges.rows.map(({ id, name }) => ({ id, name })) }
}
