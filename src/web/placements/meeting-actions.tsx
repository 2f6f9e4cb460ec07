import { isOverdue } from '#capabilities/placements/meeting-rules.ts'
import type { MeetingAction } from '#capabilities/placements/written-meeting.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button } from '#design/forms/button.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { dayOf } from '#web/programme/call-words.tsx'

interface MeetingActionsProps {
  caption: string
  actions: (MeetingAction & { revision?: string })[]
  now: Date
  /** Where one is changed, for those who may: below it stand the buttons of the form around the table. */
  at?: string
}

/** What is to be done, by whom until when, and what became of it. */
export function MeetingActions({ caption, actions, now, at }: MeetingActionsProps) {
  const { t, language } = useTranslation()
  const { date: today } = localParts(now)
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={actions}
      rowKey={({ id }) => id}
      columns={[
        { key: 'what', title: t('meeting.action.text'), names: true, cell: ({ text }) => text },
        { key: 'who', title: t('meeting.action.owner'), cell: ({ ownerName }) => ownerName || t('meeting.former') },
        {
          key: 'due',
          title: t('meeting.action.due'),
          cell: (one) => (
            <>
              {longDate(language, dayOf(one.dueOn))} <ActionState action={one} today={today} />
              {one.droppedReason && <div className="muted small">{one.droppedReason}</div>}
            </>
          ),
        },
        ...(at
          ? [
              {
                ...{ key: 'do', title: t('meeting.action.change'), bare: true },
                cell: (one: MeetingAction & { revision?: string }) => (
                  <div className="row">
                    {one.state === 'open' && (
                      <Button kind="quiet" small name="do" value={`done ${one.id} ${one.revision ?? ''}`}>
                        {t('meeting.action.done')}
                        <span className="visually-hidden">: {one.text}</span>
                      </Button>
                    )}
                    <a href={`${at}/${one.id}`}>
                      {t('meeting.action.change')}
                      <span className="visually-hidden">: {one.text}</span>
                    </a>
                  </div>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function ActionState({ action, today }: { action: MeetingAction; today: string }) {
  const { t } = useTranslation()
  if (action.state === 'done') return <StatusTag tone="good">{t('meeting.action.isDone')}</StatusTag>
  if (action.state === 'dropped')
    return (
      <StatusTag tone="info" icon="close">
        {t('meeting.action.isDropped')}
      </StatusTag>
    )
  return isOverdue(action, today) ? <StatusTag tone="warn">{t('meeting.action.isLate')}</StatusTag> : null
}
