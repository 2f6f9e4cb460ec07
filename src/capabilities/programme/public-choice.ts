import { type PublicView, publicView } from '#infrastructure/public-view.ts'

interface Choice {
  /** Those that have taken their place. */
  places: { placeName: string; region: string }[]
  applications: number
  interviewed: number
  assessors: number
  votes: number
  dissents: number
  /** Ordinal alpha of what was read; undefined where it cannot be computed. */
  agreement: number | undefined
  decidedAt: Date
}

/** What everybody may see of a choice that was announced: who has a place, and figures of the way there. Nobody else is named. */
export type PublicChoice = PublicView<Choice>

export function publicChoice(choice: Choice): PublicChoice {
  return publicView(choice)
}
