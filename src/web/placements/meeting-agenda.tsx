import type { FoundMeeting } from '#capabilities/placements/find-meeting.ts'
import { isOverdue } from '#capabilities/placements/meeting-rules.ts'
import { Section } from '#design/layout/section.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { openInWords } from '#web/exit/exit-view.tsx'
import { ReportFigures } from '#web/impact/report-figures.tsx'

interface MeetingAgendaProps {
  found: Pick<FoundMeeting, 'agenda' | 'carried' | 'meeting'>
  now: Date
  /** The desk on which what is stuck is done, for those who lead the place. */
  desk?: string
}

/** What changed since the last meeting, and what is stuck: as it stands now, or as it stood when the meeting was held. */
export function MeetingAgenda({ found: { agenda, carried, meeting }, now, desk }: MeetingAgendaProps) {
  const { t, language } = useTranslation()
  const { state, settledAt } = meeting
  if (!agenda)
    return (
      <Section title={t('meeting.agenda')}>
        <p>{t('meeting.notYet')}</p>
      </Section>
    )
  const { date } = localParts(settledAt ?? now)
  const late = carried.filter((one) => isOverdue({ ...one, state: settledThen(one, settledAt) }, date)).length
  const { from, until, figures, quiet, feeds, exit = [], isLate = false } = agenda
  const others = [
    ...(late > 0 ? [{ key: 'late', sentence: t('meeting.stuck.late', { count: late }), href: '#carried' }] : []),
    ...(quiet.total > 0
      ? [
          {
            key: 'quiet',
            sentence: t('meeting.stuck.quiet', { count: quiet.total, names: quiet.names.join(', ') }),
            href: desk && `${desk}/organisations?sort=since`,
          },
        ]
      : []),
    ...(exit.length > 0
      ? [
          {
            key: 'exit',
            sentence: t('meeting.stuck.exit', {
              count: exit.length,
              items: openInWords(exit, t),
            }),
            href: desk && `${desk}/year/exit`,
          },
        ]
      : []),
    ...feeds.map(({ id, name }) => ({
      ...{ key: id, sentence: t('meeting.stuck.feed', { name }), href: desk && `${desk}/feeds/${id}` },
    })),
  ]
  return (
    <Section title={t('meeting.agenda')}>
      <p className="muted">
        {t(isLate ? 'meeting.late' : state === 'held' ? 'meeting.frozen' : 'meeting.live', {
          from: longDate(language, new Date(from)),
          until: longDate(language, new Date(until)),
        })}
      </p>
      <ReportFigures
        figures={figures}
        language={language}
        base={desk}
        others={others}
        unknown={isLate ? t('meeting.lateStuck') : undefined}
      />
    </Section>
  )
}

/** What became of an action later was not known when the meeting was held. */
function settledThen(one: FoundMeeting['carried'][number], heldAt: Date | null) {
  return heldAt && one.settledAt && one.settledAt > heldAt ? 'open' : one.state
}
