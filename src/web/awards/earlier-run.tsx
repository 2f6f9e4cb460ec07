import type { AwardRun } from '#capabilities/awards/award-run.ts'
import { Select } from '#design/forms/select.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

type ChosenRun = Pick<AwardRun, 'id' | 'badgeName' | 'badgeNameCy' | 'askedAt' | 'given'>

/** What the choice shows of a run. */
export function earlierRun({ id, badgeName, badgeNameCy, askedAt, given }: AwardRun): ChosenRun {
  return { id, badgeName, badgeNameCy, askedAt, given }
}

interface EarlierRunProps {
  name: string
  label: string
  value: string | undefined
  error: string | undefined
  runs: ChosenRun[]
}

/** The people of badges that were given before; nothing where there are none. */
export function EarlierRun({ runs, ...field }: EarlierRunProps) {
  const { t, language } = useTranslation()
  if (runs.length === 0) return null
  return (
    <Select
      {...field}
      optional={t('common.optional')}
      options={[
        { value: '', label: t('manage.awards.fromRunNone') },
        ...runs.map((run) => ({
          value: run.id,
          label: t('manage.awards.fromRunOption', {
            badge: inLanguage(language, run.badgeName, run.badgeNameCy),
            at: dayAndTime(language, run.askedAt, new Date()),
            count: run.given,
          }),
        })),
      ]}
    />
  )
}
