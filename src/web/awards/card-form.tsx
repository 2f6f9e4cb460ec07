import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'

interface CardFormProps {
  isKept: boolean
  answer: { field: 'pin' | 'name'; message: string; typed: { name: string; nameShown: boolean } } | undefined
}

/** The way for learners without an address: the card's PIN, and a name of their choice. */
export function CardForm({ isKept, answer }: CardFormProps) {
  const { t } = useTranslation()
  const errorAt = (field: 'pin' | 'name') => (answer?.field === field ? answer.message : undefined)
  return (
    <Disclosure
      summary={t(isKept ? 'claim.card.change' : 'claim.card.title')}
      open={isKept || answer !== undefined}
      wide
    >
      <Form>
        <Stack>
          <p>{t('claim.card.text')}</p>
          <TextInput
            name="pin"
            label={t('claim.card.pin')}
            hint={t('claim.card.pinHint')}
            error={errorAt('pin')}
            inputMode="numeric"
            autoComplete="off"
            width={10}
          />
          <TextInput
            name="name"
            label={t('claim.card.name')}
            optional={t('common.optional')}
            value={answer?.typed.name}
            error={errorAt('name')}
            autoComplete="name"
            width={20}
          />
          <Checkbox name="nameShown" label={t('claim.card.show')} checked={answer?.typed.nameShown ?? false} />
          <ButtonGroup>
            <Button kind="quiet" name="do" value="card">
              {t(isKept ? 'claim.card.change' : 'claim.card.keep')}
            </Button>
            {isKept && (
              <Button kind="quiet" name="do" value="join">
                {t('claim.card.join')}
              </Button>
            )}
          </ButtonGroup>
        </Stack>
      </Form>
    </Disclosure>
  )
}
