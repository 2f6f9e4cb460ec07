import { redirect } from 'react-router'
import { placeName } from '#capabilities/places/place.ts'
import { ConfirmPanel } from '#design/cards/confirm-panel.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import type { Route } from './+types/apply-sent'
import { applicationInHand, deskOf } from './application-in-hand.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { application, place } = await applicationInHand({ context, params })
  if (!application.sentAt) throw redirect(`/organisations/new/${application.id}`)
  return { reference: application.reference, place, desk: await deskOf(application, { context }) }
}

export default function ApplySentPage({ loaderData: { reference, place, desk } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('organisations.apply.sent')
  return (
    <SitePage title={title} place={place} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <ConfirmPanel title={title} reference={{ label: t('lead.organisation.reference'), value: reference }}>
            <p>{t('organisations.apply.next', { place: placeName(place, language) })}</p>
            <p>
              <ButtonLink href={desk}>{t('organisations.apply.toDesk')}</ButtonLink>
            </p>
          </ConfirmPanel>
        </div>
      </Wrap>
    </SitePage>
  )
}
