import type { TFunction } from 'i18next'
import {
  type ApplicationField,
  countWords,
  type Gap,
  longestWords,
  readSpot,
  type Topic,
  type Typed,
  topicFields,
  topicGaps,
} from '#capabilities/programme/application.ts'
import { regions } from '#capabilities/programme/call.ts'
import { type Criterion, criteria } from '#capabilities/programme/rubric.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import type { FieldLabels } from '#web/site/form-fields.tsx'

export const fieldLabels = Object.fromEntries(
  Object.values(topicFields)
    .flat()
    .map((field) => [field, `applying.field.${field}`]),
) as FieldLabels<ApplicationField>

const gapWords: Record<Gap, MessageKey> = {
  missing: 'applying.gap.missing',
  'too-many-words': 'applying.gap.too-many-words',
}

/** What keeps a topic from being sent, as errors of its form. */
export function gapErrors(topic: Topic, typed: Typed): FormErrors {
  const gaps = Object.entries(topicGaps(topic, typed)) as [ApplicationField, Gap][]
  return Object.fromEntries(
    gaps.map(([field, gap]) => {
      const figures = { count: countWords(typed[topic]?.[field] ?? ''), most: longestWords[field] }
      return [field, { message: gapWords[gap], figures }]
    }),
  )
}

/** What was typed, in words: a region by its name, and a spot only where it is one. */
export function saidInWords(t: TFunction, field: ApplicationField, text: string): string {
  const region = field === 'region' && regions.find((one) => one === text)
  if (field === 'spot') return readSpot(text) ? text : t('applying.spot.none')
  return region ? t(`programme.region.${region}`) : text
}

/** The criterion that a topic answers, where it answers one. */
export const criterionOf = (topic: Topic): Criterion | undefined => criteria.find((one) => one === topic)
