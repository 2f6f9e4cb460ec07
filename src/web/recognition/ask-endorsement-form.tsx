import type { AskEndorsementRefusal } from '#capabilities/recognition/endorsement-rules.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Section } from '#design/layout/section.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'

export const askLabels = {
  badge: 'recognition.ask.about',
  endorser: 'recognition.ask.whom',
} as const satisfies FieldLabels<'badge' | 'endorser'>

/** What those who ask read; of what is asked about where its name says so, else of the organisation (`askRefusalAt`). */
const askRefused: Record<AskEndorsementRefusal, MessageKey> = {
  'subject-not-found': 'recognition.ask.refused.subject-not-found',
  'subject-is-not-public': 'recognition.refused.subject-is-not-public',
  'endorser-not-approved': 'recognition.ask.refused.endorser-not-approved',
  'endorser-is-the-owner': 'recognition.refused.endorser-is-the-owner',
  'endorser-gives-it-too': 'recognition.ask.refused.endorser-gives-it-too',
  'already-asked': 'recognition.ask.refused.already-asked',
  'already-endorsed': 'recognition.ask.refused.already-endorsed',
}

export const askRefusalAt = (refusal: AskEndorsementRefusal): FormErrors => ({
  [refusal.startsWith('subject-') ? 'badge' : 'endorser']: askRefused[refusal],
})

interface AskEndorsementFormProps {
  typed: Record<string, string>
  errors: FormErrors
  /** Names of organisations of the place. */
  organisations: string[]
  /** Names of what can be asked about, where it is not known of which one. */
  things?: string[]
}

/** Asks an organisation to say what something is worth to it. */
export function AskEndorsementForm({ typed, errors, organisations, things }: AskEndorsementFormProps) {
  const { t } = useTranslation()
  const { field } = useFields({ labels: askLabels, typed, errors })
  const lists = { things, organisations }
  return (
    <Section title={t('recognition.ask.title')}>
      <Form>
        <p className="muted">{t('recognition.ask.text')}</p>
        {things && <TextInput {...field('badge')} list="things" autoComplete="off" />}
        <TextInput {...field('endorser')} hint={t('recognition.ask.hint')} list="organisations" autoComplete="off" />
        {Object.entries(lists).map(([id, names]) => (
          <datalist key={id} id={id}>
            {(names ?? []).map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        ))}
        <Button name="do" value="ask">
          {t('recognition.ask.send')}
        </Button>
      </Form>
    </Section>
  )
}
