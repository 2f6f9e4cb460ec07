import type { ReactNode } from 'react'
import type { Call } from '#capabilities/programme/call.ts'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { type FieldLabels, FormErrorSummary } from '#web/site/form-fields.tsx'

interface CallDeskPageProps {
  call: Pick<Call, 'id' | 'title' | 'titleCy'>
  title: string
  /** Of the page's form. */
  errors?: FormErrors
  labels?: FieldLabels
  children: ReactNode
}

/** A page of the programme's desk about one part of a call, with the way back to the call. */
export function CallDeskPage({ call, title, errors = {}, labels = {}, children }: CallDeskPageProps) {
  const { t, language } = useTranslation()
  const isWrong = Object.keys(errors).length > 0
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={`/programme/desk/calls/${call.id}`} label={inLanguage(language, call.title, call.titleCy)} />
      <FormErrorSummary errors={errors} labels={labels} />
      <DeskHead title={title} />
      {children}
    </DeskPage>
  )
}
