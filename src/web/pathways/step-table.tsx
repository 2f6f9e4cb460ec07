import { type PathwayContent, stepKinds } from '#capabilities/pathways/pathway.ts'
import { demandInWords, listOf } from '#capabilities/pathways/ui/pathway-words.ts'
import type { PathwayView, StepView } from '#capabilities/pathways/view-rules.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Icon } from '#design/ui/icon.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface StepTableProps {
  view: PathwayView
  draft: PathwayContent
  hrefOf: (key: string) => string
  wrong: ReadonlyMap<string, string>
  /** Nothing can be changed any more. */
  frozen: boolean
}

/** The steps as a list to work on: each is opened, moved and removed here. */
export function StepTable({ view, draft, hrefOf, wrong, frozen }: StepTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (view.steps.length + view.choices.length === 0) return <p>{t('pathways.desk.noSteps')}</p>
  return (
    <form method="post">
      <ol className="steps">
        {view.steps.map((step) => (
          <StepRow
            key={step.key}
            step={step}
            draft={draft}
            href={hrefOf(step.key)}
            wrong={wrong.get(step.key)}
            frozen={frozen}
          />
        ))}
        {view.choices.map((choice) => (
          <li key={choice.key} className="step" id={`step-${choice.key}`}>
            <span className="step-disc">
              <Icon name="chevrons-up-down" />
            </span>
            <div className="step-body">
              <p className="step-head muted small">{t('pathways.desk.choice')}</p>
              <h3>
                <a href={hrefOf(choice.key)}>{inLanguage(language, choice.title, choice.titleCy)}</a>
              </h3>
              <p className="small">
                {t('pathways.desk.choiceOf', {
                  needed: choice.needed,
                  branches: listOf(
                    choice.branches.map((branch) => inLanguage(language, branch.title, branch.titleCy)),
                    language,
                  ),
                })}
              </p>
              {wrong.has(choice.key) && <StatusTag tone="bad">{wrong.get(choice.key)}</StatusTag>}
            </div>
          </li>
        ))}
      </ol>
    </form>
  )
}

interface StepRowProps {
  step: StepView
  draft: PathwayContent
  href: string
  wrong: string | undefined
  frozen: boolean
}

function StepRow({ step, draft, href, wrong, frozen }: StepRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, step.title, step.titleCy)
  const named = [...draft.steps, ...draft.choices]
  const after = step.after.flatMap((key) => {
    const found = named.find((one) => one.key === key)
    return found ? [inLanguage(language, found.title, found.titleCy)] : []
  })
  // Several organisations may give badges of one name.
  const options = [...new Set(step.options.map((option) => inLanguage(language, option.name, option.nameCy)))]
  return (
    <li className="step" id={`step-${step.key}`}>
      <div className="step-art">
        {step.artwork ? (
          <BadgeArt design={step.artwork} alt="" />
        ) : (
          <span className="step-disc">{step.kind === 'milestone' ? <Icon name="flag" /> : step.number}</span>
        )}
      </div>
      <div className="step-body">
        <p className="step-head muted small">
          {step.number === undefined ? t('pathways.milestone') : t('pathways.stepNumber', { number: step.number })}
          {step.branchOf && `, ${inLanguage(language, step.branchOf.branch, step.branchOf.branchCy)}`}
        </p>
        <h3>{frozen ? title : <a href={href}>{title}</a>}</h3>
        <p className="small">
          {demandInWords(step, { t, language })} {listOf(options, language)}
        </p>
        {after.length > 0 && <p className="muted small">{t('pathways.after', { steps: listOf(after, language) })}</p>}
        {wrong && <StatusTag tone="bad">{wrong}</StatusTag>}
        {!frozen && (
          <ButtonGroup>
            <Button
              small
              kind="plain"
              name="do"
              value={`up ${step.key}`}
              aria-label={t('pathways.desk.upOne', { title })}
            >
              {t('pathways.desk.up')}
            </Button>
            <Button
              small
              kind="plain"
              name="do"
              value={`down ${step.key}`}
              aria-label={t('pathways.desk.downOne', { title })}
            >
              {t('pathways.desk.down')}
            </Button>
            <Button
              small
              kind="plain"
              name="do"
              value={`remove ${step.key}`}
              aria-label={t('common.remove', { what: title })}
            >
              {t('pathways.desk.remove')}
            </Button>
          </ButtonGroup>
        )}
      </div>
    </li>
  )
}

/** One way into a new step of each kind. */
export function AddStep({ here }: { here: string }) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <h3>{t('pathways.desk.addTitle')}</h3>
      <ButtonGroup>
        {stepKinds.map((kind) => (
          <ButtonLink key={kind} kind="quiet" small icon="plus" href={`${here}/steps/new?kind=${kind}`}>
            {t(`pathways.desk.kind.${kind}`)}
          </ButtonLink>
        ))}
        <ButtonLink kind="quiet" small icon="plus" href={`${here}/choices/new`}>
          {t('pathways.desk.choice')}
        </ButtonLink>
      </ButtonGroup>
    </div>
  )
}
