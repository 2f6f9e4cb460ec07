import { redirect } from 'react-router'
import { mostBadgeBytes } from '#capabilities/awards/award-format.ts'
import { checkBadge } from '#capabilities/awards/check-badge.ts'
import { readSubmittedBadge, type SubmittedBadge } from '#capabilities/awards/read-submitted-badge.ts'
import { type ImportBadgeRefusal, importBadge } from '#capabilities/pathways/import-badge.ts'
import { Button } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import type { Route } from './+types/bring-badge'

const unread = {
  nothing: 'check.nothing',
  'too-large': 'check.tooLarge',
  'photo-too-large': 'check.photoTooLarge',
  'no-code': 'check.noCode',
  unreachable: 'check.unreachable',
} as const satisfies Record<Extract<SubmittedBadge, { ok: false }>['refusal'], string>

const refused: Record<ImportBadgeRefusal, MessageKey> = {
  'not-genuine': 'me.bring.notGenuine',
  'cannot-be-checked': 'me.bring.cannotBeChecked',
  'no-longer-valid': 'me.bring.noLongerValid',
  'names-somebody-else': 'me.bring.namesSomebodyElse',
  'achievement-is-not-its-issuers': 'me.bring.notItsIssuers',
  'no-step-asks-for-it': 'me.bring.noStep',
}

export async function loader({ context }: Route.LoaderArgs) {
  const { person } = signedInDesk({ context })
  return { email: person.email }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const submitted = await readSubmittedBadge(request, visit.services)
  if (!submitted.ok) {
    const reason = submitted.refusal === 'unreachable' ? submitted.reason : ''
    return { field: submitted.field, message: visit.t(unread[submitted.refusal], { reason }) }
  }
  if ('claimPath' in submitted) return redirect(submitted.claimPath)
  const { report } = await checkBadge(submitted.badge, { ...visit.services, now: visit.now })
  const outcome = await importBadge({ report }, { ...visit.services, signedIn, now: visit.now })
  if (outcome.ok) return redirect('/me/pathways?brought')
  return { field: 'file', message: visit.t(refused[outcome.refusal], { email: signedIn.email }) }
}

export default function BringPage({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('me.bring.title')
  const errorOf = (field: string) => (actionData?.field === field ? actionData.message : undefined)
  return (
    <SitePage title={actionData ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/me/pathways" label={t('me.goals.title')} />
          {actionData && (
            <ErrorSummary
              title={t('common.errorSummary')}
              errors={[{ field: actionData.field, message: actionData.message }]}
            />
          )}
          <PageHead title={title} lead={t('me.bring.lead', { email })} />
          <Form encType="multipart/form-data">
            <UploadInput
              mostBytes={mostBadgeBytes}
              name="file"
              label={t('me.bring.file')}
              hint={t('me.bring.fileHint')}
              error={errorOf('file')}
            />
            <TextArea name="badge" label={t('me.bring.paste')} rows={4} error={errorOf('badge')} />
            <Button>{t('me.bring.do')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
