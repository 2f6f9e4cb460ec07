import type { ReactNode } from 'react'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Dotted } from '#design/cards/dotted.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Icon } from '#design/ui/icon.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { StepProgress } from '../progress-rules.ts'
import type { OptionView, PathwayView, StepView } from '../view-rules.ts'
import { demandInWords, listOf } from './pathway-words.ts'

interface PathwayStepsProps {
  view: PathwayView
  progress?: ReadonlyMap<string, StepProgress>
  finished?: boolean
  /** What else is said of a step, such as where it can be done next. */
  more?: (key: string) => ReactNode
}

/** The way as a list to read: each step with why it matters and what counts for it. */
export function PathwaySteps({ view, progress, finished, more }: PathwayStepsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ol className="steps">
      {view.steps.map((step) => (
        <StepItem key={step.key} step={step} view={view} progress={progress?.get(step.key)}>
          {more?.(step.key)}
        </StepItem>
      ))}
      <li className="step step-end" id="step-end">
        <div className="step-art">
          {view.gives?.artwork ? (
            <BadgeArt design={view.gives.artwork} alt="" />
          ) : (
            <span className="step-disc">
              <Icon name="flag" />
            </span>
          )}
        </div>
        <div className="step-body">
          <p className="step-head muted small">
            {t(`pathways.destinationKind.${view.destinationKind}`)}
            {finished && <StatusTag tone="good">{t('pathways.state.done')}</StatusTag>}
          </p>
          <h3>{inLanguage(language, view.destination, view.destinationCy)}</h3>
          {view.gives && <GivenBadge badge={view.gives} />}
        </div>
      </li>
    </ol>
  )
}

interface StepItemProps {
  step: StepView
  view: PathwayView
  progress: StepProgress | undefined
  children: ReactNode
}

const tones = { done: 'good', open: 'info', locked: 'plain' } as const

function StepItem({ step, view, progress, children }: StepItemProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { branchOf, number } = step
  const after = step.after.flatMap((key) => titleOf(key, view, language) ?? [])
  return (
    <li className="step" id={`step-${step.key}`}>
      <div className="step-art">
        {step.artwork ? (
          <BadgeArt design={step.artwork} alt="" />
        ) : (
          <span className="step-disc">{step.kind === 'milestone' ? <Icon name="flag" /> : number}</span>
        )}
      </div>
      <div className="step-body">
        <p className="step-head muted small">
          <span>
            {number === undefined ? t('pathways.milestone') : t('pathways.stepNumber', { number })}
            {branchOf &&
              `, ${inLanguage(language, branchOf.choice, branchOf.choiceCy)}: ${inLanguage(language, branchOf.branch, branchOf.branchCy)}`}
          </span>
          {progress && (
            <StatusTag tone={progress.spare ? 'plain' : tones[progress.state]}>
              {t(`pathways.state.${progress.spare ? 'spare' : progress.state}`)}
            </StatusTag>
          )}
        </p>
        <h3>{inLanguage(language, step.title, step.titleCy)}</h3>
        <p>{inLanguage(language, step.reason, step.reasonCy)}</p>
        {step.kind !== 'milestone' && <p className="small">{demandInWords(step, { t, language })}</p>}
        <Options options={step.options} />
        {progress && progress.needs > 1 && progress.state !== 'done' && progress.has > 0 && (
          <p className="small">{t('pathways.hasOf', { has: progress.has, needs: progress.needs })}</p>
        )}
        {after.length > 0 && <p className="muted small">{t('pathways.after', { steps: listOf(after, language) })}</p>}
        {step.gives && <GivenBadge badge={step.gives} />}
        {children}
      </div>
    </li>
  )
}

function Options({ options }: { options: OptionView[] }) {
  const language = useLanguage()
  if (options.length === 0) return null
  const alike = Map.groupBy(options, ({ name, nameCy, by }) => (by ? inLanguage(language, name, nameCy) : {}))
  return (
    <ul className="step-options">
      {[...alike.values()].map(([first, ...others]) =>
        first ? (
          <li key={`${first.href} ${first.name}`}>
            {options.length > 1 && first.artwork && <BadgeArt design={first.artwork} alt="" />}
            {others.length > 0 ? (
              <SameOfSeveral options={[first, ...others]} isNamed={alike.size > 1} />
            ) : (
              <OneOption option={first} />
            )}
          </li>
        ) : null,
      )}
    </ul>
  )
}

function OneOption({ option: { href, name, nameCy, by } }: { option: OptionView }) {
  const { t, language } = useTranslation()
  const words = inLanguage(language, name, nameCy)
  return (
    <span>
      {href ? <a href={href}>{words}</a> : words}
      {by && <span className="muted">{` ${t('badges.by', { organisation: by })}`}</span>}
    </span>
  )
}

/** A badge of one name that several give: once, with each of them. */
function SameOfSeveral({ options, isNamed }: { options: OptionView[]; isNamed: boolean }) {
  const language = useLanguage()
  return (
    <div>
      {options.slice(0, isNamed ? 1 : 0).map(({ name, nameCy }) => (
        <strong key={name}>{inLanguage(language, name, nameCy)}</strong>
      ))}
      <Dotted>
        {options.map(({ href, by }) =>
          href ? (
            <a key={href} href={href}>
              {by}
            </a>
          ) : (
            by
          ),
        )}
      </Dotted>
    </div>
  )
}

function GivenBadge({ badge }: { badge: OptionView }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <p className="small">
      {t('pathways.gives')} <a href={badge.href}>{inLanguage(language, badge.name, badge.nameCy)}</a>
    </p>
  )
}

function titleOf(key: string, { steps, choices }: PathwayView, language: 'en' | 'cy'): string | undefined {
  const found = steps.find((step) => step.key === key) ?? choices.find((choice) => choice.key === key)
  return found && inLanguage(language, found.title, found.titleCy)
}
