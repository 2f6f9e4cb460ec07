import type { PlacementYear } from '#capabilities/placements/find-placement.ts'
import { type Meeting, stages } from '#capabilities/placements/placement.ts'
import { momentsOf, wasOverBefore } from '#capabilities/placements/year-rules.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Section } from '#design/layout/section.tsx'
import { Steps } from '#design/layout/steps.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface YearCalendarProps {
  year: PlacementYear
  now: Date
  /** The page of a meeting. */
  meetingAt: (meeting: Meeting) => string
}

/** Where a place stands in its year, what comes next, and every meeting by quarter. */
export function YearCalendar({ year, now, meetingAt }: YearCalendarProps) {
  const { t, language } = useTranslation()
  const titleOf = ({ kind, number }: Meeting) => t(`year.meeting.${kind}`, { number })
  const timeOf = (meeting: Meeting) => {
    const moments = momentsOf(meeting)
    return moments ? sessionTime(language, moments, now) : meeting.heldOn
  }
  const { date: today } = localParts(now)
  const isFromBefore = wasOverBefore(year)
  const next = isFromBefore ? undefined : year.meetings.find(({ state }) => state === 'planned')
  const quarters = [1, 2, 3, 4].map((quarter) => ({
    quarter,
    meetings: year.meetings.filter((meeting) => quarterOf(meeting) === quarter),
  }))
  return (
    <>
      <Steps
        label={t('year.stages')}
        steps={stages.map((stage) => t(`year.stage.${stage}`))}
        current={stages.indexOf(year.stage)}
      />
      {next ? (
        <Notice tone="info" title={t('year.next', { meeting: titleOf(next) })}>
          <p>{timeOf(next)}</p>
          <p>
            <ButtonLink href={meetingAt(next)}>{t('year.open')}</ButtonLink>
          </p>
        </Notice>
      ) : (
        <Notice tone="good" title={t('year.over')}>
          {isFromBefore && <p>{t('year.before')}</p>}
        </Notice>
      )}
      {quarters.map(({ quarter, meetings }) => (
        <Section key={quarter} title={t('year.quarter', { number: quarter })}>
          <DataTable
            caption={t('year.quarter', { number: quarter })}
            hideCaption
            cards="rows"
            rows={meetings}
            rowKey={({ kind, number }) => `${kind}-${number}`}
            stands={(meeting) => meeting === next}
            columns={[
              {
                ...{ key: 'meeting', title: t('year.what'), names: true },
                cell: (meeting) => <a href={meetingAt(meeting)}>{titleOf(meeting)}</a>,
              },
              { key: 'when', title: t('year.when'), cell: timeOf },
              {
                ...{ key: 'state', title: t('year.state'), bare: true },
                cell: ({ state, heldOn }) => {
                  if (state !== 'planned')
                    return (
                      <StatusTag tone={state === 'held' ? 'good' : 'warn'}>{t(`meeting.state.${state}`)}</StatusTag>
                    )
                  return heldOn < today && !isFromBefore ? (
                    <StatusTag tone="warn">{t('year.notNoted')}</StatusTag>
                  ) : null
                },
              },
            ]}
          />
        </Section>
      ))}
    </>
  )
}

/** All that was written of a year, to take away. */
export function YearFiles({ at }: { at: string }) {
  const { t } = useTranslation()
  return (
    <ButtonGroup>
      <ButtonLink kind="plain" href={`${at}.pdf`}>
        {t('record.pdf')}
      </ButtonLink>
      <ButtonLink kind="plain" href={`${at}.csv`}>
        {t('record.csv')}
      </ButtonLink>
    </ButtonGroup>
  )
}

/** Of whichever kind it is: a retrospective ends its quarter, whose updates are those before it. */
function quarterOf({ kind, number }: Meeting): number {
  if (kind === 'retrospective') return number
  return number <= 7 ? 1 : number <= 13 ? 2 : number <= 20 ? 3 : 4
}
