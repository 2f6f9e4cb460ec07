import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { draftOpportunity } from '#capabilities/opportunities/draft-opportunity.ts'
import { adultAge, beginningContent } from '#capabilities/opportunities/opportunity-rules.ts'
import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { FormBar } from '#design/forms/form-bar.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import { WelshSwitch } from '#web/site/welsh-switch.tsx'
import type { Route } from './+types/desk-opportunity-new'
import { BeginningFields, beginningLabels, beginningSchema } from './topics/what.tsx'

export function loader({ context, request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  return {
    organisation: managerDesk({ context }).organisation,
    requestId: randomUUID(),
    kind: searchParams.get('kind') ?? '',
    isForNetwork: searchParams.get('for') === 'network',
    /** Of an organisation that stands in several. */
    place: searchParams.get('place') ?? '',
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const { database } = visit.services
  const form = await request.formData()
  const parsed = parseForm(beginningSchema, form)
  if (!parsed.ok) return parsed
  const asked = String(form.get('requestId') ?? '')
  const standings = await listStandings(organisation.id, { database })
  const standing = standings.find(({ placeSlug }) => placeSlug === form.get('place')) ?? standings[0]
  if (!standing) throw new Response(null, { status: 404 })
  const { opportunityId } = await draftOpportunity(
    {
      ...(isId(asked) ? { requestId: asked } : {}),
      placeId: standing.placeId,
      content: beginningContent({
        ...parsed.value,
        // Who meets there are people at work.
        ...(parsed.value.kind === 'event' && form.get('audience') === 'network'
          ? { audience: 'network', ageMin: adultAge }
          : {}),
      }),
      sessions: [],
      badgeIds: [],
    },
    { database, manager, now: visit.now },
  )
  return redirect(`/organisations/${organisation.slug}/manage/opportunities/${opportunityId}/what?saved`)
}

export default function NewOpportunityPage({
  loaderData: { organisation, requestId, kind, isForNetwork, place },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {
    ...{ kind, place },
    ...(isForNetwork && { audience: 'network' }),
  }
  const title = t(typed.audience === 'network' ? 'events.form.new' : 'manage.opportunity.new')
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink
        href={`/organisations/${organisation.slug}/manage/opportunities`}
        label={t('manage.nav.opportunities')}
      />
      <FormErrorSummary errors={errors} labels={beginningLabels} />
      <PageHead
        title={title}
        lead={t('manage.opportunity.newLead')}
        {...(typed.audience === 'network' && { eyebrow: t('events.forNetwork') })}
      />
      <Form>
        <input type="hidden" name="requestId" value={typed.requestId ?? requestId} />
        <input type="hidden" name="audience" value={typed.audience} />
        <input type="hidden" name="place" value={typed.place} />
        <WelshSwitch typed={typed} />
        <BeginningFields typed={typed} errors={errors} />
        <FormBar>
          <Button>{t('manage.saveAndGoOn')}</Button>
        </FormBar>
      </Form>
    </ManageConsole>
  )
}
