import type { OrganisationKind } from '#capabilities/organisations/organisation.ts'
import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { PledgeAct } from './pledge.ts'

interface Employer {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  description: string
  descriptionCy: string | null
  /** How much it recognises: badges and pathways in the words that they have now, and organisations of the place. */
  recognises: { badges: number; pathways: number; organisations: number }
  /** How many pledges of it are live. */
  pledges: number
  /** What these promise, each once. */
  acts: PledgeAct[]
}

const shown = ['id', 'slug', 'name', 'kind', 'description', 'descriptionCy', 'recognises', 'pledges', 'acts'] as const

/** Who says what badges are worth, as everybody may see it. */
export type PublicEmployer = PublicView<Employer>

export function publicEmployer(employer: Employer): PublicEmployer {
  return publicView(only(employer, shown))
}
