import { introductionConsents, placeHues, placePatterns } from '#capabilities/places/place.ts'
import { RadioGroup } from '#design/forms/choices.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Swatch } from '#design/mark/swatch.tsx'
import type { Language } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'

export const placeLabels = {
  name: 'admin.place.name',
  nameCy: 'admin.place.nameCy',
  slug: 'admin.place.slug',
  summary: 'admin.place.summary',
  summaryCy: 'admin.place.summaryCy',
  middle: 'admin.place.middle',
  neighbourhoods: 'admin.place.parts',
  terms: 'admin.place.terms',
  hue: 'admin.place.hue',
  pattern: 'admin.place.pattern',
  firstLanguage: 'admin.place.firstLanguage',
  guardianProof: 'guardians.place.proof',
  introductionConsent: 'introductions.place.consent',
} as const satisfies FieldLabels & Record<string, MessageKey>

interface PlaceFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  /** Asked once, when it is opened: its address and where it lies never change. */
  isNew?: boolean
}

/** What a place says of itself, in its first language first; colours and patterns are chosen by sight. */
export function PlaceFields({ typed, errors, isNew = false }: PlaceFieldsProps) {
  const { t } = useTranslation()
  const { field, choice } = useFields({ labels: placeLabels, typed, errors })
  const optional = t('common.optional')
  const first: Language = typed.firstLanguage === 'cy' ? 'cy' : 'en'
  const both = (english: React.ReactNode, welsh: React.ReactNode) =>
    first === 'cy' ? [welsh, english] : [english, welsh]
  return (
    <>
      {both(
        <TextInput key="name" {...field('name')} />,
        <TextInput key="nameCy" {...field('nameCy')} optional={optional} lang="cy" />,
      )}
      {isNew && <TextInput {...field('slug')} hint={t('admin.place.slugHint')} />}
      {both(
        <TextArea key="summary" {...field('summary')} rows={2} />,
        <TextArea key="summaryCy" {...field('summaryCy')} optional={optional} rows={2} lang="cy" />,
      )}
      <RadioGroup
        {...choice('firstLanguage')}
        value={first}
        inline
        options={[
          { value: 'en', label: t('common.language.en') },
          { value: 'cy', label: t('common.language.cy') },
        ]}
      />
      {isNew && <TextInput {...field('middle')} hint={t('admin.place.middleHint')} />}
      <TextArea {...field('neighbourhoods')} hint={t('admin.place.partsHint')} optional={optional} rows={6} />
      {!isNew && <TextArea {...field('terms')} hint={t('admin.place.termsHint')} optional={optional} rows={4} />}
      {!isNew && (
        <RadioGroup
          {...choice('guardianProof')}
          options={(['address', 'organisation'] as const).map((proof) => ({
            value: proof,
            label: t(`guardians.place.${proof}`),
          }))}
        />
      )}
      {!isNew && (
        <RadioGroup
          {...choice('introductionConsent')}
          options={introductionConsents.map((consent) => ({
            value: consent,
            label: t(`introductions.place.${consent}`),
          }))}
        />
      )}
      <RadioGroup
        {...choice('hue')}
        inline
        options={placeHues.map((hue) => ({
          value: hue,
          label: <Swatch hue={hue}>{t(`admin.place.hues.${hue}`)}</Swatch>,
        }))}
      />
      <RadioGroup
        {...choice('pattern')}
        inline
        options={placePatterns.map((pattern) => ({ value: pattern, label: t(`admin.place.patterns.${pattern}`) }))}
      />
    </>
  )
}
