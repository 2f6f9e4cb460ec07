import { DrawnGraph, type DrawnNode } from '#design/graph/drawn-graph.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { graphOf } from '../graph-rules.ts'
import { finishKey, type PathwayContent } from '../pathway.ts'
import type { StepState } from '../progress-rules.ts'
import type { PathwayView } from '../view-rules.ts'

interface PathwayPictureProps {
  content: PathwayContent
  view: PathwayView
  /** Where a step, a choice or the end is read of, or worked on. */
  hrefOf: (key: string) => string | undefined
  /** The follower's progress; absent on the public page. */
  states?: ReadonlyMap<string, StepState>
  finished?: boolean
  /** What is wrong with a step, in words. */
  wrong?: ReadonlyMap<string, string>
  current?: string
  asFile?: boolean
}

/** The way as a picture: what leads to what, and where it ends. */
export function PathwayPicture({
  content,
  view,
  hrefOf,
  states,
  finished,
  wrong,
  current,
  asFile,
}: PathwayPictureProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { nodes, edges } = graphOf(content)
  const stateOf = (key: string) => {
    const kind = states?.get(key)
    return kind && { kind, label: t(`pathways.state.${kind}`) }
  }
  const drawn = nodes.map(({ id, kind }): DrawnNode => {
    const common = { id, href: hrefOf(id), wrong: wrong?.get(id), current: current === id }
    if (kind === 'finish')
      return {
        ...common,
        kind: 'end',
        title: inLanguage(language, view.destination, view.destinationCy),
        state: finished ? { kind: 'done', label: t('pathways.state.done') } : undefined,
      }
    const choice = content.choices.find((one) => one.key === id)
    if (choice) return { ...common, kind: 'join', title: inLanguage(language, choice.title, choice.titleCy) }
    const step = view.steps.find((one) => one.key === id)
    return {
      ...common,
      kind: step?.kind === 'milestone' ? 'stone' : 'stop',
      title: step ? inLanguage(language, step.title, step.titleCy) : id,
      badge: step?.artwork ?? step?.gives?.artwork,
      number: step?.number,
      state: stateOf(id),
    }
  })
  const label = t('pathways.pictureOf', { title: inLanguage(language, view.title, view.titleCy) })
  const picture = <DrawnGraph nodes={drawn} edges={edges} label={label} asFile={asFile} />
  return asFile ? picture : <div className="graph-box-scroll">{picture}</div>
}

/** Where the list beside the picture says more of a step. */
export const stepAnchor = (key: string) => `#step-${key === finishKey ? 'end' : key}`
