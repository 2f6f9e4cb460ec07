import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { z } from 'zod'
import type { AddAddressOutcome } from '#capabilities/people/add-address.ts'
import type { ChooseMainAddressOutcome } from '#capabilities/people/choose-main-address.ts'
import type { ConfirmAddressOutcome } from '#capabilities/people/confirm-address.ts'
import type { SendAddressLetterOutcome } from '#capabilities/people/send-address-letter.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { CodeInput, TextInput } from '#design/forms/text-input.tsx'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CodeInDemo } from '#web/sign-in/code-in-demo.tsx'

// An address of an account in two steps: it is typed, a code goes there, and the code is typed in.

export const addressSchema = z.email().max(254)

/** What became of a step. */
export interface AddressAnswer {
  /** Where the code went, once it did. */
  to: string | undefined
  typed: string
  field: 'email' | 'code' | 'main'
  message: string | undefined
}

type Trouble = Extract<
  SendAddressLetterOutcome | AddAddressOutcome | ConfirmAddressOutcome | ChooseMainAddressOutcome,
  { ok: false }
>

const troubleAt: Record<Trouble['refusal'], { field: AddressAnswer['field']; message: MessageKey }> = {
  'too-many': { field: 'code', message: 'leaving.address.refused.too-many' },
  'address-is-the-same': { field: 'email', message: 'leaving.address.refused.address-is-the-same' },
  'mail-is-refused': { field: 'email', message: 'leaving.address.refused.mail-is-refused' },
  'mail-is-late': { field: 'email', message: 'leaving.address.refused.mail-is-late' },
  'code-is-wrong': { field: 'code', message: 'leaving.address.refused.code-is-wrong' },
  'address-has-an-account': { field: 'email', message: 'leaving.address.refused.address-has-an-account' },
  'address-has-ended': { field: 'email', message: 'leaving.address.refused.address-has-ended' },
  'too-many-addresses': { field: 'email', message: 'me.addresses.refused.too-many-addresses' },
  'changed-meanwhile': { field: 'code', message: 'leaving.address.refused.changed-meanwhile' },
  'address-is-not-theirs': { field: 'main', message: 'me.addresses.refused.address-is-not-theirs' },
}

/** What to say, and beside which field of the form. */
export function addressTrouble(outcome: Trouble, t: TFunction): { field: AddressAnswer['field']; message: string } {
  const { field, message } = troubleAt[outcome.refusal]
  return { field, message: t(message, { count: 'waitMinutes' in outcome ? outcome.waitMinutes : 0 }) }
}

interface TypeAddressProps {
  label: string
  hint: string
  typed: string | undefined
  error: string | undefined
  /** Hidden fields that go along. */
  children?: ReactNode
}

export function TypeAddress({ label, hint, typed, error, children }: TypeAddressProps) {
  const { t } = useTranslation()
  return (
    <Form>
      {children}
      <TextInput
        name="email"
        type="email"
        label={label}
        hint={hint}
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
        value={typed}
        error={error}
      />
      <Button>{t('leaving.address.send')}</Button>
    </Form>
  )
}

interface TypeCodeProps {
  to: string
  error: string | undefined
  demo: boolean
  /** What its button does. */
  confirm: string
  /** Where another address can be typed. */
  again: string
  children?: ReactNode
}

export function TypeCode({ to, error, demo, confirm, again, children }: TypeCodeProps) {
  const { t } = useTranslation()
  return (
    <>
      <CodeInDemo demo={demo} email={to} />
      <Form>
        {children}
        <input type="hidden" name="email" value={to} />
        <CodeInput name="code" label={t('leaving.address.code')} error={error} />
        <Button>{confirm}</Button>
      </Form>
      <Notice tone="info" title={t('people.codeNotThere')}>
        <a href={again}>{t('leaving.address.other')}</a>
      </Notice>
    </>
  )
}
