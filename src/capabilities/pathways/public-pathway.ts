import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import type { PublishedPathway } from './pathway.ts'

const shown = [
  ...([
    'id',
    'slug',
    'status',
    'placeSlug',
    'placeName',
    'placeNameCy',
    'organisationSlug',
    'organisationName',
  ] as const),
  ...(['publishedAt', 'versionId', 'number', 'content', 'changeNote', 'changeNoteCy', 'versionPublishedAt'] as const),
] as const

/** A pathway as everybody may see it: what was published, never what its curator is working on. */
export type PublicPathway = PublicView<Pick<PublishedPathway, (typeof shown)[number]>>

export function publicPathway(pathway: PublishedPathway): PublicPathway {
  return publicView(only(pathway, shown))
}
