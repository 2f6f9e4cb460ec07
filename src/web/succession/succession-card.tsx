import type { Succession } from '#capabilities/succession/succession.ts'
import { longestSuccessionReason, successionStateOf } from '#capabilities/succession/succession-rules.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { useFields } from '#web/site/form-fields.tsx'
import type { SuccessionAnswer } from './act-on-succession.ts'
import { successionLabels } from './ask-form.tsx'

const tones = {
  asked: 'info',
  agreed: 'info',
  'in-force': 'good',
  declined: 'warn',
  stopped: 'warn',
  objected: 'warn',
  'given-back': 'warn',
} as const

interface CardProps {
  succession: Succession
  /** As whom the reader sees it. */
  seenBy: 'predecessor' | 'successor' | 'lead'
  answer: SuccessionAnswer | undefined
}

/** How one succession stands, and what the reader may do about it. */
export function SuccessionCard({ succession, seenBy, answer }: CardProps) {
  const { t, language } = useTranslation()
  const { id, predecessor, successor, askedBy, reason, askedAt, noticeUntil, effectiveAt, endingReason } = succession
  const state = successionStateOf(succession)
  const named = { predecessor: predecessor.name, successor: successor.name, until: longDate(language, noticeUntil) }
  const date = (at: Date) => longDate(language, at)
  return (
    <Section title={t('succession.of', named)}>
      <SummaryList
        rows={[
          {
            term: t('succession.stateLabel'),
            detail: <StatusTag tone={tones[state]}>{t(`succession.state.${state}`, named)}</StatusTag>,
          },
          { term: t('succession.askedOn'), detail: `${date(askedAt)}. ${t(`succession.askedBy.${askedBy}`, named)}` },
          { term: t('succession.reason'), detail: reason },
          ...(askedBy === 'lead' && !effectiveAt && !succession.ending
            ? [{ term: t('succession.objectUntil'), detail: date(noticeUntil) }]
            : []),
          ...(effectiveAt ? [{ term: t('succession.since'), detail: date(effectiveAt) }] : []),
          ...(endingReason ? [{ term: t('succession.endedBecause'), detail: endingReason }] : []),
          ...(effectiveAt
            ? [
                {
                  term: t('succession.everybody'),
                  detail: <a href={`/successions/${id}`}>{t('succession.openPage')}</a>,
                },
              ]
            : []),
          ...(state === 'in-force' && seenBy === 'successor'
            ? [
                {
                  term: t('succession.desk.given'),
                  detail: (
                    <a href={`/organisations/${predecessor.slug}/manage/awards`}>{t('succession.desk.lookAfter')}</a>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Acts {...{ succession, seenBy }} answer={answer?.typed.id === id ? answer : undefined} />
    </Section>
  )
}

function Acts({ succession, seenBy, answer }: CardProps) {
  const { t } = useTranslation()
  const { id, predecessor, successor, askedBy } = succession
  const state = successionStateOf(succession)
  const named = { predecessor: predecessor.name, successor: successor.name }
  const typed = { successor: '', reason: answer?.typed.reason ?? '' }
  const { field } = useFields({ labels: successionLabels, typed, errors: answer?.errors ?? {} })
  const mayAnswer = seenBy === 'successor' && state === 'asked'
  const isOpen = state === 'asked' || state === 'agreed'
  const mayStop = state === 'in-force' ? seenBy !== 'predecessor' : isOpen && !mayAnswer
  const isObjecting = seenBy === 'predecessor' && askedBy === 'lead'
  const stop = state === 'in-force' ? 'give-back' : isObjecting ? 'object' : 'stop'
  if (!mayAnswer && !mayStop) return null
  if (answer?.asks === 'agree' || answer?.asks === 'decline')
    return (
      <Form>
        <AskFirst
          question={t(`succession.${answer.asks}.sure`, named)}
          yes={{ value: `${answer.asks}-yes ${id}`, label: t(`succession.${answer.asks}.button`, named) }}
          no={{ label: t('common.cancel') }}
        >
          {answer.asks === 'agree' && (
            <ul>
              <li>{t('succession.agree.means.answers', named)}</li>
              <li>{t('succession.agree.means.designs', named)}</li>
              <li>{t('succession.agree.means.signed', named)}</li>
              <li>{t('succession.agree.means.back', named)}</li>
            </ul>
          )}
        </AskFirst>
      </Form>
    )
  if (answer?.asks === 'stop')
    return (
      <Form>
        <AskFirst
          question={t(`succession.${stop}.sure`, named)}
          yes={{ value: `stop-yes ${id}`, label: t(`succession.${stop}.button`, named), danger: true }}
          no={{ label: t('common.cancel') }}
        >
          <p>{t(`succession.${stop}.text`, named)}</p>
          <TextArea
            {...field('reason')}
            rows={2}
            maxLength={longestSuccessionReason}
            hint={t('succession.endReasonHint')}
            {...(stop !== 'give-back' && { optional: t('common.optional') })}
          />
        </AskFirst>
      </Form>
    )
  return (
    <Form>
      <ButtonGroup>
        {mayAnswer && (
          <>
            <Button name="do" value={`agree ${id}`}>
              {t('succession.agree.open', named)}
            </Button>
            <Button kind="quiet" name="do" value={`decline ${id}`}>
              {t('succession.decline.open', named)}
            </Button>
          </>
        )}
        {mayStop && (
          <Button kind="plain" name="do" value={`stop ${id}`}>
            {t(`succession.${stop}.open`, named)}
          </Button>
        )}
      </ButtonGroup>
    </Form>
  )
}
