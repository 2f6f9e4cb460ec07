import type { Services } from '#infrastructure/services.ts'
import { type CtdlDocument, ctdlOf } from './ctdl-format.ts'
import { findNamedThings } from './find-named-things.ts'
import type { PublishedPathway } from './pathway.ts'

/** A published pathway as CTDL, with addresses on this site for all that it names. */
export async function findPathwayCtdl(
  pathway: PublishedPathway,
  { database, site, now }: Pick<Services, 'database' | 'site'> & { now: Date },
): Promise<CtdlDocument> {
  const { badges, opportunities, pathways } = await findNamedThings([pathway.content], { database, now })
  const href = (kind: string, one: { placeSlug: string; slug: string } | undefined) =>
    one && `${site.origin}/${one.placeSlug}/${kind}/${one.slug}`
  return ctdlOf(pathway, {
    origin: site.origin,
    badgeHref: (id) => href('badges', badges.get(id)),
    opportunityHref: (id) => href('opportunities', opportunities.get(id)),
    pathwayHref: (id) => href('pathways', pathways.get(id)),
  })
}
