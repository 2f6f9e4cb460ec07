import type { ReactNode } from 'react'
import type { StandingInPlace } from '#capabilities/organisations/find-organisation.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { PlaceChoice } from '#web/places/place-choice.tsx'
import { BasedOn, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { type FieldLabels, FormErrorSummary } from '#web/site/form-fields.tsx'
import type { WritingAnswer } from './writing-actions.ts'
import { WritingButtons } from './writing-buttons.tsx'

interface Writing {
  organisation: { slug: string; name: string }
  title: string
  /** The list that it stands in. */
  list: { href: string; label: string }
  labels: FieldLabels
  answer: WritingAnswer | undefined
}

const isWrong = (answer: WritingAnswer | undefined) =>
  answer !== undefined && (Object.keys(answer.errors).length > 0 || answer.notice !== undefined)

/** The frame of both pages: where one is, and what is wrong. */
function WritingFrame({ organisation, title, list, labels, answer, children }: Writing & { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <ManageConsole
      organisation={organisation}
      title={isWrong(answer) ? t('common.errorTitle', { title }) : title}
      isManager
    >
      <BackLink {...list} />
      <FormErrorSummary errors={answer?.errors ?? {}} labels={labels} />
      {answer?.notice && !answer.isChanged && <Notice tone="bad" title={t(answer.notice)} live />}
      {children}
    </ManageConsole>
  )
}

interface WritingNewProps extends Writing {
  standings: StandingInPlace[]
  children: ReactNode
}

/** Something begins: nobody but its organisation sees it. */
export function WritingNew({ standings, children, ...frame }: WritingNewProps) {
  const { t } = useTranslation()
  return (
    <WritingFrame {...frame}>
      <DeskHead title={frame.title} />
      <p className="muted">{t('work.draftText')}</p>
      <Form>
        <PlaceChoice standings={standings} value={frame.answer?.typed.place} />
        {children}
        <WritingButtons />
      </Form>
    </WritingFrame>
  )
}

interface WritingDeskProps extends Writing {
  id: string
  isDraft: boolean
  tag: ReactNode
  revision: string
  /** What stands in the form when it is filled from what is stored. */
  saved: Record<string, string>
  isSaved: boolean
  /** Whether it is looked at before it is shown. */
  isPublishing: boolean
  /** What keeps it from everybody now, in words. */
  held: string | undefined
  /** What is said before it is shown, and before it is taken back. */
  publishText: string
  takeBackText: string
  /** Left out, it can be taken back as long as it is shown. */
  canTakeBack?: boolean
  publicHref: string
  /** As everybody sees it. */
  preview: ReactNode
  fields: ReactNode
  /** What else can be done while it is shown. */
  more?: ReactNode
}

/** One thing on the desk of its organisation: its words, how everybody sees it, and what can be done with it. */
export function WritingDesk(props: WritingDeskProps) {
  const { id, isDraft, tag, revision, saved, isSaved, isPublishing, held, preview, fields, ...rest } = props
  const { publishText, takeBackText, canTakeBack = true, publicHref, more, ...frame } = rest
  const { title, list, labels, answer } = frame
  const { t } = useTranslation()
  const asksToPublish = isPublishing && !answer
  return (
    <WritingFrame {...frame}>
      {answer?.isChanged && <ChangedMeanwhile labels={labels} saved={saved} typed={answer.typed} />}
      {isSaved && !answer && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead title={title} aside={tag} />
      {held && <Notice tone="warn" title={held} />}
      {asksToPublish && (
        <Form>
          <AskFirst
            question={t('work.publishAsk')}
            yes={{ value: 'publish', label: t('work.publish') }}
            no={{ href: `${list.href}/${id}`, label: t('pledges.desk.change') }}
          >
            <p>{publishText}</p>
            <input type="hidden" name="basedOn" value={revision} />
          </AskFirst>
          {preview}
        </Form>
      )}
      {isDraft && !asksToPublish && (
        <Form>
          <p className="muted">{t('work.draftText')}</p>
          {fields}
          <BasedOn revision={revision} answered={answer} />
          <WritingButtons />
        </Form>
      )}
      {!isDraft && (
        <>
          <p>
            <a href={publicHref}>{t('pledges.desk.public')}</a>
          </p>
          {preview}
        </>
      )}
      <Form>
        {more}
        {!isDraft && canTakeBack && (
          <>
            <p className="muted">{takeBackText}</p>
            <Button kind="quiet" name="do" value="take-back">
              {t('work.takeBack')}
            </Button>
          </>
        )}
        {isDraft && answer?.asks === 'remove' && (
          <AskFirst
            question={t('work.removeAsk')}
            yes={{ value: 'remove-yes', label: t('work.remove'), danger: true }}
            no={{ label: t('common.cancel') }}
          />
        )}
        {isDraft && !answer?.asks && (
          <Button kind="plain" name="do" value="remove">
            {t('work.remove')}
          </Button>
        )}
      </Form>
    </WritingFrame>
  )
}
