import type { WrittenMeeting } from '#capabilities/placements/written-meeting.ts'
import { momentsOf } from '#capabilities/placements/year-rules.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { dayAndTime, sessionTime } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

const tones = { planned: 'info', held: 'good', skipped: 'warn' } as const

interface MeetingHeadProps {
  meeting: WrittenMeeting
  now: Date
  /** What the page is about, where that is not the meeting itself. */
  title?: string
}

/** Which meeting it is, when, and what became of it. */
export function MeetingHead({ meeting, now, title }: MeetingHeadProps) {
  const { t, language } = useTranslation()
  const { kind, number, state, settledAt, skipReason } = meeting
  const moments = momentsOf(meeting)
  return (
    <>
      <DeskHead
        title={title ?? t(`year.meeting.${kind}`, { number })}
        aside={moments && sessionTime(language, moments, now)}
        actions={<StatusTag tone={tones[state]}>{t(`meeting.state.${state}`)}</StatusTag>}
      />
      {state === 'held' && settledAt && <p>{t('meeting.heldAt', { time: dayAndTime(language, settledAt, now) })}</p>}
      {state === 'skipped' && (
        <Notice tone="warn" title={t('meeting.skippedTitle')}>
          <p>{skipReason}</p>
        </Notice>
      )}
    </>
  )
}
