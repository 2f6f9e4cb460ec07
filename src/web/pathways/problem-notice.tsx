import type { TFunction } from 'i18next'
import type { PathwayContent } from '#capabilities/pathways/pathway.ts'
import { blocks, type Problem } from '#capabilities/pathways/problem-rules.ts'
import { Notice } from '#design/cards/notice.tsx'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface Reader {
  draft: PathwayContent
  t: TFunction
  language: Language
}

export function problemInWords({ code, at }: Problem, { draft, t, language }: Reader): string {
  const found = draft.steps.find((step) => step.key === at) ?? draft.choices.find((choice) => choice.key === at)
  const words = t(`pathways.problem.${code}`)
  return found ? `${inLanguage(language, found.title, found.titleCy)}: ${words}` : words
}

interface ProblemNoticeProps {
  problems: Problem[]
  draft: PathwayContent
  /** Where the step, the choice or the end is worked on. */
  hrefOf: (key: string) => string
}

/** What is wrong, each with the way to where it is mended: first what hinders publishing. */
export function ProblemNotice({ problems, draft, hrefOf }: ProblemNoticeProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const hinder = problems.filter(blocks)
  const others = problems.filter((problem) => !blocks(problem))
  const list = (some: Problem[]) => (
    <ul>
      {some.map((problem) => (
        <li key={`${problem.code} ${problem.at}`}>
          {problem.code === 'no-steps' ? (
            problemInWords(problem, { draft, t, language })
          ) : (
            <a href={hrefOf(problem.at ?? '*')}>{problemInWords(problem, { draft, t, language })}</a>
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {hinder.length > 0 && (
        <Notice tone="bad" title={t('pathways.desk.hinders', { count: hinder.length })}>
          {list(hinder)}
        </Notice>
      )}
      {others.length > 0 && (
        <Notice tone="warn" title={t('pathways.desk.worthKnowing', { count: others.length })}>
          {list(others)}
        </Notice>
      )}
    </>
  )
}
