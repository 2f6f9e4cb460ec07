import type { TFunction } from 'i18next'
import { Notice } from '#design/cards/notice.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { knownKey } from '#infrastructure/words/known-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { FieldLabels } from './form-fields.tsx'

/** The field in which a form carries what it was filled from (`revisionOf`). */
export const basedOnField = 'basedOn'

/** What the form says it was filled from; absent for a sender that does not care. */
export function basedOnOf(form: FormData): string | undefined {
  const text = form.get(basedOnField)
  return typeof text === 'string' && text ? text : undefined
}

/** How a form that was sent comes back. */
interface Answered {
  typed: Record<string, string>
  isChanged?: boolean
  /** It was stored, although something else could not be done. */
  isSaved?: boolean
}

interface BasedOnProps {
  /** Of what is stored now. */
  revision: string
  /** Absent when the form is opened anew. */
  answered: Answered | undefined
}

/**
 * A form that comes back for another reason keeps what it was based on. One that lost against another save is based on
 * that from now on: it has been shown, and saving again replaces it.
 */
export function BasedOn({ revision, answered }: BasedOnProps) {
  const isFresh = !answered || answered.isChanged || answered.isSaved
  const value = isFresh ? revision : answered.typed[basedOnField]
  return <input type="hidden" name={basedOnField} value={value ?? revision} />
}

/** Fields that hold codes: which, and the message that names one. */
export type Codes = Record<string, { values: readonly string[]; key: (value: string) => string }>

/** What the value of a field is called: the name of a code, else the value itself. */
export function codesInWords(codes: Codes) {
  return (t: TFunction, field: string, value: string): string => {
    const code = codes[field]
    return code?.values.includes(value) ? t(knownKey(code.key(value))) : value
  }
}

interface ChangedMeanwhileProps {
  labels: FieldLabels
  /** What stands in the form when it is filled from what is stored now. */
  saved: Record<string, string>
  typed: Record<string, string>
  /** What a code of a field means, where it is not its own words. */
  inWords?: (field: string, value: string) => string
}

/** Two people, or two tabs, changed the same thing: what the other one saved beside what was typed here. */
export function ChangedMeanwhile({ labels, saved, typed, inWords = (_field, value) => value }: ChangedMeanwhileProps) {
  const { t } = useTranslation()
  const words = (field: string, value: string | undefined) =>
    value
      ? value
          .split('\n')
          .map((line) => inWords(field, line))
          .join('\n')
      : t('forms.changed.empty')
  const rows = Object.entries(labels).flatMap(([field, label]) =>
    (saved[field] ?? '') === (typed[field] ?? '') ? [] : [{ field, label: t(label) }],
  )
  return (
    <Notice tone="warn" title={t('forms.changed.title')} live>
      <p>{t('forms.changed.text')}</p>
      {rows.length > 0 && (
        <DataTable
          caption={t('forms.changed.caption')}
          rows={rows}
          rowKey={(row) => row.field}
          columns={[
            { key: 'field', title: t('forms.changed.field'), cell: (row) => row.label, names: true },
            {
              key: 'saved',
              title: t('forms.changed.saved'),
              cell: (row) => <span className="as-typed">{words(row.field, saved[row.field])}</span>,
            },
            {
              key: 'typed',
              title: t('forms.changed.typed'),
              cell: (row) => <span className="as-typed">{words(row.field, typed[row.field])}</span>,
            },
          ]}
        />
      )}
      <p>
        <a href="?">{t('forms.changed.leave')}</a>
      </p>
    </Notice>
  )
}
