import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

/** Takes away from its reader what a learner sent, after a question. */
export function TakeBack({ name, asks = false }: { name: string; asks?: boolean | undefined }) {
  const { t } = useTranslation()
  return (
    <Form>
      {asks ? (
        <AskFirst
          question={t('asks.mine.takeBackAsk', { name })}
          yes={{ value: 'take-back-yes', label: t('asks.mine.takeBack'), danger: true }}
          no={{ label: t('common.cancel') }}
        >
          <p>{t('asks.mine.takeBackText')}</p>
        </AskFirst>
      ) : (
        <Button kind="quiet" name="do" value="take-back">
          {t('asks.mine.takeBack')}
        </Button>
      )}
    </Form>
  )
}

/** Whether the press takes it back, after the question. */
export async function takesBack(request: Request): Promise<boolean> {
  const doing = (await request.formData()).get('do')
  if (doing !== 'take-back' && doing !== 'take-back-yes') throw new Response(null, { status: 400 })
  return doing === 'take-back-yes'
}
