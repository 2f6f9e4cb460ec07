import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-place-photo'
import { changePhotos, loadPhotos, PhotoDesk } from './photo-desk.tsx'

const planOf = (placeId: string) => ({ owner: { placeId }, use: 'picture' as const })

export async function loader({ context, request }: Route.LoaderArgs) {
  const { place } = leadDesk({ context })
  return { slug: place.slug, ...(await loadPhotos(planOf(place.id), visitOf({ context }), request)) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { place, lead } = leadDesk({ context })
  return changePhotos(planOf(place.id), { by: lead, visit: visitOf({ context }), request })
}

export default function PlacePhotoPage({ loaderData: { slug, ...shown }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('photos.title.picture')
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <PhotoDesk {...shown} answer={actionData} back={{ href: `/${slug}/lead/place`, label: t('desk.nav.place') }} />
    </DeskPage>
  )
}
