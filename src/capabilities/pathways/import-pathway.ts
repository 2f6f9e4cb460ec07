import { findBadge } from '#capabilities/badges/find-badge.ts'
import { findOpportunity } from '#capabilities/opportunities/find-opportunity.ts'
import type { Theme } from '#capabilities/places/theme.ts'
import type { Reader } from '#infrastructure/database/database.ts'
import type { Services } from '#infrastructure/services.ts'
import { addressesIn, contentFromCtdl, type Resolved, readCtdl } from './ctdl-rules.ts'
import type { Curator } from './curator.ts'
import { type DraftPathwayOutcome, draftPathway } from './draft-pathway.ts'
import { findPathway } from './find-pathway.ts'
import { longestImport } from './pathway.ts'

const mostSteps = 200

export type ImportPathwayOutcome = DraftPathwayOutcome | { ok: false; refusal: 'no-pathway-in-it' | 'too-large' }

/** Begins a draft from a pathway in CTDL. Badges, opportunities and pathways of this site are known again by their addresses. */
export async function importPathway(
  { placeId, text, theme }: { placeId: string; text: string; theme: Theme },
  { database, site, curator, now }: Pick<Services, 'database' | 'site'> & { curator: Curator; now: Date },
): Promise<ImportPathwayOutcome> {
  if (text.length > longestImport) return { ok: false, refusal: 'too-large' }
  const graph = readCtdl(text)
  if (!graph) return { ok: false, refusal: 'no-pathway-in-it' }
  if (graph.parts.size > mostSteps) return { ok: false, refusal: 'too-large' }
  const resolved = new Map<string, Resolved>()
  for (const address of addressesIn(graph)) {
    const found = await resolve(database, { address, origin: site.origin, now })
    if (found) resolved.set(address, found)
  }
  const content = contentFromCtdl(graph, { resolved, theme })
  return draftPathway({ placeId, content }, { database, curator, now })
}

async function resolve(
  database: Reader,
  { address, origin, now }: { address: string; origin: string; now: Date },
): Promise<Resolved | undefined> {
  if (!address.startsWith(`${origin}/`)) return undefined
  const [placeSlug = '', kind, slug = ''] = address.slice(origin.length + 1).split('/')
  switch (kind) {
    case 'badges': {
      const badge = await findBadge({ placeSlug, slug }, { database })
      return badge && { badgeId: badge.id }
    }
    case 'opportunities': {
      const opportunity = await findOpportunity({ placeSlug, slug }, { database, now })
      return opportunity && { opportunityId: opportunity.id }
    }
    case 'pathways': {
      const pathway = await findPathway({ placeSlug, slug }, { database })
      return pathway && { pathwayId: pathway.id }
    }
    default:
      return undefined
  }
}
