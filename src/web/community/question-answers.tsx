import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { LibraryItem } from '#capabilities/community/library-item.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { itemTones } from './item-view.tsx'

/** What the link back from an item is called. */
export function backLabelOf(t: TFunction, { kind }: Pick<LibraryItem, 'kind'>): string {
  if (kind === 'answer') return t('library.kind.question')
  return t(kind === 'question' ? 'library.questions.title' : 'library.title')
}

interface QuestionAnswersProps {
  answers: LibraryItem[]
  /** The page of the library, below which each answer has its own. */
  base: string
  /** Those who asked say which answer helped. */
  canKeep?: boolean
  /** How one answers. */
  children?: ReactNode
}

/** What is answered to a question, with what helped first. */
export function QuestionAnswers({ answers, base, canKeep = false, children }: QuestionAnswersProps) {
  const { t, language } = useTranslation()
  return (
    <Section title={t('library.questions.answers', { count: answers.length })}>
      {answers.length === 0 && <p className="muted">{t('library.questions.noAnswers')}</p>}
      <ul className="said-rows">
        {answers.map((answer) => {
          const place = inLanguage(language, answer.placeName, answer.placeNameCy)
          const isShared = answer.state === 'shared'
          const date = answer.sharedAt && longDate(language, answer.sharedAt)
          return (
            <li key={answer.id}>
              <div>
                {(answer.keptAt || !isShared) && (
                  <p>
                    {isShared ? (
                      <StatusTag tone="good">{t('library.questions.kept')}</StatusTag>
                    ) : (
                      <StatusTag tone={itemTones[answer.state]}>{t(`library.state.${answer.state}`)}</StatusTag>
                    )}
                  </p>
                )}
                <div lang={language === 'cy' && answer.bodyCy ? 'cy' : 'en'}>
                  <Paragraphs text={inLanguage(language, answer.body, answer.bodyCy)} />
                </div>
                <p className="small muted">
                  <a href={`${base}/${answer.id}`}>{date ? `${place}, ${date}` : place}</a>
                </p>
                {canKeep && isShared && (
                  <Form>
                    <input type="hidden" name="answer" value={answer.id} />
                    <Button kind="quiet" small name="do" value={answer.keptAt ? 'release' : 'keep'}>
                      {t(answer.keptAt ? 'library.questions.release' : 'library.questions.keep')}
                      <span className="visually-hidden">{`: ${place}`}</span>
                    </Button>
                  </Form>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      {children}
    </Section>
  )
}
