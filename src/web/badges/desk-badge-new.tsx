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
import { lookRefused, takePicture } from './badge-picture.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  return { organisation, standings: await listStandings(organisation.id, { database: visit.services.database }) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const powers = { database: visit.services.database, manager, now: visit.now }
  const form = await request.formData()
  const wrongPicture = await takePicture(form, powers)
  const parsed = parseForm(badgeSchema, form)
  if (form.get('do') === 'look') return { errors: wrongPicture, typed: parsed.typed }
  if (!parsed.ok) return { typed: parsed.typed, errors: { ...parsed.errors, ...wrongPicture } }
  if (Object.keys(wrongPicture).length > 0) return { typed: parsed.typed, errors: wrongPicture }
  const placeId = placeOf(form, await listStandings(organisation.id, { database: visit.services.database }))
  const typed = badgeContentFrom(parsed.value)
  const outcome = await draftBadge(
    { placeId, content: { ...typed, skills: await alignSkills(typed.skills, visit.services) } },
    powers,
  )
  if (!outcome.ok) {
    if (outcome.refusal === 'place-not-found') throw noSuchPage(outcome.refusal)
    const { field, message } = lookRefused[outcome.refusal]
    return { typed: parsed.typed, errors: { [field]: message } as FormErrors }
  }
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
      <Form encType="multipart/form-data">
        <PlaceChoice standings={standings} />
        <BadgeFields typed={actionData?.typed ?? {}} errors={errors} />
        <Button>{t('manage.saveDraft')}</Button>
      </Form>
    </ManageConsole>
  )
}
