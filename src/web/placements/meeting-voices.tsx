import type { FoundMeeting } from '#capabilities/placements/find-meeting.ts'
import { TextArea } from '#design/forms/text-area.tsx'
import { Section } from '#design/layout/section.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'

export const questions = ['well', 'badly', 'change'] as const
export const voiceLabels: FieldLabels<(typeof questions)[number]> = {
  well: 'meeting.voice.well',
  badly: 'meeting.voice.badly',
  change: 'meeting.voice.change',
}

interface MeetingVoicesProps {
  found: Pick<FoundMeeting, 'meeting' | 'voices'>
  typed: Record<string, string> | undefined
  errors: FormErrors
}

/** The three questions of a retrospective: each answers apart, and once it is held all answers stand together. */
export function MeetingVoices({ found: { meeting, voices }, typed, errors }: MeetingVoicesProps) {
  const { t } = useTranslation()
  const { own, given, all } = voices
  const { well, badly, change } = own ?? {}
  const { field } = useFields({
    ...{ labels: voiceLabels, errors },
    typed: typed ?? { ...(well && { well }), ...(badly && { badly }), ...(change && { change }) },
  })
  if (meeting.kind !== 'retrospective' || meeting.state === 'skipped') return null
  if (meeting.state === 'planned')
    return (
      <Section title={t('meeting.voice.title')} id="voices">
        <p>{t('meeting.voice.apart', { count: given })}</p>
        {questions.map((question) => (
          <TextArea key={question} {...field(question)} rows={3} optional={t('common.optional')} />
        ))}
      </Section>
    )
  return (
    <Section title={t('meeting.voice.title')} id="voices">
      {all.length === 0 && <p>{t('meeting.voice.none')}</p>}
      {all.length > 0 &&
        questions.map((question) => (
          <Section key={question} title={t(voiceLabels[question])} level={3}>
            <ul>
              {all
                .filter((one) => one[question] !== '')
                .map((one) => (
                  <li key={one.personId}>
                    <span className="as-written">{one[question]}</span>{' '}
                    <span className="muted small">
                      {t(`meeting.voice.${one.side}`, { name: one.name || t('meeting.former') })}
                    </span>
                  </li>
                ))}
            </ul>
          </Section>
        ))}
    </Section>
  )
}
