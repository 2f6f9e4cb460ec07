import { redirect } from 'react-router'
import { readClaimCode } from '#capabilities/awards/claim-code.ts'
import { findAwardByClaimCode } from '#capabilities/awards/find-award.ts'
import { findOpenCode } from '#capabilities/awards/find-award-offer.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Columns, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/claim-code'
import { keepingCookie } from './keeping-cookie.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, now, language, t } = visitOf({ context })
  const { database } = services
  const letters = readClaimCode(params.code)
  const award = letters && (await findAwardByClaimCode(letters, { database }))
  const shared = letters && !award ? await findOpenCode({ letters }, { database, now }) : undefined
  const badge = award ? award.badge : shared && (await findBadge({ id: shared.code.badgeId }, { database }))
  if (!badge) throw redirect('/claim')
  const place = await findPlace({ id: badge.placeId }, { database })
  const organisation = badge.organisationName
  const refused = refusals.find((one) => one === new URL(request.url).searchParams.get('state'))
  const why = shared?.closed ?? refused
  const at = shared?.closed === 'code-not-begun' ? shared.code.startsAt : shared?.code.endsAt
  return {
    place,
    badge,
    organisation,
    taken: award ? award.claimedAt !== null : false,
    why: why && t(`claim.why.${why}`, { organisation, at: at ? dayAndTime(language, at) : '' }),
    /** Signing in with another address may help. */
    mayTry: why === undefined || why === 'not-on-the-list',
    code: params.code,
  }
}

/** What was found only when the learner pressed the button. */
const refusals = ['not-on-the-list', 'used-it-already', 'holds-it-already', 'badge-is-gone'] as const

/** Keeping needs an address that answers; looking did not. What was pressed is remembered through signing in. */
export function action({ context, params }: Route.ActionArgs) {
  const { services } = visitOf({ context })
  return redirect(`/claim/${params.code}/keep`, {
    headers: { 'set-cookie': keepingCookie(params.code, services.site) },
  })
}

export default function ClaimCodePage({ loaderData }: Route.ComponentProps) {
  const { place, badge, organisation, taken, why, mayTry } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const name = inLanguage(language, badge.name, badge.nameCy)
  return (
    <SitePage title={t('claim.found')} place={place} unlisted>
      <Wrap>
        <div className="page">
          <Columns kind="art">
            <BadgeArt design={badge.artwork} alt={inLanguage(language, badge.imageAlt, badge.imageAltCy)} size="full" />
            <Stack space="large">
              <PageHead
                eyebrow={taken ? t('claim.taken') : t('claim.found')}
                title={name}
                lead={inLanguage(language, badge.description, badge.descriptionCy)}
              />
              <p>{t('badges.by', { organisation })}</p>
              {taken ? (
                <Notice tone="info" title={t('claim.taken')}>
                  {t('claim.takenText', { organisation })} <a href="/me">{t('common.myBadges')}</a>
                </Notice>
              ) : (
                why && (
                  <Notice tone="info" title={why} live>
                    <a href="/me">{t('common.myBadges')}</a>
                  </Notice>
                )
              )}
              {!taken && mayTry && (
                <Form>
                  <p>{t('claim.keepText')}</p>
                  <Button>{t('claim.keep')}</Button>
                </Form>
              )}
              <p>
                <ButtonLink kind="plain" href={`/${badge.placeSlug}/badges/${badge.slug}`}>
                  {t('awards.aboutBadge')}
                </ButtonLink>
              </p>
            </Stack>
          </Columns>
        </div>
      </Wrap>
    </SitePage>
  )
}
