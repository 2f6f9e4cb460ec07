import { redirect } from 'react-router'
import { type AcceptInvitationOutcome, acceptInvitation } from '#capabilities/organisations/accept-invitation.ts'
import { findInvitation } from '#capabilities/organisations/find-invitation.ts'
import { findOrganisation } from '#capabilities/organisations/find-organisation.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/invitation-page'

type Refusal = Extract<AcceptInvitationOutcome, { ok: false }>['refusal']

const explanation: Record<Refusal, MessageKey> = {
  'invitation-not-found': 'organisations.invitation.over',
  'invitation-is-for-another-address': 'organisations.invitation.anotherAddress',
}

/** The invitation, if it is for the signed-in person's addresses; otherwise the answer is the same as for none. */
async function invitationFor({ services, now }: Visit, { id, emails }: { id: string; emails: readonly string[] }) {
  const invitation = isId(id) ? await findInvitation(id, { database: services.database, now }) : undefined
  if (!invitation) return { refusal: 'invitation-not-found' as const }
  if (!emails.includes(invitation.email)) return { refusal: 'invitation-is-for-another-address' as const }
  const organisation = await findOrganisation({ id: invitation.organisationId }, { database: services.database })
  return organisation ? { invitation, organisation } : { refusal: 'invitation-not-found' as const }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { person } = signedInDesk({ context })
  const found = await invitationFor(visitOf({ context }), { id: params.id, emails: person.emails })
  if (found.refusal) return { refusal: found.refusal, email: person.email, organisation: undefined, role: undefined }
  const { invitation, organisation } = found
  return { refusal: undefined, email: person.email, organisation: organisation.name, role: invitation.role }
}

export async function action({ context, params }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { person, signedIn } = signedInDesk({ context })
  const found = await invitationFor(visit, { id: params.id, emails: person.emails })
  if (found.refusal) return { refusal: found.refusal }
  const { database } = visit.services
  const outcome = await acceptInvitation({ invitationId: params.id }, { database, signedIn, now: visit.now })
  return outcome.ok ? redirect(`/organisations/${found.organisation.slug}/manage`) : { refusal: outcome.refusal }
}

export default function InvitationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { organisation, role, email } = loaderData
  const refusal = actionData?.refusal ?? loaderData.refusal
  const title = organisation
    ? t('organisations.invitation.title', { organisation })
    : t('organisations.invitation.none')
  return (
    <SitePage title={title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={title} lead={role && t(`mail.invitation.${role}`)} />
          {refusal ? (
            <>
              <Notice tone="warn" title={t(explanation[refusal], { email })} live />
              <p>
                <ButtonLink kind="quiet" href="/me">
                  {t('common.myBadges')}
                </ButtonLink>
              </p>
            </>
          ) : (
            <Form>
              <p>{t('organisations.invitation.sees', { organisation, email })}</p>
              <Button>{t('organisations.invitation.accept')}</Button>
              <p>{t('organisations.invitation.decline')}</p>
            </Form>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
