import { type PledgeUse, quarterAfter } from '#capabilities/recognition/pledge-use-rules.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { Language } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'

const labels: FieldLabels<'quarter' | 'asked' | 'met'> = {
  quarter: 'pledges.desk.quarter',
  asked: 'pledges.desk.asked',
  met: 'pledges.desk.met',
}

interface PledgeUsesProps {
  /** Those that can be noted now. */
  quarters: string[]
  uses: PledgeUse[]
  typed: Record<string, string>
  errors: FormErrors
}

/** How often a pledge was asked for and kept, quarter by quarter, as its organisation counts it. */
export function PledgeUses({ quarters, uses, typed, errors }: PledgeUsesProps) {
  const { t, language } = useTranslation()
  const { field } = useFields({ labels, typed, errors })
  const named = (quarter: string) => {
    const last = new Date(Date.parse(quarterAfter(quarter)) - 86_400_000)
    return t('pledges.desk.quarterOf', { from: day(language, quarter), until: longDate(language, last) })
  }
  return (
    <Section title={t('pledges.desk.useTitle')}>
      <p className="muted">{t('pledges.desk.useText')}</p>
      {uses.length > 0 && (
        <DataTable
          caption={t('pledges.desk.useTitle')}
          hideCaption
          rows={uses}
          rowKey={({ quarter }) => quarter}
          columns={[
            { key: 'quarter', title: t('pledges.desk.quarter'), names: true, cell: ({ quarter }) => named(quarter) },
            { key: 'asked', title: t('pledges.desk.asked'), cell: ({ asked }) => asked },
            { key: 'met', title: t('pledges.desk.met'), cell: ({ met }) => met },
          ]}
        />
      )}
      <Form>
        <Select
          {...field('quarter')}
          options={quarters.map((quarter) => ({ value: quarter, label: named(quarter) }))}
        />
        <TextInput {...field('asked')} inputMode="numeric" />
        <TextInput {...field('met')} inputMode="numeric" />
        <Button kind="quiet" name="do" value="count">
          {t('pledges.desk.useSave')}
        </Button>
      </Form>
    </Section>
  )
}

const day = (language: Language, text: string) => longDate(language, new Date(text))
