import type { Collection, CollectionState } from '#capabilities/portfolio/collection.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import type { Tone } from '#design/ui/tone.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

const tones: Record<CollectionState, Tone> = { private: 'plain', open: 'good', ended: 'warn', stopped: 'bad' }

/** Who can see a collection, and until when. */
export function CollectionStateTag({ collection: { state, endsAt } }: { collection: Collection }) {
  const { t, language } = useTranslation()
  const date = endsAt ? longDate(language, endsAt) : ''
  return <StatusTag tone={tones[state]}>{t(`portfolio.state.${state}`, { date })}</StatusTag>
}
