import { redirect } from 'react-router'
import { findMember } from '#capabilities/organisations/find-organisation.ts'
import { type RemoveMemberOutcome, removeMember } from '#capabilities/organisations/remove-member.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-member'

type Refusal = Extract<RemoveMemberOutcome, { ok: false }>['refusal']
const explanation: Record<Refusal, MessageKey> = {
  'not-a-member': 'manage.members.goneAlready',
  'last-manager': 'manage.members.lastStays',
  'no-longer-a-manager': 'manage.members.notYours',
}

async function memberOf(visit: Visit, organisationId: string, personId: string) {
  const member = isId(personId)
    ? await findMember({ organisationId, personId }, { database: visit.services.database })
    : undefined
  if (!member) throw new Response(null, { status: 404 })
  return member
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const member = await memberOf(visit, organisation.id, params.id)
  return { organisation, member, isOneself: member.personId === manager.personId }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { organisation, manager } = managerDesk({ context })
  const { personId } = await memberOf(visit, organisation.id, params.id)
  if ((await request.formData()).get('do') !== 'take-out') throw new Response(null, { status: 400 })
  const { database } = visit.services
  const outcome = await removeMember({ personId }, { database, manager, now: visit.now })
  if (!outcome.ok) return { problem: explanation[outcome.refusal] }
  // A member who has left may not open the organisation's pages.
  return redirect(personId === manager.personId ? '/me' : `/organisations/${params.slug}/manage/profile?left`)
}

/** Asks once more before a colleague loses the right to act for the organisation. */
export default function MemberPage({
  loaderData: { organisation, member, isOneself },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const back = `/organisations/${organisation.slug}/manage/profile`
  const about = { name: member.name || member.email, organisation: organisation.name }
  const title = t(isOneself ? 'manage.members.leaveTitle' : 'manage.members.takeOutTitle', about)
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={back} label={t('manage.nav.profile')} />
      {actionData && <Notice tone="warn" title={t(actionData.problem)} live />}
      <PageHead title={title} lead={t(isOneself ? 'manage.members.leaveText' : 'manage.members.takeOutText', about)} />
      <SummaryList
        lines
        rows={[
          { term: t('manage.members.email'), detail: member.email },
          {
            term: t('manage.members.role'),
            detail: t(`manage.members.${member.role === 'manager' ? 'manager' : 'issuer'}`),
          },
          { term: t('manage.members.since'), detail: longDate(language, member.joinedAt) },
        ]}
      />
      <p>{t('manage.members.whatStays')}</p>
      <Form>
        <ButtonGroup>
          <Button kind="danger" name="do" value="take-out">
            {t(isOneself ? 'manage.members.leaveButton' : 'manage.members.takeOutButton')}
          </Button>
          <ButtonLink kind="plain" href={back}>
            {t('manage.members.keep')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </ManageConsole>
  )
}
