import { redirect } from 'react-router'
import { longestAnswer, overlongAnswer } from '#capabilities/organisations/application.ts'
import { type UpdateApplicationOutcome, updateApplication } from '#capabilities/organisations/update-application.ts'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { readWhole } from '#web/site/parse-form.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/apply-page'
import { ApplicationFields } from './application-fields.tsx'
import { applicationLabels, applicationPages, isApplicationPage, pageErrors, pageFields } from './application-form.ts'
import { applicationInHand } from './application-in-hand.ts'

function pageOf({ page }: { page?: string }) {
  if (!isApplicationPage(page)) throw new Response(null, { status: 404 })
  return page
}

/** Sent from another tab meanwhile, the only way to be gone: then the page that says so. What is too long stays here. */
const leadsOn: Record<Extract<UpdateApplicationOutcome, { ok: false }>['refusal'], string | undefined> = {
  'application-not-found': '/sent',
  'answer-is-too-long': undefined,
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { application, place } = await applicationInHand({ context, params })
  const page = pageOf(params)
  if (application.sentAt) throw redirect(`/organisations/new/${application.id}/sent`)
  return { id: application.id, place, page, typed: application.typed[page] ?? {} }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const { application } = await applicationInHand({ context, params })
  const page = pageOf(params)
  const form = await request.formData()
  const typed = readWhole(form, pageFields[page])
  // Kept first, whole or not: a half page that is left for another day is there when they come back.
  const kept = await updateApplication(
    { applicationId: application.id, page, typed },
    { database: services.database, signedIn, now },
  )
  const base = `/organisations/new/${application.id}`
  if (!kept.ok) {
    const elsewhere = leadsOn[kept.refusal]
    if (elsewhere) return redirect(base + elsewhere)
    const field = overlongAnswer(typed) ?? ''
    const figures = { limit: longestAnswer, length: typed[field]?.length ?? 0 }
    return { errors: { [field]: { message: 'organisations.apply.tooLongToKeep', figures } } as FormErrors, typed }
  }
  if (form.get('do') === 'later') return redirect(base)
  const errors = pageErrors(page, typed)
  if (Object.keys(errors).length > 0) return { errors, typed }
  const next = applicationPages[applicationPages.indexOf(page) + 1]
  return redirect(next && application.typed[next] === undefined ? `${base}/${next}` : base)
}

/** One topic of an application. */
export default function ApplyPage({ loaderData: { id, place, page, typed }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const title = t(`organisations.apply.page.${page}.title`)
  return (
    <SitePage title={actionData ? t('common.errorTitle', { title }) : title} place={place} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={`/organisations/new/${id}`} label={t('organisations.apply.back')} />
          <FormErrorSummary errors={errors} labels={applicationLabels} />
          <PageHead title={title} lead={t(`organisations.apply.page.${page}.lead`)} />
          <Form>
            <ApplicationFields page={page} typed={actionData?.typed ?? typed} errors={errors} />
            <ButtonGroup>
              <Button>{t('organisations.apply.saveAndGoOn')}</Button>
              <Button kind="quiet" name="do" value="later">
                {t('organisations.apply.saveForLater')}
              </Button>
            </ButtonGroup>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
