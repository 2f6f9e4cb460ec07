import type { CityLead, OrganisationManager } from '#capabilities/people/authority.ts'

/** Who may shape a pathway: a manager those of the organisation, a City Lead those of the place itself. */
export type Curator = OrganisationManager | CityLead

export function isCuratedBy(curator: Curator, pathway: { organisationId: string | null; placeId: string }): boolean {
  return 'organisationId' in curator
    ? pathway.organisationId === curator.organisationId
    : pathway.organisationId === null && pathway.placeId === curator.placeId
}
