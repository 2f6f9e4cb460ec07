import { redirect } from 'react-router'
import { findAward } from '#capabilities/awards/find-award.ts'
import { keepAwards } from '#capabilities/awards/keep-awards.ts'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { asksWhose } from '#web/guardians/asks-whose.ts'
import { findChildInCare, signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/keep-award'
import { addressAfterKeeping } from './address-after-keeping.ts'
import { forgetKeeping, pressedKeep } from './keeping-cookie.ts'

/**
 * Goes on where "Keep this badge" was pressed, through signing in and the question of age: keeps what was sent to this
 * address, or says that this badge went to another one.
 */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { person, signedIn } = signedInDesk({ context })
  const award = isId(params.id) ? await findAward(params.id, { database: visit.services.database }) : undefined
  if (!award) throw new Response(null, { status: 404 })
  const isMine = award.personId === person.id || (await findChildInCare({ context }, award.personId)) !== undefined
  if (isMine && award.claimedAt) throw redirect(`/me/awards/${award.id}`)
  const isTheirs = award.personId
    ? isMine
    : award.recipientEmail !== null && person.emails.includes(award.recipientEmail)
  if (!isTheirs) return { email: person.email, organisation: award.organisationName }
  // A HEAD only looks, and a link from elsewhere has pressed nothing.
  if (request.method === 'HEAD' || !pressedKeep(request, award.id)) throw redirect(`/awards/${award.id}`)
  if (!person.ageBand) throw redirect(`/me/about?next=${encodeURIComponent(`/awards/${award.id}/keep`)}`)
  // What comes to a guardian's address may be a child's: they say whose it is.
  if (await asksWhose(person.id, visit))
    throw redirect('/me/keep', { headers: { 'set-cookie': forgetKeeping(visit.services.site) } })
  const outcome = await keepAwards({ ...visit.services, signedIn, now: visit.now })
  throw redirect(addressAfterKeeping(outcome), {
    headers: { 'set-cookie': forgetKeeping(visit.services.site) },
  })
}

export default function KeepPage({ loaderData: { email, organisation } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <SitePage title={t('awards.notYours')} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead title={t('awards.notYours')} />
          <Notice tone="info" title={t('awards.notYoursText', { email })}>
            {t('awards.notYoursNext', { organisation })}
          </Notice>
          <p>
            <ButtonLink href="/me">{t('common.myBadges')}</ButtonLink>
          </p>
        </div>
      </Wrap>
    </SitePage>
  )
}
