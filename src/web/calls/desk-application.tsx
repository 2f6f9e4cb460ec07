import { findSentApplication } from '#capabilities/programme/list-sent-applications.ts'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { SentAnswers } from '#web/programme/sent-answers.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-application'
import { callInHand } from './call-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { call, team } = await callInHand(args)
  const { application: applicationId } = args.params
  const found = isId(applicationId)
    ? await findSentApplication({ callId: call.id, applicationId }, { ...services, team })
    : undefined
  if (!found) throw new Response(null, { status: 404 })
  return { call, found }
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** One application as it was sent, for those who run the call. */
export default function DeskApplicationPage({ loaderData: { call, found } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = found.content.place?.placeName ?? found.reference
  return (
    <DeskPage title={title}>
      <BackLink href={`/programme/desk/calls/${call.id}/applications`} label={t('calls.applications.title')} />
      <DeskHead title={title} />
      <p>
        {t('assessing.page.reference', { reference: found.reference, revision: found.revision })} ·{' '}
        {t(`applying.state.${found.state}`)}
      </p>
      {call.outcomeShown && (
        <p>
          <ButtonLink href={`/programme/desk/calls/${call.id}/applications/${found.applicationId}/feedback`}>
            {t('deciding.feedback.write')}
          </ButtonLink>
        </p>
      )}
      <SentAnswers content={found.content} />
    </DeskPage>
  )
}
