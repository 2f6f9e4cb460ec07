import { redirect } from 'react-router'
import type { Skill } from '#capabilities/skills/skill.ts'
import { draftJobRole } from '#capabilities/work/draft-job-role.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { PlaceChoice, placeOf } from '#web/places/place-choice.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm, readWhole } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-role-new'
import { approvedIn } from './approved-in.ts'
import { findInWords } from './asked-skills.tsx'
import { fieldOfRole, RoleFields, roleContentOf, roleLabels, roleRefused, roleSchema } from './role-form.tsx'
import { WritingButtons } from './writing-buttons.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const { organisation } = managerDesk({ context })
  return { organisation, standings: await approvedIn(organisation.id, visitOf({ context }).services) }
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
  found?: Skill[]
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf({ context })
  const { manager, organisation } = managerDesk({ context })
  const form = await request.formData()
  const doing = form.get('do')
  if (doing !== 'save' && doing !== 'look' && doing !== 'propose') throw new Response(null, { status: 400 })
  const whole = readWhole(form, [...Object.keys(roleLabels), 'place', 'found[]'])
  const standings = await approvedIn(organisation.id, services)
  if (standings.length === 0) return { typed: whole, errors: {}, notice: roleRefused['not-approved'] }
  const placeId = placeOf(form, standings)
  if (doing === 'propose') {
    const text = [whole.title, whole.titleCy, whole.about, whole.aboutCy].join('\n')
    return { typed: whole, errors: {}, found: await findInWords(whole, { placeId, text }, services) }
  }
  const parsed = parseForm(roleSchema, form)
  if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
  const { typed } = parsed
  const read = await roleContentOf(parsed.value, { placeId }, services)
  if (!read.ok) return { typed, errors: read.errors }
  const asked = { placeId, content: read.content }
  const outcome = await draftJobRole(asked, { ...services, manager, now })
  if (outcome.ok) {
    const view = doing === 'look' ? '?for=publish' : '?saved'
    return redirect(`/organisations/${params.slug}/manage/roles/${outcome.roleId}${view}`)
  }
  const field = fieldOfRole(outcome.refusal)
  const message = roleRefused[outcome.refusal]
  return field ? { typed, errors: { [field]: message } } : { typed, errors: {}, notice: message }
}

/** A kind of job begins: nobody but its organisation sees it. */
export default function DeskRoleNewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, standings } = loaderData
  const { t } = useTranslation()
  const errors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const title = t('work.role.new')
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  return (
    <ManageConsole organisation={organisation} title={isWrong ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={`/organisations/${organisation.slug}/manage/roles`} label={t('desk.nav.roles')} />
      <FormErrorSummary errors={errors} labels={roleLabels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      <DeskHead title={title} />
      <p className="muted">{t('work.draftText')}</p>
      <Form>
        <PlaceChoice standings={standings} value={typed.place} />
        <RoleFields typed={typed} errors={errors} found={actionData?.found} />
        <WritingButtons />
      </Form>
    </ManageConsole>
  )
}
