import { data } from 'react-router'
import { stateOf } from '#capabilities/awards/award-rules.ts'
import { findBareAward } from '#capabilities/awards/find-award.ts'
import { holderCodeMinutes, holderCodeOf } from '#capabilities/awards/holder-code.ts'
import { findBadgeVersion } from '#capabilities/badges/find-badge.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { qrPicture } from '#web/share/qr-picture.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/award-in-hand'

/** The screen gets its next code a minute before the one that it shows is over. */
const freshAfterSeconds = (holderCodeMinutes - 1) * 60

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { person } = signedInDesk({ context })
  const { database, masterKey, site } = services
  const award = isId(params.id) ? await findBareAward(params.id, { database }) : undefined
  // Who cares for a child does not show its badges.
  if (!award?.claimedAt || award.personId !== person.id) throw new Response(null, { status: 404 })
  const badge = await findBadgeVersion(award.badgeVersionId, { database })
  if (!badge) throw new Response(null, { status: 404 })
  const named = new URL(request.url).searchParams.get('named') === 'yes'
  const code = holderCodeOf({ awardId: award.id, named }, { masterKey, now })
  const address = `${site.origin}/awards/${award.id}?code=${code}`
  const shown = {
    ...{ badge, named, address },
    awardId: award.id,
    name: award.cardName ?? award.recipientName,
    counts: stateOf(award, now) === 'valid',
    qr: qrPicture(address),
  }
  return data(shown, { headers: { refresh: String(freshAfterSeconds) } })
}

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => ({
  'cache-control': 'no-store',
  refresh: loaderHeaders.get('refresh') ?? String(freshAfterSeconds),
})

/** On a learner's phone, for the person in front of them: a code that proves that the badge is theirs. */
export default function AwardInHandPage({ loaderData }: Route.ComponentProps) {
  const { badge, named, name, awardId, qr, address, counts } = loaderData
  const { t, language } = useTranslation()
  const title = inLanguage(language, badge.name, badge.nameCy)
  return (
    <SitePage title={t('me.inHand.title')} unlisted>
      <Wrap>
        <div className="page stack">
          <BackLink href={`/me/awards/${awardId}`} label={title} />
          <PageHead title={t('me.inHand.title')} />
          {name && (
            <Chips
              label={t('me.inHand.what')}
              named
              chips={(['no', 'yes'] as const).map((one) => ({
                href: `?named=${one}`,
                label: one === 'yes' ? t('me.inHand.named', { name }) : t('me.inHand.nameless'),
                current: named === (one === 'yes'),
              }))}
            />
          )}
          <div className="in-hand">
            <a href={address}>
              <img className="door-qr" src={qr} alt={t('me.inHand.qr', { badge: title })} />
            </a>
            <Stack>
              <BadgeArt design={badge.artwork} alt="" />
              <p>
                <strong>{title}</strong>
              </p>
              <p>{t('me.inHand.lead', { minutes: holderCodeMinutes })}</p>
              <p className="muted">
                {t(counts ? (named ? 'me.inHand.textNamed' : 'me.inHand.text') : 'me.inHand.over')}
              </p>
            </Stack>
          </div>
        </div>
      </Wrap>
    </SitePage>
  )
}
