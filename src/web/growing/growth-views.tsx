import { z } from 'zod'
import { type AttributeView, longestView } from '#capabilities/placements/growing.ts'
import { leadAttributes } from '#capabilities/programme/rubric.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { optionalText, tick } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'

const names = leadAttributes.map((attribute) => ({ attribute, said: `said-${attribute}`, help: `help-${attribute}` }))

const saidSchema = z.object(Object.fromEntries(names.map(({ said }) => [said, optionalText(longestView)])))
const helpSchema = z.object(Object.fromEntries(names.map(({ help }) => [help, tick])))
/** The fields of a view: of a peer without what the lead would like help with. */
export const viewSchemas = { own: saidSchema.and(helpSchema), peer: saidSchema }

export const viewLabels: FieldLabels = Object.fromEntries(
  names.flatMap(({ attribute, said, help }) => [
    [said, `programme.attribute.${attribute}.name` as const],
    [help, 'growing.help' as const],
  ]),
)

/** What was typed, as views. */
export const viewsIn = (value: Record<string, unknown>): AttributeView[] =>
  names.map(({ attribute, said, help }) => ({
    attribute,
    said: String(value[said] ?? ''),
    wantsHelp: value[help] === true,
  }))

/** What a form is filled with. */
export const viewsTyped = (views: AttributeView[]): Record<string, string> =>
  Object.fromEntries(
    views.flatMap(({ attribute, said, wantsHelp }) => [
      ...(said ? [[`said-${attribute}`, said]] : []),
      ...(wantsHelp ? [[`help-${attribute}`, 'yes']] : []),
    ]),
  )

interface ViewFieldsProps {
  typed: Record<string, string>
  errors: FormErrors
  side: 'own' | 'peer'
}

/** The seven attributes of a lead, each with room for words. */
export function ViewFields({ typed, errors, side }: ViewFieldsProps) {
  const { t } = useTranslation()
  const { field, tick: box } = useFields({ labels: viewLabels, typed, errors })
  return names.map(({ attribute, said, help }) => (
    <div key={attribute} className="stack stack-s">
      <TextArea
        {...field(said)}
        rows={3}
        hint={t(`programme.attribute.${attribute}.text`)}
        optional={t('common.optional')}
      />
      {side === 'own' && (
        <Checkbox
          {...box(help)}
          label={
            <>
              {t('growing.help')}
              <span className="visually-hidden">: {t(`programme.attribute.${attribute}.name`)}</span>
            </>
          }
        />
      )}
    </div>
  ))
}

/** What one side said, to read. */
export function Views({ views }: { views: AttributeView[] }) {
  const { t } = useTranslation()
  return (
    <SummaryList
      rows={views.map(({ attribute, said, wantsHelp }) => ({
        term: t(`programme.attribute.${attribute}.name`),
        detail: (
          <>
            <span className="as-written">{said}</span>
            {wantsHelp && (
              <>
                {' '}
                <StatusTag tone="info">{t('growing.helpTag')}</StatusTag>
              </>
            )}
          </>
        ),
      }))}
    />
  )
}
