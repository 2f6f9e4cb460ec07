import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BesideAnswers, SentAnswers } from '#web/programme/sent-answers.tsx'
import { spotOf } from '#web/programme/spot-map.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-application'
import { sentInHand } from './sent-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { call, found, here } = await sentInHand(args)
  return { call, found, here, map: await spotOf(visitOf(args), found.content) }
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** One application as it was sent, for those who run the call. */
export default function DeskApplicationPage({ loaderData: { call, found, here, map } }: Route.ComponentProps) {
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
      {call.phase === 'closed' && (
        <p>
          <ButtonLink href={`${here}/eligibility`}>{t('information.desk.title')}</ButtonLink>
        </p>
      )}
      {call.outcomeShown && (
        <p>
          <ButtonLink href={`${here}/feedback`}>{t('deciding.feedback.write')}</ButtonLink>
        </p>
      )}
      <p>
        <a href={`${here}/application.pdf`}>{t('applying.pdf')}</a>
      </p>
      <BesideAnswers {...found} />
      <SentAnswers content={found.content} map={map} />
    </DeskPage>
  )
}
