import { findBadge, listBadgeVersions } from '#capabilities/badges/find-badge.ts'
import { differencesOf } from '#capabilities/badges/review-rules.ts'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { loadPlace } from '#web/places/load-place.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/badge-versions'
import { BadgeDifferences } from './badge-differences.tsx'

const versionsShown = 20

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { database } = visit.services
  const place = await loadPlace(visit, params.place)
  const badge = await findBadge({ placeSlug: place.slug, slug: params.slug }, { database })
  if (!badge || badge.status === 'draft') throw new Response(null, { status: 404 })
  const asked = Number(new URL(request.url).searchParams.get('below') ?? Number.NaN)
  const below = Number.isInteger(asked) && asked > 1 && asked < 1e9 ? asked : undefined
  // One more than is shown: each is compared with the one before it.
  const found = await listBadgeVersions({ badgeId: badge.id, below, limit: versionsShown + 1 }, { database })
  return {
    place,
    badge: { name: badge.name, nameCy: badge.nameCy, slug: badge.slug },
    reviewed:
      badge.reviewedVersionId && badge.reviewedAt ? { id: badge.reviewedVersionId, at: badge.reviewedAt } : null,
    versions: found.slice(0, versionsShown).map((version, at) => {
      const before = found[at + 1]
      return {
        id: version.versionId,
        number: version.versionNumber,
        at: version.createdAt,
        since: before ? { number: before.versionNumber, differences: differencesOf(before, version) } : null,
      }
    }),
    below: found.length > versionsShown ? found[versionsShown - 1]?.versionNumber : undefined,
  }
}

/** What a badge has said, version by version: an award shows for ever the words that stood when it was given. */
export default function BadgeVersionsPage({ loaderData }: Route.ComponentProps) {
  const { place, badge, versions, reviewed, below } = loaderData
  const { t, language } = useTranslation()
  const name = inLanguage(language, badge.name, badge.nameCy)
  const here = `/${place.slug}/badges/${badge.slug}`
  const title = t('badges.versionsTitle', { name })
  return (
    <SitePage title={title} place={place} current="badges">
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href={here} label={name} />
          <PageHead title={title} lead={t('badges.versionsLead')} />
          {versions.map(({ id, number, at, since }) => (
            <Section
              key={id}
              title={t('badges.review.versionOf', { version: number, date: longDate(language, at) })}
              more={{ href: `${here}?version=${number}`, label: t('badges.seeVersion') }}
            >
              <div className="stack">
                {reviewed?.id === id && (
                  <p>
                    <StatusTag tone="good">
                      {t('badges.review.reviewed', { date: longDate(language, reviewed.at), version: number })}
                    </StatusTag>
                  </p>
                )}
                {since ? (
                  <BadgeDifferences differences={since.differences} since={since.number} />
                ) : (
                  <p className="muted">{t('badges.firstVersion')}</p>
                )}
              </div>
            </Section>
          ))}
          {below !== undefined && (
            <p>
              <a href={`${here}/versions?below=${below}`}>{t('badges.olderVersions')}</a>
            </p>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
