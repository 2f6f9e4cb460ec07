import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { type DraftAttendanceRefusal, draftAttendanceList } from '#capabilities/events/draft-attendance-list.ts'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { AwardSteps } from '#web/awards/award-steps.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import type { Route } from './+types/desk-register-award'
import { GivingForm, givingLabels, givingRefused, readGiving } from './give-to-those-there.tsx'
import { registerDesk } from './register-desk.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { register, organisation, isManager, here, powers } = await registerDesk({ context, params })
  const badges = await listBadges({ issuableBy: organisation.id, limit: 200 }, powers)
  const list = badges.rows.map(({ id, name, nameCy }) => ({ id, name, nameCy }))
  return { register, organisation, isManager, here, badges: list }
}

const refusedField: Record<DraftAttendanceRefusal, { field: string; message: MessageKey }> = {
  ...givingRefused,
  'register-not-found': { field: 'badgeId', message: 'registers.refused.gone' },
  'nobody-came': { field: 'badgeId', message: 'registers.refused.nobodyCame' },
  'everybody-has-it': { field: 'badgeId', message: 'registers.refused.everybodyHasIt' },
}

/** Makes the list of those who were there, and leads to where it is checked. Nothing is signed here. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { register, base, powers, language } = await registerDesk({ context, params })
  const { badgeId, asked, typed, errors } = readGiving(await request.formData(), language)
  if (errors) return { errors, typed }
  if (!isId(badgeId)) return { errors: { badgeId: 'forms.choose' } as FormErrors, typed }
  const outcome = await draftAttendanceList({ id: randomUUID(), registerId: register.id, badgeId, ...asked }, powers)
  if (outcome.ok) return redirect(`${base}/awards/lists/${outcome.listId}`)
  const { field, message } = refusedField[outcome.refusal]
  return { errors: { [field]: message } as FormErrors, typed }
}

export default function RegisterAwardPage({ loaderData, actionData }: Route.ComponentProps) {
  const { register, organisation, isManager, here, badges } = loaderData
  const { t, language } = useTranslation()
  const name = inLanguage(language, register.title, register.titleCy)
  const errors: FormErrors = actionData?.errors ?? {}
  const title = t('registers.give')
  return (
    <ManageConsole
      organisation={organisation}
      title={actionData ? t('common.errorTitle', { title }) : title}
      isManager={isManager}
    >
      <BackLink href={here} label={name} />
      <FormErrorSummary errors={errors} labels={givingLabels} />
      <AwardSteps at="badge" />
      <PageHead title={title} lead={t('registers.giveLead', { count: register.came })} />
      <GivingForm
        badges={badges.map((badge) => ({ value: badge.id, label: inLanguage(language, badge.name, badge.nameCy) }))}
        typed={actionData?.typed}
        begins={t('registers.evidence', { title: name, date: longDate(language, register.startsAt) })}
        errors={errors}
      />
    </ManageConsole>
  )
}
