import { redirect } from 'react-router'
import { readClaimCode } from '#capabilities/awards/claim-code.ts'
import { findAwardByClaimCode } from '#capabilities/awards/find-award.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Columns, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/claim-code'
import { keepingCookie } from './keeping-cookie.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const code = readClaimCode(params.code)
  const award = code && (await findAwardByClaimCode(code, { database: services.database }))
  if (!award) throw redirect('/claim')
  const place = await findPlace({ id: award.placeId }, { database: services.database })
  return {
    place,
    badge: award.badge,
    organisation: award.organisationName,
    taken: award.claimedAt !== null,
    code: params.code,
  }
}

/** Keeping needs an address that answers; looking did not. What was pressed is remembered through signing in. */
export function action({ context, params }: Route.ActionArgs) {
  const { services } = visitOf({ context })
  return redirect(`/claim/${params.code}/keep`, {
    headers: { 'set-cookie': keepingCookie(params.code, services.site) },
  })
}

export default function ClaimCodePage({ loaderData: { place, badge, organisation, taken } }: Route.ComponentProps) {
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
