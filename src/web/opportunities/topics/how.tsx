import { z } from 'zod'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText, optionalUrl, says } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { WelshSwitch } from '#web/site/welsh-switch.tsx'
import { reader, type TopicPage } from './topic.ts'
import { laterText } from './what.tsx'

const longestPhone = 30

const schema = z.object({
  booking: laterText(1000),
  bookingCy: optionalText(1000),
  bookingUrl: optionalUrl,
  contactPhone: z
    .string()
    .max(longestPhone, says('forms.tooLong'))
    .refine(
      (typed) => /^\+?[\d\s()-]{6,}(?:\s?(?:x|ext\.?|est\.?)\s?\d{1,6})?$/i.test(typed),
      says('manage.opportunity.badPhone'),
    )
    .optional()
    .transform((typed) => typed ?? null),
  contactEmail: z
    .email(says('forms.badEmail'))
    .max(254, says('forms.tooLong'))
    .optional()
    .transform((typed) => typed ?? null),
  meets: optionalText(300),
  meetsCy: optionalText(300),
})

const labels: FieldLabels<keyof typeof schema.shape> = {
  booking: 'opportunities.booking',
  bookingCy: 'manage.opportunity.bookingCy',
  bookingUrl: 'manage.opportunity.bookingUrl',
  contactPhone: 'manage.opportunity.contactPhone',
  contactEmail: 'manage.opportunity.contactEmail',
  meets: 'manage.opportunity.meets',
  meetsCy: 'manage.opportunity.meetsCy',
}

export const how: TopicPage = {
  labels,
  codes: {},
  read: reader(schema, (content) => ({ content })),
  typedFrom: ({ opportunity: { booking, bookingCy, bookingUrl, contactPhone, contactEmail, meets, meetsCy } }) =>
    asTyped({ booking, bookingCy, bookingUrl, contactPhone, contactEmail, meets, meetsCy }),
  Fields: ({ typed, errors }) => {
    const { t } = useTranslation()
    const { field } = useFields({ labels, typed, errors })
    const optional = t('common.optional')
    return (
      <>
        <WelshSwitch typed={typed} />
        <TwoLanguages
          first={<TextArea {...field('booking')} hint={t('manage.opportunity.bookingHint')} rows={4} />}
          second={<TextArea {...field('bookingCy')} optional={optional} rows={4} lang="cy" />}
        />
        <TextInput {...field('bookingUrl')} type="url" optional={optional} inputMode="url" />
        <TextInput
          {...field('contactPhone')}
          type="tel"
          hint={t('manage.opportunity.contactHint')}
          optional={optional}
          inputMode="tel"
          width={20}
        />
        <TextInput {...field('contactEmail')} type="email" optional={optional} inputMode="email" />
        <TwoLanguages
          first={<TextInput {...field('meets')} hint={t('manage.opportunity.meetsHint')} optional={optional} />}
          second={<TextInput {...field('meetsCy')} optional={optional} lang="cy" />}
        />
      </>
    )
  },
}
