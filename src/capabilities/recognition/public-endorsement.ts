import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'

export interface ShownEndorsement {
  id: string
  organisationName: string
  organisationSlug: string
  placeSlug: string
  comment: string | null
  commentCy: string | null
  /** When it was signed. */
  answeredAt: Date
}

const shown = ['id', 'organisationName', 'organisationSlug', 'placeSlug', 'comment', 'commentCy', 'answeredAt'] as const

/** An endorsement as everybody may see it: not who of the organisation signed it, nor who asked. */
export type PublicEndorsement = PublicView<Pick<ShownEndorsement, (typeof shown)[number]>>

export function publicEndorsement(endorsement: ShownEndorsement): PublicEndorsement {
  return publicView(only(endorsement, shown))
}
