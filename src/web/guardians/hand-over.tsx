import { redirect } from 'react-router'
import { z } from 'zod'
import { type StartHandoverOutcome, startHandover } from '#capabilities/guardians/start-handover.ts'
import { withdrawHandover } from '#capabilities/guardians/withdraw-handover.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { says, tick } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, problemIn, useFields } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { parseForm } from '#web/site/parse-form.ts'
import { childInCare, signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/hand-over'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { child } = await childInCare({ context }, params.id)
  return { child }
}

const schema = z.object({
  email: z.email({ error: says('forms.badEmail') }).max(254, says('forms.tooLong')),
  isThirteen: tick,
})

const labels: FieldLabels = { email: 'guardians.handOver.email', isThirteen: 'guardians.handOver.isThirteen' }

type Refusal = Exclude<Extract<StartHandoverOutcome, { ok: false }>['refusal'], 'child-not-found'>

const refusedAt: Record<Refusal, { field: keyof typeof labels; message: MessageKey }> = {
  'child-must-be-13': { field: 'isThirteen', message: 'guardians.handOver.refused.thirteen' },
  'address-is-the-guardians': { field: 'email', message: 'guardians.handOver.refused.own' },
  'guardian-is-not-verified': { field: 'email', message: 'guardians.handOver.refused.unverified' },
  'too-many-tries': { field: 'email', message: 'guardians.handOver.refused.wait' },
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const { child } = await childInCare({ context }, params.id)
  const { childId } = child
  const form = await request.formData()
  const here = `/me/children/${childId}/hand-over`
  if (form.get('do') === 'take-back') {
    const outcome = await withdrawHandover({ childId }, { ...services, signedIn, now })
    if (!outcome.ok) throw noSuchPage(outcome.refusal)
    return redirect(here)
  }
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { email, isThirteen } = parsed.value
  const outcome = await startHandover({ childId, email, isThirteen }, { ...services, signedIn, now })
  if (outcome.ok) return redirect(here)
  if (outcome.refusal === 'child-not-found') throw noSuchPage(outcome.refusal)
  const { field, message } = refusedAt[outcome.refusal]
  const figures = { count: 'waitMinutes' in outcome ? outcome.waitMinutes : 0 }
  return { typed: parsed.typed, errors: { [field]: { message, figures } } as FormErrors }
}

/** From 13: the guardian's half. */
export default function HandOverPage({ loaderData: { child }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const { field, tick: box } = useFields({ labels, typed: actionData?.typed ?? {}, errors })
  const title = t('guardians.handOver.title', { name: child.childName })
  const { handover } = child
  return (
    <SitePage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={`/me/children/${child.childId}`} label={child.childName} />
          <FormErrorSummary errors={errors} labels={labels} />
          <PageHead title={title} lead={t('guardians.handOver.lead')} />
          {handover ? (
            <Form>
              <Notice tone="info" title={t('guardians.handOver.waitingTitle')}>
                <p>
                  {t('guardians.handOver.waitingText', {
                    email: handover.email,
                    date: longDate(language, handover.askedAt),
                  })}
                </p>
                <Button kind="quiet" name="do" value="take-back">
                  {t('guardians.handOver.takeBack')}
                </Button>
              </Notice>
            </Form>
          ) : (
            <Form>
              <TextInput
                {...field('email')}
                type="email"
                hint={t('guardians.handOver.emailHint')}
                inputMode="email"
                spellCheck={false}
              />
              <Checkbox {...box('isThirteen')} />
              {errors.isThirteen && <p className="field-error">{problemIn(t, errors.isThirteen)}</p>}
              <p>
                <Button>{t('guardians.handOver.ask')}</Button>
              </p>
            </Form>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
