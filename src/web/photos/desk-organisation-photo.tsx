import type { PhotoPlan } from '#capabilities/photos/photo.ts'
import { isOrganisationUse } from '#capabilities/photos/photo.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-organisation-photo'
import { changePhotos, loadPhotos, PhotoDesk } from './photo-desk.tsx'

/** What the address asks for; 404 where organisations have no such picture. */
function planOf({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>): PhotoPlan {
  if (!isOrganisationUse(params.use)) throw new Response(null, { status: 404 })
  return { owner: { organisationId: managerDesk({ context }).organisation.id }, use: params.use }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { organisation } = managerDesk({ context })
  return { organisation, ...(await loadPhotos(planOf({ context, params }), visitOf({ context }), request)) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { manager } = managerDesk({ context })
  return changePhotos(planOf({ context, params }), { by: manager, visit: visitOf({ context }), request })
}

export default function OrganisationPhotoPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, ...shown } = loaderData
  const { t } = useTranslation()
  const title = t(`photos.title.${shown.use}`)
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <PhotoDesk
        {...shown}
        answer={actionData}
        note={shown.use === 'entrance' ? t('photos.entranceOfAll') : undefined}
        back={{ href: `/organisations/${organisation.slug}/manage/profile`, label: t('manage.nav.profile') }}
      />
    </ManageConsole>
  )
}
