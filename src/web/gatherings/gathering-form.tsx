import { z } from 'zod'
import { type GatheringText, longestMinutes, shortestMinutes } from '#capabilities/community/gathering.ts'
import { endsAtOf, type GatheringRefusal, gatheringRefusalOf } from '#capabilities/community/gathering-rules.ts'
import { longestBody, longestTitle } from '#capabilities/community/library-item.ts'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { localParts, readMoment } from '#infrastructure/words/local-time.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { moment } from '#web/calls/call-form.ts'
import { optionalText, requiredText, wholeNumberBetween } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'

export const gatheringSchema = z.object({
  title: requiredText(longestTitle),
  titleCy: optionalText(longestTitle),
  about: requiredText(longestBody),
  aboutCy: optionalText(longestBody),
  venue: requiredText(300),
  startsAt: moment,
  minutes: wholeNumberBetween(shortestMinutes, longestMinutes),
})

const names = ['title', 'titleCy', 'about', 'aboutCy', 'venue', 'startsAt', 'minutes'] as const

export const gatheringLabels: FieldLabels<(typeof names)[number]> = {
  ...{ title: 'gatherings.name', titleCy: 'gatherings.nameCy', about: 'gatherings.about' },
  ...{ aboutCy: 'gatherings.aboutCy', venue: 'gatherings.venue', startsAt: 'gatherings.startsAt' },
  minutes: 'gatherings.minutes',
}

/** Why it cannot be planned like this, at the field that it speaks of. */
export const gatheringRefused: Record<'words-are-missing' | GatheringRefusal, [string, MessageKey]> = {
  'words-are-missing': ['about', 'gatherings.refused.words-are-missing'],
  'in-the-past': ['startsAt', 'gatherings.refused.in-the-past'],
  'out-of-reach': ['startsAt', 'gatherings.refused.out-of-reach'],
  'reaches-a-person': ['about', 'gatherings.refused.reaches-a-person'],
}

/** The same while it is looked at. */
export function wrongInGathering(text: z.infer<typeof gatheringSchema>, now: Date): FormErrors | undefined {
  const refusal = gatheringRefusalOf(text, now)
  if (!refusal) return undefined
  const [field, message] = gatheringRefused[refusal]
  return { [field]: message }
}

/** What the form is filled with. */
export function gatheringTyped({ title, titleCy, about, aboutCy, venue, startsAt, minutes }: GatheringText) {
  const { date, time } = localParts(startsAt)
  return asTyped({ title, titleCy, about, aboutCy, venue, startsAt: `${date}T${time}`, minutes })
}

interface GatheringFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
}

/** What, where, when and for how long, in both languages. */
export function GatheringFields({ typed, errors }: GatheringFieldsProps) {
  const { t } = useTranslation()
  const { field } = useFields({ labels: gatheringLabels, typed, errors })
  const optional = t('common.optional')
  return (
    <>
      <TwoLanguages
        first={<TextInput {...field('title')} maxLength={longestTitle} />}
        second={<TextInput {...field('titleCy')} maxLength={longestTitle} lang="cy" optional={optional} />}
      />
      <TwoLanguages
        first={<TextArea {...field('about')} rows={5} hint={t('gatherings.aboutHint')} />}
        second={<TextArea {...field('aboutCy')} rows={5} lang="cy" optional={optional} />}
      />
      <TextInput {...field('venue')} hint={t('gatherings.venueHint')} />
      <TextInput {...field('startsAt')} type="datetime-local" hint={t('programme.call.zone')} />
      <TextInput {...field('minutes')} inputMode="numeric" width={4} />
    </>
  )
}

/** What was typed as others will see it, carried along to the press that does it. */
export function GatheringLooked({ typed, now }: { typed: Record<string, string>; now: Date }) {
  const { t, language } = useTranslation()
  const startsAt = readMoment(typed.startsAt ?? '') ?? now
  const endsAt = endsAtOf({ startsAt, minutes: Number(typed.minutes) })
  return (
    <>
      <p>
        <strong>{inLanguage(language, typed.title ?? '', typed.titleCy ?? null)}</strong>
      </p>
      <SummaryList
        rows={[
          { term: t('gatherings.when'), detail: sessionTime(language, { startsAt, endsAt }, now) },
          { term: t('gatherings.where'), detail: typed.venue },
        ]}
      />
      <Paragraphs text={inLanguage(language, typed.about ?? '', typed.aboutCy ?? null)} />
      {names.map((name) => typed[name] && <input key={name} type="hidden" name={name} value={typed[name]} />)}
    </>
  )
}
