import type { ComponentProps } from 'react'
import type { Succession } from '#capabilities/succession/succession.ts'
import { Notice } from '#design/cards/notice.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import type { SuccessionAnswer } from './act-on-succession.ts'
import { AskForm, successionLabels } from './ask-form.tsx'
import { SuccessionCard } from './succession-card.tsx'

interface SuccessionViewProps {
  title: string
  back: ComponentProps<typeof BackLink>
  successions: Succession[]
  seenBy: (succession: Succession) => ComponentProps<typeof SuccessionCard>['seenBy']
  /** Absent while one is under way. */
  ask: Omit<ComponentProps<typeof AskForm>, 'answer'> | undefined
  answer: SuccessionAnswer | undefined
  saved: boolean
}

/** The successions of one organisation, on its own desk or on the City Lead's, and the form that begins one. */
export function SuccessionView({ title, back, successions, seenBy, ask, answer, saved }: SuccessionViewProps) {
  const { t } = useTranslation()
  const isWrong = answer && (Object.keys(answer.errors).length > 0 || answer.notice)
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink {...back} />
      <FormErrorSummary errors={answer?.errors ?? {}} labels={successionLabels} />
      {answer?.notice && <Notice tone="bad" title={t(answer.notice)} live />}
      {saved && !answer && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead title={title} />
      {successions.map((succession) => (
        <SuccessionCard key={succession.id} succession={succession} seenBy={seenBy(succession)} answer={answer} />
      ))}
      {ask && <AskForm {...ask} answer={answer?.typed.id === '' ? answer : undefined} />}
    </DeskPage>
  )
}
