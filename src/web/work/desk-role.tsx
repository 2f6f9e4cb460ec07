import { redirect } from 'react-router'
import type { Skill } from '#capabilities/skills/skill.ts'
import { findJobRole } from '#capabilities/work/find-job-role.ts'
import { listSkillEvidence } from '#capabilities/work/list-skill-evidence.ts'
import { type PublishJobRoleOutcome, publishJobRole, takeJobRoleBack } from '#capabilities/work/publish-job-role.ts'
import { removeJobRole } from '#capabilities/work/remove-job-role.ts'
import { reviseJobRole } from '#capabilities/work/revise-job-role.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { parseForm, readWhole } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-role'
import { findInWords } from './asked-skills.tsx'
import { fieldOfRole, RoleFields, roleContentOf, roleLabels, roleRefused, roleSchema, typedRole } from './role-form.tsx'
import { AskedEvidence } from './skill-evidence.tsx'
import { WritingButtons } from './writing-buttons.tsx'

async function roleOnDesk({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const visit = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const found = isId(params.id) ? await findJobRole({ id: params.id }, visit.services) : undefined
  if (found?.role.organisationId !== organisation.id) throw new Response(null, { status: 404 })
  return { ...found, visit, organisation, manager }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { role, revision, visit, organisation } = await roleOnDesk({ context, params })
  const { services, now } = visit
  const asked = new URL(request.url).searchParams
  return {
    ...{ role, revision, organisation, typed: typedRole(role) },
    evidence: await listSkillEvidence({ placeId: role.placeId, skills: role.skills }, { ...services, now }),
    isPublishing: role.state === 'draft' && asked.get('for') === 'publish',
    saved: asked.has('saved'),
  }
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
  found?: Skill[]
  asks?: 'remove'
  isChanged?: boolean
}

type Outcome = PublishJobRoleOutcome

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { role, visit, manager } = await roleOnDesk({ context, params })
  const { services, now } = visit
  const powers = { ...services, manager, now }
  const base = `/organisations/${params.slug}/manage/roles`
  const move = { roleId: role.id }
  const form = await request.formData()
  const basedOn = basedOnOf(form) ?? ''
  const answer = (outcome: Outcome, typed: Record<string, string>, then = `${base}/${role.id}?saved`) => {
    if (outcome.ok) return redirect(then)
    const message = roleRefused[outcome.refusal]
    const field = fieldOfRole(outcome.refusal)
    if (field) return { typed, errors: { [field]: message } }
    return { typed, errors: {}, notice: message, isChanged: outcome.refusal === 'changed-meanwhile' }
  }
  const doing = form.get('do')
  switch (doing) {
    case 'propose': {
      const typed = readWhole(form, [...Object.keys(roleLabels), 'basedOn', 'found[]'])
      const text = [typed.title, typed.titleCy, typed.about, typed.aboutCy].join('\n')
      return { typed, errors: {}, found: await findInWords(typed, { placeId: role.placeId, text }, services) }
    }
    case 'save':
    case 'look': {
      const parsed = parseForm(roleSchema, form)
      if (!parsed.ok) return { typed: parsed.typed, errors: parsed.errors }
      const read = await roleContentOf(parsed.value, role, services)
      if (!read.ok) return { typed: parsed.typed, errors: read.errors }
      const outcome = await reviseJobRole({ ...move, content: read.content, basedOn }, powers)
      return answer(outcome, parsed.typed, doing === 'look' ? `${base}/${role.id}?for=publish` : undefined)
    }
    case 'publish':
      return answer(await publishJobRole({ ...move, basedOn }, powers), typedRole(role))
    case 'take-back':
      return answer(await takeJobRoleBack(move, powers), typedRole(role))
    case 'remove':
      return { typed: typedRole(role), errors: {}, asks: 'remove' }
    case 'remove-yes':
      return answer(await removeJobRole(move, powers), typedRole(role), base)
    default:
      throw new Response(null, { status: 400 })
  }
}

/** One kind of job on the desk of its organisation: its words, how everybody sees it, and what can be done with it. */
export default function DeskRolePage({ loaderData, actionData }: Route.ComponentProps) {
  const { role, revision, organisation, evidence, isPublishing, saved } = loaderData
  const { t, language } = useTranslation()
  const title = inLanguage(language, role.title, role.titleCy)
  const errors = actionData?.errors ?? {}
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  const base = `/organisations/${organisation.slug}/manage/roles`
  const preview = (
    <>
      <Paragraphs text={inLanguage(language, role.about, role.aboutCy)} />
      <AskedEvidence evidence={evidence} placeSlug={role.placeSlug} own={undefined} />
    </>
  )
  const isDraft = role.state === 'draft'
  const asksToPublish = isPublishing && !actionData
  return (
    <ManageConsole organisation={organisation} title={isWrong ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={base} label={t('desk.nav.roles')} />
      <FormErrorSummary errors={errors} labels={roleLabels} />
      {actionData?.notice && !actionData.isChanged && <Notice tone="bad" title={t(actionData.notice)} live />}
      {actionData?.isChanged && (
        <ChangedMeanwhile labels={roleLabels} saved={loaderData.typed} typed={actionData.typed} />
      )}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead
        title={title}
        aside={<StatusTag tone={isDraft ? 'plain' : 'good'}>{t(`work.state.${role.state}`)}</StatusTag>}
      />
      {!isDraft && !role.isApproved && <Notice tone="warn" title={t('work.held')} />}
      {asksToPublish && (
        <Form>
          <AskFirst
            question={t('work.publishAsk')}
            yes={{ value: 'publish', label: t('work.publish') }}
            no={{ href: `${base}/${role.id}`, label: t('pledges.desk.change') }}
          >
            <p>{t('work.publishText')}</p>
            <input type="hidden" name="basedOn" value={revision} />
          </AskFirst>
          {preview}
        </Form>
      )}
      {isDraft && !asksToPublish && (
        <Form>
          <p className="muted">{t('work.draftText')}</p>
          <RoleFields typed={actionData?.typed ?? loaderData.typed} errors={errors} found={actionData?.found} />
          <BasedOn revision={revision} answered={actionData} />
          <WritingButtons />
        </Form>
      )}
      {!isDraft && (
        <>
          <p>
            <a href={`/${role.placeSlug}/roles/${role.id}`}>{t('pledges.desk.public')}</a>
          </p>
          {preview}
        </>
      )}
      <Form>
        {!isDraft && (
          <>
            <p className="muted">{t('work.takeBackText')}</p>
            <Button kind="quiet" name="do" value="take-back">
              {t('work.takeBack')}
            </Button>
          </>
        )}
        {isDraft && actionData?.asks === 'remove' && (
          <AskFirst
            question={t('work.removeAsk')}
            yes={{ value: 'remove-yes', label: t('work.remove'), danger: true }}
            no={{ label: t('common.cancel') }}
          />
        )}
        {isDraft && !actionData?.asks && (
          <Button kind="plain" name="do" value="remove">
            {t('work.remove')}
          </Button>
        )}
      </Form>
    </ManageConsole>
  )
}
