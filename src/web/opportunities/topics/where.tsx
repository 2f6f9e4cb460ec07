import { z } from 'zod'
import { modes } from '#capabilities/opportunities/opportunity.ts'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { TwoLanguages } from '#design/forms/two-languages.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText, says } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { WelshSwitch } from '#web/site/welsh-switch.tsx'
import { reader, type TopicPage } from './topic.ts'

const schema = z.object({
  mode: z.enum(modes, { error: says('forms.choose') }),
  neighbourhoodId: z
    .uuid()
    .optional()
    .transform((id) => id ?? null),
  address: optionalText(300),
  arrival: optionalText(600),
  arrivalCy: optionalText(600),
})

const labels: FieldLabels<keyof typeof schema.shape> = {
  mode: 'opportunities.modeLabel',
  neighbourhoodId: 'manage.opportunity.neighbourhood',
  address: 'manage.opportunity.address',
  arrival: 'manage.opportunity.arrival',
  arrivalCy: 'manage.opportunity.arrivalCy',
}

export const where: TopicPage = {
  labels,
  codes: { mode: { values: modes, key: (value) => `opportunities.mode.${value}` } },
  /**
   * The neighbourhood brings the point on the map; without one, a listing that keeps its address keeps the point that
   * its source gave it.
   */
  read: reader(schema, ({ mode, neighbourhoodId, address, arrival, arrivalCy }, { known, neighbourhoods }) => {
    const near = mode === 'online' ? undefined : neighbourhoods.find((one) => one.id === neighbourhoodId)
    const isWhereItWas =
      mode !== 'online' && neighbourhoodId === null && known.neighbourhoodId === null && address === known.address
    const point = near ?? (isWhereItWas ? known : undefined)
    return {
      content: {
        mode,
        address,
        neighbourhoodId: near?.id ?? null,
        latitude: point?.latitude ?? null,
        longitude: point?.longitude ?? null,
        arrival,
        arrivalCy,
      },
    }
  }),
  typedFrom: ({ opportunity: { mode, neighbourhoodId, address, arrival, arrivalCy } }) =>
    asTyped({ mode, neighbourhoodId, address, arrival, arrivalCy }),
  Fields: ({ typed, errors, neighbourhoods }) => {
    const { t } = useTranslation()
    const language = useLanguage()
    const { field, choice } = useFields({ labels, typed, errors })
    const optional = t('common.optional')
    return (
      <>
        <WelshSwitch typed={typed} />
        <RadioGroup
          {...choice('mode')}
          options={modes.map((mode) => ({ value: mode, label: t(`opportunities.mode.${mode}`) }))}
        />
        <TextInput
          {...field('address')}
          hint={t('manage.opportunity.addressHint')}
          optional={optional}
          autoComplete="street-address"
        />
        <Select
          {...field('neighbourhoodId')}
          hint={t('manage.opportunity.neighbourhoodHint')}
          optional={optional}
          options={[
            { value: '', label: t('manage.opportunity.noNeighbourhood') },
            ...neighbourhoods.map((one) => ({ value: one.id, label: inLanguage(language, one.name, one.nameCy) })),
          ]}
        />
        <TwoLanguages
          first={
            <TextArea {...field('arrival')} hint={t('manage.opportunity.arrivalHint')} optional={optional} rows={3} />
          }
          second={<TextArea {...field('arrivalCy')} optional={optional} rows={3} lang="cy" />}
        />
      </>
    )
  },
}
