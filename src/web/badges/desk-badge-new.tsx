import { redirect } from 'react-router'
import { draftBadge } from '#capabilities/badges/draft-badge.ts'
import { listStandings } from '#capabilities/organisations/find-organisation.ts'
import { alignSkills } from '#capabilities/skills/align-skills.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { PlaceChoice, placeOf } from '#web/places/place-choice.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-badge-new'
import { BadgeFields, badgeContentFrom, badgeLabels, badgeSchema } from './badge-form.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  return { organisation, standings: await listStandings(organisation.id, { database: visit.services.database }) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const form = await request.formData()
  const parsed = parseForm(badgeSchema, form)
  if (form.get('do') === 'look') return { errors: {} as FormErrors, typed: parsed.typed }
  if (!parsed.ok) return parsed
  const placeId = placeOf(form, await listStandings(organisation.id, { database: visit.services.database }))
  const typed = badgeContentFrom(parsed.value)
  const outcome = await draftBadge(
    { placeId, content: { ...typed, skills: await alignSkills(typed.skills, visit.services) } },
    { database: visit.services.database, manager, now: visit.now },
  )
  if (!outcome.ok) throw noSuchPage(outcome.refusal satisfies 'place-not-found')
  return redirect(`/organisations/${organisation.slug}/manage/badges/${outcome.badgeId}?saved`)
}

export default function NewBadgePage({ loaderData: { organisation, standings }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors = actionData?.errors ?? {}
  const title = t('manage.badge.new')
  return (
    <ManageConsole
      organisation={organisation}
      title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}
      isManager
    >
      <BackLink href={`/organisations/${organisation.slug}/manage/badges`} label={t('manage.nav.badges')} />
      <FormErrorSummary errors={errors} labels={badgeLabels} />
      <PageHead title={title} lead={t('manage.badge.newLead')} />
      <Form>
        <PlaceChoice standings={standings} />
        <BadgeFields typed={actionData?.typed ?? {}} errors={errors} />
        <Button>{t('manage.saveDraft')}</Button>
      </Form>
    </ManageConsole>
  )
}
