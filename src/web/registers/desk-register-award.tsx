import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { type DraftAttendanceRefusal, draftAttendanceList } from '#capabilities/events/draft-attendance-list.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage, isLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { awardRefusalAtBadge } from '#web/awards/award-refusals.ts'
import { AwardSteps } from '#web/awards/award-steps.tsx'
import { HowTold } from '#web/awards/how-told.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import type { Route } from './+types/desk-register-award'
import { registerDesk } from './register-desk.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { register, organisation, isManager, here, powers } = await registerDesk({ context, params })
  const badges = await listBadges({ issuableBy: organisation.id, limit: 200 }, powers)
  const list = badges.rows.map(({ id, name, nameCy }) => ({ id, name, nameCy }))
  return { register, organisation, isManager, here, badges: list }
}

const refusedField: Record<DraftAttendanceRefusal, { field: string; message: MessageKey }> = {
  ...awardRefusalAtBadge,
  'evidence-is-missing': { field: 'evidence', message: 'manage.refused.evidenceMissing' },
  'nobody-in-it': { field: 'badgeId', message: 'registers.refused.nobodyCame' },
  'no-list-of-people': { field: 'badgeId', message: 'registers.refused.nobodyCame' },
  'register-not-found': { field: 'badgeId', message: 'registers.refused.gone' },
  'nobody-came': { field: 'badgeId', message: 'registers.refused.nobodyCame' },
  'everybody-has-it': { field: 'badgeId', message: 'registers.refused.everybodyHasIt' },
}
const longestEvidence = 500

/** Makes the list of those who were there, and leads to where it is checked. Nothing is signed here. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { register, base, powers, language } = await registerDesk({ context, params })
  const form = await request.formData()
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]))
  const { badgeId, evidence = '' } = typed
  const errors: FormErrors = {}
  if (!isId(badgeId)) errors.badgeId = 'forms.choose'
  if (evidence.length > longestEvidence)
    errors.evidence = { message: 'forms.tooLong', figures: { limit: longestEvidence, length: evidence.length } }
  if (!isId(badgeId) || Object.keys(errors).length > 0) return { errors, typed }
  const outcome = await draftAttendanceList(
    {
      ...{ id: randomUUID(), registerId: register.id, badgeId, notify: typed.notify === 'yes' },
      evidence: evidence ? [{ name: evidence }] : [],
      locale: isLanguage(typed.language) ? typed.language : language,
    },
    powers,
  )
  if (outcome.ok) return redirect(`${base}/awards/lists/${outcome.listId}`)
  const { field, message } = refusedField[outcome.refusal]
  return { errors: { [field]: message } as FormErrors, typed }
}

const awardLabels: FieldLabels = { badgeId: 'check.name', evidence: 'awards.evidence' }

export default function RegisterAwardPage({ loaderData, actionData }: Route.ComponentProps) {
  const { register, organisation, isManager, here, badges } = loaderData
  const { t, language } = useTranslation()
  const name = inLanguage(language, register.title, register.titleCy)
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {
    evidence: t('registers.evidence', { title: name, date: longDate(language, register.startsAt) }),
  }
  const { field } = useFields({ labels: awardLabels, typed, errors })
  const title = t('registers.give')
  return (
    <ManageConsole
      organisation={organisation}
      title={actionData ? t('common.errorTitle', { title }) : title}
      isManager={isManager}
    >
      <BackLink href={here} label={name} />
      <FormErrorSummary errors={errors} labels={awardLabels} />
      <AwardSteps at="badge" />
      <PageHead title={title} lead={t('registers.giveLead', { count: register.came })} />
      <Form>
        <Select
          {...field('badgeId')}
          options={[
            { value: '', label: t('forms.choose') },
            ...badges.map((badge) => ({ value: badge.id, label: inLanguage(language, badge.name, badge.nameCy) })),
          ]}
        />
        <TextInput {...field('evidence')} hint={t('manage.awards.evidenceHint')} optional={t('common.optional')} />
        <HowTold typed={actionData?.typed} />
        <Button>{t('manage.awards.look')}</Button>
      </Form>
    </ManageConsole>
  )
}
