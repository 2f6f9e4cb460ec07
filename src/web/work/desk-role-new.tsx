import { draftJobRole } from '#capabilities/work/draft-job-role.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import type { Route } from './+types/desk-role-new'
import { RoleFields, roleLabels, roleWriting } from './role-form.tsx'
import { beginWriting, newOnDesk } from './writing-actions.ts'
import { WritingNew } from './writing-desk.tsx'

export const loader = (args: Route.LoaderArgs) => newOnDesk(args)

export const action = (args: Route.ActionArgs) =>
  beginWriting(args, {
    list: 'roles',
    writing: roleWriting,
    draft: async (asked, powers) => {
      const outcome = await draftJobRole(asked, powers)
      return outcome.ok ? { ok: true, id: outcome.roleId } : outcome
    },
  })

/** A kind of job begins: nobody but its organisation sees it. */
export default function DeskRoleNewPage({ loaderData: { organisation, standings }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <WritingNew
      organisation={organisation}
      title={t('work.role.new')}
      list={{ href: `/organisations/${organisation.slug}/manage/roles`, label: t('desk.nav.roles') }}
      labels={roleLabels}
      standings={standings}
      answer={actionData}
    >
      <RoleFields typed={actionData?.typed ?? {}} errors={actionData?.errors ?? {}} found={actionData?.found} />
    </WritingNew>
  )
}
