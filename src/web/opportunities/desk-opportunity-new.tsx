import { redirect } from 'react-router'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { draftOpportunity } from '#capabilities/opportunities/draft-opportunity.ts'
import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { listNeighbourhoods } from '#capabilities/places/find-place.ts'
import { alignSkills } from '#capabilities/skills/align-skills.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-opportunity-new'
import { OpportunityFields, opportunityLabels, opportunityRequestFrom, opportunitySchema } from './opportunity-form.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const { database } = visit.services
  const [standing] = await listStandings(organisation.id, { database })
  const [neighbourhoods, badges] = await Promise.all([
    standing ? listNeighbourhoods(standing.placeId, { database }) : [],
    listBadges({ organisationId: organisation.id, limit: 100 }, { database }),
  ])
  return { organisation, neighbourhoods, badges: badges.rows.map(({ id, name }) => ({ id, name })) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const { database } = visit.services
  const parsed = parseForm(opportunitySchema, await request.formData())
  if (!parsed.ok) return parsed
  const [standing] = await listStandings(organisation.id, { database })
  if (!standing) throw new Response(null, { status: 404 })
  const neighbourhoods = await listNeighbourhoods(standing.placeId, { database })
  const typed = opportunityRequestFrom(parsed.value, { neighbourhoods, known: undefined })
  const content = { ...typed.content, skills: await alignSkills(typed.content.skills, visit.services) }
  const { opportunityId } = await draftOpportunity(
    { placeId: standing.placeId, ...typed, content },
    { database, manager, now: visit.now },
  )
  return redirect(`/organisations/${organisation.slug}/manage/opportunities/${opportunityId}?saved`)
}

export default function NewOpportunityPage({
  loaderData: { organisation, neighbourhoods, badges },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors = actionData?.errors ?? {}
  const title = t('manage.opportunity.new')
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink
        href={`/organisations/${organisation.slug}/manage/opportunities`}
        label={t('manage.nav.opportunities')}
      />
      <FormErrorSummary errors={errors} labels={opportunityLabels} />
      <PageHead title={title} lead={t('manage.opportunity.newLead')} />
      <Form>
        <OpportunityFields
          typed={actionData?.typed ?? { languages: 'en' }}
          errors={errors}
          neighbourhoods={neighbourhoods}
          badges={badges}
        />
        <Button>{t('manage.saveDraft')}</Button>
      </Form>
    </ManageConsole>
  )
}
