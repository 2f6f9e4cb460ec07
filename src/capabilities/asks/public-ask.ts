import { only, type PublicView, publicView } from '#infrastructure/public-view.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { Ask } from './ask.ts'
import { askPhaseOf } from './ask-rules.ts'

const shown = [
  ...(['id', 'title', 'titleCy', 'about', 'aboutCy', 'skills', 'nameWanted', 'keepDays', 'closesOn'] as const),
  ...(['placeSlug', 'placeName', 'placeNameCy', 'organisationName', 'organisationSlug'] as const),
  ...(['knownSince', 'isSafe'] as const),
] as const

/** What is said of an ask to who may answer it. */
export type AskWords = Pick<Ask, (typeof shown)[number]>

/** An ask as who has its address reads it: who asks, for what, and how long an answer is kept; nothing of the answers. */
export type PublicAsk = PublicView<AskWords>

/** Nothing of a draft, of what is closed, nor of an organisation that does not take part in the place now. */
export function publicAsk(ask: Ask, now: Date): PublicAsk | undefined {
  const isOpen = askPhaseOf(ask, localParts(now).date) === 'open' && ask.isApproved
  return isOpen ? answeredAsk(ask) : undefined
}

/** The same for who has answered it, whatever became of it since: their answer can be taken back for as long as it is kept. */
export function answeredAsk(ask: Ask): PublicAsk {
  return publicView(only(ask, shown))
}
