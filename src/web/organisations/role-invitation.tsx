import { redirect } from 'react-router'
import { type AcceptRoleOutcome, acceptRole } from '#capabilities/places/accept-role.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { findRoleInvitation } from '#capabilities/places/find-role-invitation.ts'
import { placeName } from '#capabilities/places/place.ts'
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
import type { Route } from './+types/role-invitation'

type Refusal = Extract<AcceptRoleOutcome, { ok: false }>['refusal']

const explanation: Record<Refusal, MessageKey> = {
  'invitation-not-found': 'organisations.invitation.over',
  'invitation-is-for-another-address': 'organisations.invitation.anotherAddress',
}

/** The offer, for the visitor with its address alone: for all others there is none. */
async function offerFor(
  { services: { database }, now }: Visit,
  { id, emails }: { id: string; emails: readonly string[] },
) {
  const invitation = isId(id) ? await findRoleInvitation(id, { database, now }) : undefined
  if (!invitation) return { refusal: 'invitation-not-found' as const }
  if (!emails.includes(invitation.email)) return { refusal: 'invitation-is-for-another-address' as const }
  return { place: invitation.placeId ? await findPlace({ id: invitation.placeId }, { database }) : undefined }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { person } = signedInDesk({ context })
  const offer = await offerFor(visitOf({ context }), { id: params.id, emails: person.emails })
  return { refusal: offer.refusal, place: offer.place, email: person.email }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  if (!isId(params.id)) return { refusal: 'invitation-not-found' as const }
  const { database } = services
  const outcome = await acceptRole({ invitationId: params.id }, { database, signedIn, now })
  if (!outcome.ok) return { refusal: outcome.refusal }
  const place = outcome.placeId ? await findPlace({ id: outcome.placeId }, { database }) : undefined
  return redirect(place ? `/${place.slug}/lead` : '/admin')
}

export default function RoleInvitationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const { place, email } = loaderData
  const refusal = actionData?.refusal ?? loaderData.refusal
  const role = place ? 'lead' : 'administrator'
  const named = { place: place ? placeName(place, language) : '' }
  const title = refusal ? t('organisations.invitation.none') : t(`mail.role.${role}.heading`, named)
  return (
    <SitePage title={title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={title} lead={refusal ? undefined : t(`mail.role.${role}.text`, named)} />
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
              <p>{t('organisations.invitation.roleSees', { email })}</p>
              <Button>{t('organisations.invitation.accept')}</Button>
              <p>{t('organisations.invitation.decline')}</p>
            </Form>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
