import type { TFunction } from 'i18next'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import type { FormErrors, FormProblem, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** What each field is called: on its label, in an error summary and where two versions of a form are compared. */
export type FieldLabels<Name extends string = string> = Record<Name, MessageKey>

/** What a form is filled with from what is stored: lists one a line, a yes as a tick, and nothing where nothing is. */
export function asTyped(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (value === null || value === false || value === undefined || value === '') return []
      if (Array.isArray(value)) return value.length > 0 ? [[name, value.join('\n')]] : []
      return [[name, value === true ? 'yes' : String(value)]]
    }),
  )
}

export function problemIn(t: TFunction, problem: MessageKey | FormProblem): string {
  return typeof problem === 'string' ? t(problem) : t(problem.message, problem.figures)
}

interface FieldsOf<Name extends string> {
  labels: FieldLabels<Name>
  typed: Record<string, string>
  errors: FormErrors
}

/** Gives a form's controls their name, label, value and error. */
export function useFields<Name extends string>({ labels, typed, errors }: FieldsOf<Name>) {
  const { t } = useTranslation()
  const errorOf = (name: Name) => {
    const problem = errors[name]
    return problem && problemIn(t, problem)
  }
  const common = (name: Name) => ({ name, value: typed[name], error: errorOf(name) })
  return {
    field: (name: Name) => ({ ...common(name), label: t(labels[name]) }),
    /** Radio buttons. */
    choice: (name: Name) => ({ ...common(name), legend: t(labels[name]) }),
    /** Checkboxes of one name: `parseForm` reads them as a list. */
    boxes: (name: Name) => ({
      name: `${name}[]`,
      id: name,
      legend: t(labels[name]),
      values: typed[name]?.split('\n') ?? [],
      error: errorOf(name),
    }),
    tick: (name: Name) => ({ name, label: t(labels[name]), checked: typed[name] !== undefined }),
  }
}

interface FormErrorSummaryProps {
  errors: FormErrors
  labels: FieldLabels
}

/** What to mend, first on the page: each line names its field and says what is wrong with it. */
export function FormErrorSummary({ errors, labels }: FormErrorSummaryProps) {
  const { t } = useTranslation()
  return (
    <ErrorSummary
      title={t('common.errorSummary')}
      errors={Object.entries(errors).map(([field, problem]) => {
        const label = labels[field]
        return { field, message: named(label && t(label), problemIn(t, problem)) }
      })}
    />
  )
}

/** `Name: fill this in`; a label that is a question keeps its own mark. */
export function named(label: string | undefined, problem: string): string {
  if (!label) return problem
  return /[?!.:]$/.test(label) ? `${label} ${problem}` : `${label}: ${problem}`
}
