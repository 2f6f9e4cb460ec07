import type { SuspendAwardsOutcome } from '#capabilities/awards/suspend-awards.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

export const holdRefusal: Record<Extract<SuspendAwardsOutcome, { ok: false }>['refusal'], MessageKey> = {
  'nobody-is-chosen': 'manage.hold.refused.nobody-is-chosen',
  'reason-is-missing': 'manage.hold.refused.reason-is-missing',
  'reason-is-too-long': 'manage.hold.refused.reason-is-too-long',
}

/** Puts an award on hold, or takes it off hold. */
export function HoldForm({ isOnHold, error }: { isOnHold: boolean; error: string | undefined }) {
  const { t } = useTranslation()
  return (
    <Disclosure
      summary={t(isOnHold ? 'manage.hold.restoreTitle' : 'manage.hold.title')}
      open={error !== undefined}
      wide
    >
      <Form>
        <p>{t(isOnHold ? 'manage.hold.restoreText' : 'manage.hold.text')}</p>
        <TextArea
          name="why"
          label={t('manage.hold.reason')}
          hint={isOnHold ? undefined : t('manage.withdraw.reasonHint')}
          rows={2}
          error={error}
        />
        <Button kind="quiet" name="do" value={isOnHold ? 'restore' : 'hold'}>
          {t(isOnHold ? 'manage.hold.restore' : 'manage.hold.button')}
        </Button>
      </Form>
    </Disclosure>
  )
}
