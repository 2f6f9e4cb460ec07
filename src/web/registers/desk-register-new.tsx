import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { listSessionsToRegister } from '#capabilities/events/list-sessions-to-register.ts'
import { type StartRegisterOutcome, startRegister } from '#capabilities/events/start-register.ts'
import { Button } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-register-new'
import { otherSession, readRegisterForm } from './register-form.ts'

const mostSessions = 8

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const sessions = await listSessionsToRegister(
    { organisationId: organisation.id, limit: mostSessions },
    { database: services.database, now },
  )
  return { organisation, isManager: manager !== undefined, sessions, requestId: randomUUID() }
}

const refusedField: Record<
  Extract<StartRegisterOutcome, { ok: false }>['refusal'],
  { field: string; message: MessageKey }
> = {
  'session-not-found': { field: 'session', message: 'registers.refused.session' },
  'end-before-start': { field: 'ends', message: 'codes.refused.endBeforeStart' },
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, issuer } = issuerDesk({ context })
  const { typed, errors, asked } = readRegisterForm(await request.formData())
  if (!asked) return { errors, typed }
  const outcome = await startRegister(asked, { database: services.database, issuer, now })
  if (outcome.ok) return redirect(`/organisations/${organisation.slug}/manage/registers/${outcome.registerId}/people`)
  const { field, message } = refusedField[outcome.refusal]
  return { errors: { [field]: message } as FormErrors, typed }
}

const registerLabels: FieldLabels = {
  session: 'registers.which',
  title: 'registers.what',
  starts: 'registers.starts',
  ends: 'registers.ends',
}

export default function NewRegisterPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, sessions, requestId } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? (sessions.length === 0 ? { session: otherSession } : {})
  const { field, choice } = useFields({ labels: registerLabels, typed, errors })
  const title = t('registers.open')
  return (
    <ManageConsole
      organisation={organisation}
      title={actionData ? t('common.errorTitle', { title }) : title}
      isManager={isManager}
    >
      <BackLink href={`/organisations/${organisation.slug}/manage/registers`} label={t('registers.title')} />
      <FormErrorSummary errors={errors} labels={registerLabels} />
      <PageHead title={title} lead={t('registers.openLead')} />
      <Form>
        <input type="hidden" name="requestId" value={typed.requestId ?? requestId} />
        <RadioGroup
          {...choice('session')}
          options={[
            ...sessions.map((one) => ({
              value: `${one.opportunityId} ${one.startsAt.toISOString()}`,
              label: inLanguage(language, one.title, one.titleCy),
              hint: sessionTime(language, one),
            })),
            {
              value: otherSession,
              label: t('registers.unlisted'),
              more: (
                <>
                  <TextInput {...field('title')} maxLength={200} />
                  <TextInput {...field('starts')} type="datetime-local" width={20} />
                  <TextInput {...field('ends')} type="datetime-local" width={20} optional={t('common.optional')} />
                </>
              ),
            },
          ]}
        />
        <Button>{t('registers.openNow')}</Button>
      </Form>
    </ManageConsole>
  )
}
