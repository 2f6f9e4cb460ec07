import type { ReactNode } from 'react'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, FormErrorSummary } from '#web/site/form-fields.tsx'
import { SitePage } from '#web/site/site-page.tsx'

interface NarrowPageProps {
  title: string
  back?: { href: string; label: string }
  /** Of the page's form. */
  errors?: FormErrors
  labels?: FieldLabels
  children: ReactNode
}

/** A page of the programme that is read or filled in by one person: one column, kept out of search engines. */
export function NarrowPage({ title, back, errors = {}, labels = {}, children }: NarrowPageProps) {
  const { t } = useTranslation()
  const isWrong = Object.keys(errors).length > 0
  return (
    <SitePage title={isWrong ? t('common.errorTitle', { title }) : title} current="programme" unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink {...(back ?? { href: '/programme', label: t('programme.name') })} />
          <FormErrorSummary errors={errors} labels={labels} />
          {children}
        </div>
      </Wrap>
    </SitePage>
  )
}
