import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { opportunityOnDesk } from '#web/opportunities/load-desk-opportunity.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-opportunity-photo'
import { changePhotos, loadPhotos, PhotoDesk } from './photo-desk.tsx'

/** Mounted twice: for the picture over the page, and for the way in. */
const planOf = (opportunityId: string, request: Request) => ({
  owner: { opportunityId },
  use: new URL(request.url).pathname.endsWith('/entrance') ? ('entrance' as const) : ('picture' as const),
})

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { organisation } = managerDesk({ context })
  const { opportunity } = await opportunityOnDesk({ context, params })
  const { id, title, titleCy } = opportunity
  const photos = await loadPhotos(planOf(id, request), visitOf({ context }), request)
  return { organisation, opportunity: { id, title, titleCy }, ...photos }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { manager } = managerDesk({ context })
  const { opportunity } = await opportunityOnDesk({ context, params })
  return changePhotos(planOf(opportunity.id, request), { by: manager, visit: visitOf({ context }), request })
}

export default function OpportunityPhotoPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, opportunity, ...shown } = loaderData
  const { t, language } = useTranslation()
  const title = t(`photos.title.${shown.use}`)
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <PhotoDesk
        {...shown}
        answer={actionData}
        back={{
          href: `/organisations/${organisation.slug}/manage/opportunities/${opportunity.id}`,
          label: inLanguage(language, opportunity.title, opportunity.titleCy),
        }}
      />
    </ManageConsole>
  )
}
