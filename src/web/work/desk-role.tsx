import { findJobRole } from '#capabilities/work/find-job-role.ts'
import { listSkillEvidence } from '#capabilities/work/list-skill-evidence.ts'
import { publishJobRole, takeJobRoleBack } from '#capabilities/work/publish-job-role.ts'
import { removeJobRole } from '#capabilities/work/remove-job-role.ts'
import { reviseJobRole } from '#capabilities/work/revise-job-role.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import type { Route } from './+types/desk-role'
import { RoleFields, roleLabels, roleWriting, typedRole } from './role-form.tsx'
import { AskedEvidence } from './skill-evidence.tsx'
import { actOnWriting, findOnDesk, writingViewOf } from './writing-actions.ts'
import { WritingDesk } from './writing-desk.tsx'

const roleOnDesk = (args: Pick<Route.LoaderArgs, 'context' | 'params'>) =>
  findOnDesk(args, { find: findJobRole, ownerOf: ({ role }) => role.organisationId })

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { role, revision, services, now, organisation } = await roleOnDesk({ context, params })
  return {
    ...{ role, revision, organisation, typed: typedRole(role) },
    evidence: await listSkillEvidence({ placeId: role.placeId, skills: role.skills }, { ...services, now }),
    ...writingViewOf(request, role.state === 'draft'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { role, services, now, manager } = await roleOnDesk({ context, params })
  const powers = { ...services, manager, now }
  const move = { roleId: role.id }
  return actOnWriting(await request.formData(), roleWriting(services), {
    ...{ base: `/organisations/${params.slug}/manage/roles`, id: role.id, placeId: role.placeId },
    ...{ services, typed: typedRole(role) },
    revise: (content, basedOn) => reviseJobRole({ ...move, content, basedOn }, powers),
    publish: (basedOn) => publishJobRole({ ...move, basedOn }, powers),
    takeBack: () => takeJobRoleBack(move, powers),
    remove: () => removeJobRole(move, powers),
  })
}

/** One kind of job on the desk of its organisation. */
export default function DeskRolePage({ loaderData, actionData }: Route.ComponentProps) {
  const { role, revision, organisation, evidence, isPublishing, saved, typed } = loaderData
  const { t, language } = useTranslation()
  const isDraft = role.state === 'draft'
  return (
    <WritingDesk
      organisation={organisation}
      title={inLanguage(language, role.title, role.titleCy)}
      list={{ href: `/organisations/${organisation.slug}/manage/roles`, label: t('desk.nav.roles') }}
      labels={roleLabels}
      answer={actionData}
      id={role.id}
      isDraft={isDraft}
      tag={<StatusTag tone={isDraft ? 'plain' : 'good'}>{t(`work.state.${role.state}`)}</StatusTag>}
      revision={revision}
      saved={typed}
      isSaved={saved}
      isPublishing={isPublishing}
      held={!isDraft && !role.isApproved ? t('work.held') : undefined}
      publishText={t('work.publishText')}
      takeBackText={t('work.takeBackText')}
      publicHref={`/${role.placeSlug}/roles/${role.id}`}
      preview={
        <>
          <Paragraphs text={inLanguage(language, role.about, role.aboutCy)} />
          <AskedEvidence evidence={evidence} placeSlug={role.placeSlug} own={undefined} />
        </>
      }
      fields={
        <RoleFields typed={actionData?.typed ?? typed} errors={actionData?.errors ?? {}} found={actionData?.found} />
      }
    />
  )
}
