import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { useFields } from '#web/site/form-fields.tsx'

interface WayBackProps {
  isDraft: boolean
  leavesOn: string
  typedDate: string | undefined
  errors: FormErrors
}

/** The day can be moved, or all of it called off, until it has come. */
export function LeavingWayBack({ isDraft, leavesOn, typedDate, errors }: WayBackProps) {
  const { t } = useTranslation()
  const typed: Record<string, string> = { leavesOn: typedDate || leavesOn }
  const { field } = useFields({ labels: { leavesOn: 'leaving.form.date' }, typed, errors })
  return (
    <div className="stack no-print">
      <Disclosure summary={t('leaving.page.move')} open={errors.leavesOn !== undefined} wide>
        <Form>
          <p>{t('leaving.page.moveText')}</p>
          <input type="hidden" name="seen" value={leavesOn} />
          <TextInput {...field('leavesOn')} hint={t('leaving.form.dateHint')} type="date" width={20} />
          <Button kind="quiet" name="do" value="move">
            {t('leaving.page.moveButton')}
          </Button>
        </Form>
      </Disclosure>
      <Disclosure summary={t(isDraft ? 'leaving.check.discard' : 'leaving.page.callOff')} wide>
        <Form>
          <p>{t('leaving.page.callOffText')}</p>
          <Button kind="danger" name="do" value="call-off">
            {t(isDraft ? 'leaving.check.discard' : 'leaving.page.callOffButton')}
          </Button>
        </Form>
      </Disclosure>
    </div>
  )
}
