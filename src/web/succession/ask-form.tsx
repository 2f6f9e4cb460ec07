import { longestSuccessionReason } from '#capabilities/succession/succession-rules.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Section } from '#design/layout/section.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import type { SuccessionAnswer } from './act-on-succession.ts'

export const successionLabels: FieldLabels<'successor' | 'reason'> = {
  successor: 'succession.successor',
  reason: 'succession.reason',
}

interface AskFormProps {
  /** Whose badges are handed over. */
  predecessor: string
  askedBy: 'predecessor' | 'lead'
  choices: { id: string; name: string }[]
  badges: number
  answer: SuccessionAnswer | undefined
}

/** Chooses who is asked to take the badges over, and shows what that means before the other organisation is asked. */
export function AskForm({ predecessor, askedBy, choices, badges, answer }: AskFormProps) {
  const { t } = useTranslation()
  const typed = { successor: answer?.typed.successor ?? '', reason: answer?.typed.reason ?? '' }
  const { field } = useFields({ labels: successionLabels, typed, errors: answer?.errors ?? {} })
  const named = { predecessor, successor: typed.successor, count: badges }
  if (answer?.asks === 'ask')
    return (
      <Form>
        <Notice tone="warn" title={t('succession.ask.sure', named)} live>
          <ul>
            <li>{t('succession.ask.means.answers', named)}</li>
            <li>{t('succession.ask.means.designs', named)}</li>
            <li>{t('succession.ask.means.signed', named)}</li>
            <li>{t('succession.ask.means.closed', named)}</li>
            <li>{t('succession.ask.means.public', named)}</li>
            {askedBy === 'lead' && <li>{t('succession.ask.means.notice', named)}</li>}
          </ul>
          <p className="small">{typed.reason}</p>
          <input type="hidden" name="successor" value={typed.successor} />
          <input type="hidden" name="reason" value={typed.reason} />
          <ButtonGroup>
            <Button name="do" value="ask">
              {t('succession.ask.button', named)}
            </Button>
            <Button kind="quiet" name="do" value="change">
              {t('recognition.change')}
            </Button>
          </ButtonGroup>
        </Notice>
      </Form>
    )
  return (
    <Section title={t('succession.ask.title', named)}>
      <Form>
        <p className="muted">{t(`succession.ask.text.${askedBy}`, named)}</p>
        <TextInput {...field('successor')} hint={t('succession.successorHint')} list="successors" autoComplete="off" />
        <datalist id="successors">
          {choices.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <TextArea {...field('reason')} rows={3} maxLength={longestSuccessionReason} hint={t('succession.reasonHint')} />
        <Button name="do" value="look">
          {t('succession.ask.look')}
        </Button>
      </Form>
    </Section>
  )
}
