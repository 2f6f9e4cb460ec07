import { z } from 'zod'
import { eventStatuses } from '#capabilities/opportunities/opportunity.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { isWrittenOut, readSessions, writeSessions } from '#web/dates/session-lines.ts'
import { says } from '#web/site/fields.ts'
import { asTyped, type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { repeatFields, repeatLabels, repeatPatterns } from './repeat.ts'
import { sessionsProblem } from './session-problems.ts'
import { reader, type TopicPage } from './topic.ts'

const schema = z.object({
  sessions: z.string().max(20_000, says('forms.tooLong')).default(''),
  eventStatus: z.enum(eventStatuses, { error: says('forms.choose') }).default('scheduled'),
})

const ownLabels: FieldLabels<keyof typeof schema.shape> = {
  sessions: 'opportunities.sessions',
  eventStatus: 'opportunities.eventStatusLabel',
}

export const when: TopicPage = {
  labels: ownLabels,
  codes: { eventStatus: { values: eventStatuses, key: (value) => `opportunities.eventStatus.${value}` } },
  read: reader(schema, ({ sessions: text, eventStatus }, { language, now, terms }) => {
    const read = readSessions(text, { now, terms })
    if (!read.ok) return { errors: { sessions: sessionsProblem(read) } }
    const { sessions } = read
    const typed = { sessions: writeSessions(sessions, language) }
    const understood = { isWorkedOut: !isWrittenOut(text, sessions), typed }
    return { content: { eventStatus }, sessions, understood }
  }),
  typedFrom: ({ opportunity, sessions }, language) =>
    asTyped({ sessions: writeSessions(sessions, language), eventStatus: opportunity.eventStatus }),
  Fields: ({ typed, errors, hasTerms }) => {
    const { t } = useTranslation()
    const { field, tick } = useFields({ labels: { ...ownLabels, ...repeatLabels }, typed, errors })
    const isRepeatWrong = Object.keys(repeatLabels).some((name) => errors[name] !== undefined)
    return (
      <>
        <TextArea
          {...field('sessions')}
          hint={t('manage.opportunity.sessionsHint')}
          optional={t('common.optional')}
          rows={6}
        />
        <p>
          <Button kind="quiet" small name="do" value="look">
            {t('manage.seeDates')}
          </Button>
        </p>
        <Disclosure summary={t('manage.repeat.title')} open={isRepeatWrong}>
          <div className="stack">
            <p className="muted">{t('manage.repeat.text')}</p>
            <TextInput {...field('firstDay')} type="date" width={20} />
            <div className="input-row">
              <TextInput {...field('fromTime')} type="time" width={10} />
              <TextInput {...field('toTime')} type="time" width={10} />
            </div>
            <Select
              {...field('pattern')}
              options={repeatPatterns.map((pattern) => ({ value: pattern, label: t(`manage.repeat.${pattern}`) }))}
            />
            <TextInput {...field('lastDay')} type="date" width={20} />
            {hasTerms && <Checkbox {...tick('termTime')} />}
            <TextInput {...field('leaveOut')} hint={t('manage.repeat.leaveOutHint')} optional={t('common.optional')} />
            <p>
              <Button kind="quiet" name="do" value={repeatFields}>
                {t('manage.repeat.add')}
              </Button>
            </p>
          </div>
        </Disclosure>
        <Select
          {...field('eventStatus')}
          options={eventStatuses.map((status) => ({ value: status, label: t(`opportunities.eventStatus.${status}`) }))}
        />
      </>
    )
  },
}
