import { pictureOf } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { SceneRow, SceneRows } from '#design/cards/scene-card.tsx'
import { Icon } from '#design/ui/icon.tsx'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { NextStep } from '../list-next-steps.ts'
import { wayInWords } from './next-step-words.ts'

interface NextStepListProps {
  steps: NextStep[]
  level?: 3 | 4
  /** Beside something else. */
  oneColumn?: boolean
  /** Under the step's own heading: only what is earned is left to say. */
  isOfStep?: boolean
}

/** What to do next, each with why it is suggested. */
export function NextStepList({ steps, level = 3, oneColumn, isOfStep }: NextStepListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const ways = steps.flatMap((step) =>
    step.ways.map((way) => ({ step, way, ...wayInWords(way, step, { t, language }) })),
  )
  if (ways.length === 0) return <p>{t('pathways.nothingOpen')}</p>
  return (
    <SceneRows oneColumn={oneColumn}>
      {ways.map(({ step, way, title, href, why, when, by, facts, earned }) => (
        <SceneRow
          key={`${step.goal.pathway.id} ${step.step.key} ${href}`}
          title={title}
          href={href}
          level={level}
          picture={way.kind === 'opportunity' ? pictureOf(way.opportunity) : <Icon name="flag" />}
          when={when}
          facts={[...(by ? [by] : []), ...facts]}
          art={<p className="small">{isOfStep ? earned : why}</p>}
        />
      ))}
    </SceneRows>
  )
}
