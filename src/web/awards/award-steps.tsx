import { Steps } from '#design/layout/steps.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

const steps = ['badge', 'people', 'check', 'done'] as const

/** How far an award is. Nothing is signed before the last step. */
export function AwardSteps({ at }: { at: (typeof steps)[number] }) {
  const { t } = useTranslation()
  return (
    <Steps
      label={t('manage.check.steps.label')}
      steps={steps.map((step) => t(`manage.check.steps.${step}`))}
      current={steps.indexOf(at)}
    />
  )
}
