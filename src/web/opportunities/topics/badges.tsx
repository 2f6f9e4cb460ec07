import { z } from 'zod'
import { CheckboxGroup } from '#design/forms/choices.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { reader, type TopicPage } from './topic.ts'

const schema = z.object({ badges: z.array(z.uuid()).default([]) })

const labels: FieldLabels<keyof typeof schema.shape> = { badges: 'manage.opportunity.badges' }

export const badges: TopicPage = {
  labels,
  codes: {},
  read: reader(schema, ({ badges: badgeIds }) => ({ content: {}, badgeIds })),
  typedFrom: ({ badgeIds }) => asTyped({ badges: badgeIds }),
  Fields: ({ typed, errors, badges: offered }) => {
    const { t } = useTranslation()
    const { boxes } = useFields({ labels, typed, errors })
    if (offered.length === 0) return <p className="muted">{t('manage.opportunity.noBadges')}</p>
    return (
      <CheckboxGroup
        {...boxes('badges')}
        optional={t('common.optional')}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
      />
    )
  },
}
