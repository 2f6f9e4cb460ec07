import { type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { Organisation, OrganisationKind } from './organisation.ts'
import { safeguardingGapOf } from './organisation-rules.ts'

interface Shape {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  description: string
  descriptionCy: string | null
  website: string | null
  /** Who keeps young people safe; nothing where that has lapsed. */
  safeguarding: { lead: string; policyUrl: string; reviewedOn: string } | null
}

/** An organisation as everybody may see it: its address of contact is the City Lead's alone. */
export type PublicOrganisation = PublicView<Shape>

export function publicOrganisation(organisation: Organisation, now: Date): PublicOrganisation {
  const { id, slug, name, kind, description, descriptionCy, website } = organisation
  const { safeguardingLead: lead, safeguardingPolicyUrl: policyUrl, safeguardingReviewedOn: reviewedOn } = organisation
  const isSafe = safeguardingGapOf(organisation, now) === undefined
  return publicView({
    ...{ id, slug, name, kind, description, descriptionCy, website },
    safeguarding: isSafe && lead && policyUrl && reviewedOn ? { lead, policyUrl, reviewedOn } : null,
  })
}
