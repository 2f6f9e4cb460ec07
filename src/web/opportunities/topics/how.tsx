import { z } from 'zod'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText, optionalUrl } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { WelshSwitch } from '#web/site/welsh-switch.tsx'
import { reader, type TopicPage } from './topic.ts'
import { laterText } from './what.tsx'

const schema = z.object({ booking: laterText(1000), bookingCy: optionalText(1000), bookingUrl: optionalUrl })

const labels: FieldLabels<keyof typeof schema.shape> = {
  booking: 'opportunities.booking',
  bookingCy: 'manage.opportunity.bookingCy',
  bookingUrl: 'manage.opportunity.bookingUrl',
}

export const how: TopicPage = {
  labels,
  codes: {},
  read: reader(schema, (content) => ({ content })),
  typedFrom: ({ opportunity: { booking, bookingCy, bookingUrl } }) => asTyped({ booking, bookingCy, bookingUrl }),
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
      </>
    )
  },
}
