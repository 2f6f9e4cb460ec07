import type { TFunction } from 'i18next'
import { Fragment } from 'react'
import { countHolders } from '#capabilities/awards/list-awards.ts'
import { findBadge, findBadgeVersionByNumber } from '#capabilities/badges/find-badge.ts'
import { listLikeBadges } from '#capabilities/badges/list-badge-groups.ts'
import { listBadgePartners } from '#capabilities/badges/list-badge-partners.ts'
import { type PublicBadge, publicBadge } from '#capabilities/badges/public-badge.ts'
import { BadgeCard } from '#capabilities/badges/ui/badge-card.tsx'
import { findAttribution } from '#capabilities/community/find-item.ts'
import { shown } from '#capabilities/impact/small-numbers-rules.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { listingPath } from '#capabilities/opportunities/opportunity.ts'
import { type PublicOpportunity, publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { OpportunityRows } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { listWhatFollows } from '#capabilities/pathways/list-what-follows.ts'
import { WhatFollows } from '#capabilities/pathways/ui/what-follows.tsx'
import { type BadgeStandard, isLevel } from '#capabilities/places/badge-standard.ts'
import { findBadgeStandard } from '#capabilities/places/find-place.ts'
import { placeName } from '#capabilities/places/place.ts'
import { listShownPledges } from '#capabilities/recognition/list-pledges.ts'
import { listRecognition } from '#capabilities/recognition/list-recognition.ts'
import { SkillTags } from '#capabilities/skills/ui/skill-tags.tsx'
import { countAsking, mostCounted } from '#capabilities/work/list-vacancies.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Columns, Grid, Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate, shortDayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage, type Language } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { AttributionLine } from '#web/community/item-view.tsx'
import { describeBadge } from '#web/machine/structured-data.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { PledgeRows } from '#web/recognition/pledge-rows.tsx'
import { RecognisedBy } from '#web/recognition/recognised-by.tsx'
import { ShareLink } from '#web/share/share-link.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/badge-page'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { database } = visit.services
  const place = await loadPlace(visit, params.place)
  const newest = await findBadge({ placeSlug: place.slug, slug: params.slug }, { database })
  if (!newest || newest.status === 'draft') throw new Response(null, { status: 404 })
  const asked = Number(new URL(request.url).searchParams.get('version') ?? newest.versionNumber)
  const badge =
    asked === newest.versionNumber
      ? newest
      : await findBadgeVersionByNumber({ badgeId: newest.id, number: asked }, { database })
  if (!badge) throw new Response(null, { status: 404 })
  const [holders, where, standard, follows, like, partners, recognition, promised, attribution, asking] =
    await Promise.all([
      countHolders(badge.id, { database }),
      listOpportunities({ badgeId: badge.id, limit: 6 }, { database, now: visit.now }),
      findBadgeStandard({ id: badge.badgeStandardId }, { database }),
      listWhatFollows({ badgeIds: [badge.id], limit: 4 }, { database }),
      listLikeBadges({ badgeId: badge.id, limit: 12 }, { database }),
      listBadgePartners({ badgeId: badge.id, states: ['agreed'] }, { database }),
      listRecognition({ badgeVersionId: badge.versionId }, { database }),
      listShownPledges({ badgeVersionId: badge.versionId }, { database, now: visit.now }),
      findAttribution({ badgeId: badge.id }, { database }),
      countAsking({ placeId: place.id, skills: badge.skills }, { database, now: visit.now }),
    ])
  const structured = describeBadge({
    badge: publicBadge(badge),
    origin: visit.services.site.origin,
    language: visit.language,
  })
  return {
    place,
    badge: publicBadge(badge),
    newest: newest.versionNumber,
    holders: shown(holders) ?? null,
    where: where.rows.map(publicOpportunity),
    standard,
    structured,
    follows,
    like: like.map(publicBadge),
    recognition,
    attribution,
    asking,
    pledges: promised.rows,
    partners: partners.map(({ organisationSlug: slug, organisationName: name }) => ({ slug, name })),
  }
}

export default function BadgePage({
  loaderData: {
    place,
    badge,
    newest,
    holders,
    where,
    standard,
    follows,
    structured,
    like,
    partners,
    recognition,
    attribution,
    asking,
    pledges,
  },
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = inLanguage(language, badge.name, badge.nameCy)
  const description = inLanguage(language, badge.description, badge.descriptionCy)
  const holding =
    holders === null
      ? t('badges.holdersFew')
      : holders === 0
        ? t('badges.holdersNone')
        : t('badges.holders', { count: holders })
  return (
    <SitePage
      title={title}
      description={description}
      place={place}
      current="badges"
      structured={structured}
      shared={`badges/${badge.slug}`}
    >
      <Wrap>
        <article className="page stack stack-l">
          <BackLink href={`/${place.slug}/badges`} label={t('places.home.allBadges')} />
          <Columns kind="art">
            <BadgeArt design={badge.artwork} alt={inLanguage(language, badge.imageAlt, badge.imageAltCy)} size="full" />
            <Stack space="large">
              <PageHead title={title} lead={description} />
              <div>
                <GivenBy badge={badge} partners={partners} />
                {holders !== 0 && <p className="muted">{holding}</p>}
              </div>
              {badge.status === 'archived' && <Notice tone="info" title={t('badges.archived')} />}
              {badge.isSuspended && <Notice tone="warn" title={t('badges.suspended')} />}
              {badge.versionNumber < newest && (
                <Notice tone="info" title={t('badges.older', { version: badge.versionNumber })}>
                  <a href={`/${place.slug}/badges/${badge.slug}`}>{t('badges.seeNewest')}</a>
                </Notice>
              )}
              {where[0] && <EarnIt opportunity={where[0]} />}
              {badge.evidenceRequired && badge.status === 'published' && badge.versionNumber === newest && (
                <p>
                  <ButtonLink kind="quiet" href={`/me/evidence/new?badge=${badge.id}`} icon="paperclip">
                    {t('evidence.new', { badge: title })}
                  </ButtonLink>
                </p>
              )}
              <SummaryList strong rows={earningRows({ badge, standard, language, t })} />
              {isReviewed(badge) && <ReviewState badge={badge} />}
              <Disclosure summary={t('badges.more')}>
                <SummaryList rows={lastingRows({ badge, standard, t, place: placeName(place, language) })} />
                {!isReviewed(badge) && <ReviewState badge={badge} />}
                {holders === 0 && <p className="muted">{holding}</p>}
                {newest > 1 && (
                  <p>
                    <a href={`/${place.slug}/badges/${badge.slug}/versions`}>
                      {t('badges.allVersions', { count: newest })}
                    </a>
                  </p>
                )}
              </Disclosure>
              {attribution && <AttributionLine attribution={attribution} />}
              <ShareLink title={title} path={`/${place.slug}/badges/${badge.slug}`} />
            </Stack>
          </Columns>
        </article>
        <Section title={t('badges.where')}>
          {where.length > 0 ? (
            <OpportunityRows opportunities={where} most={where.length} isWhole />
          ) : (
            <p>{t('badges.whereNone', { organisation: badge.organisationName })}</p>
          )}
        </Section>
        <RecognisedBy endorsements={recognition} all={`/${place.slug}/employers?badge=${badge.slug}`} />
        <PledgeRows pledges={pledges} title={t('pledges.promised')} aboutOne />
        {asking > 0 && (
          <p>
            <a href={`/${place.slug}/vacancies?badge=${badge.slug}`}>
              {asking > mostCounted
                ? t('vacancies.askingMore', { count: mostCounted })
                : t('vacancies.asking', { count: asking })}
            </a>
          </p>
        )}
        {like.length > 0 && (
          <Section title={t('badges.alsoGivenBy')}>
            <Grid>
              {like.map((one) => (
                <BadgeCard key={one.id} badge={one} />
              ))}
            </Grid>
          </Section>
        )}
        {follows.length > 0 && (
          <Section title={t('badges.next')}>
            <WhatFollows follows={follows} />
          </Section>
        )}
      </Wrap>
    </SitePage>
  )
}

const isReviewed = ({ reviewedVersionId, reviewedAt, versionId }: PublicBadge) =>
  reviewedVersionId === versionId && reviewedAt !== null

type Partners = { slug: string; name: string }[]

/** Its organisation, and those that give it as well. */
function GivenBy({ badge, partners }: { badge: PublicBadge; partners: Partners }) {
  const { t } = useTranslation()
  const givers = [{ slug: badge.organisationSlug, name: badge.organisationName }, ...partners]
  return (
    <p>
      {t('badges.issuer')}{' '}
      {givers.map(({ slug, name }, at) => (
        <Fragment key={slug}>
          {at > 0 && ', '}
          <a href={`/${badge.placeSlug}/organisations/${slug}`}>{name}</a>
        </Fragment>
      ))}
    </p>
  )
}

/** The next date at which it is earned. */
function EarnIt({ opportunity }: { opportunity: PublicOpportunity }) {
  const { t, language } = useTranslation()
  const { nextStartsAt } = opportunity
  return (
    <ButtonGroup>
      <ButtonLink href={listingPath(opportunity)}>
        {nextStartsAt
          ? t('badges.earnOn', { date: shortDayAndTime(language, nextStartsAt, new Date()) })
          : t('badges.earnNow')}
      </ButtonLink>
    </ButtonGroup>
  )
}

/** Which of the two lanes it is in, and of which version that is said. */
function ReviewState({ badge }: { badge: PublicBadge }) {
  const { t, language } = useTranslation()
  if (badge.reviewedVersionId === badge.versionId && badge.reviewedAt)
    return (
      <p>
        <StatusTag tone="good">
          {t('badges.review.reviewed', { date: longDate(language, badge.reviewedAt), version: badge.versionNumber })}
        </StatusTag>
      </p>
    )
  return (
    <p className="muted" title={t('badges.review.openHint')}>
      {t('badges.review.open')}
    </p>
  )
}

interface BadgeFacts {
  badge: PublicBadge
  standard: BadgeStandard | undefined
  t: TFunction
}

/** What is done for it, and what it stands for. */
function earningRows({ badge, standard, language, t }: BadgeFacts & { language: Language }) {
  const wording = standard?.levels.find((one) => isLevel(one.level) && one.level === badge.level)
  const level = wording ? inLanguage(language, wording.name, wording.nameCy) : String(badge.level)
  return [
    { term: t('badges.earnIt'), detail: <Paragraphs text={inLanguage(language, badge.criteria, badge.criteriaCy)} /> },
    { term: t('badges.assessed'), detail: inLanguage(language, badge.assessment, badge.assessmentCy) },
    ...(badge.evidenceRequired && badge.evidenceGuidance
      ? [
          {
            term: t('badges.evidence'),
            detail: inLanguage(language, badge.evidenceGuidance, badge.evidenceGuidanceCy),
          },
        ]
      : []),
    { term: t('badges.skills'), detail: <SkillTags skills={badge.skills} /> },
    {
      term: t('badges.level'),
      detail: (
        <>
          {t('badges.levelOf', { level, number: badge.level })}
          {wording && <span className="muted">. {inLanguage(language, wording.expects, wording.expectsCy)}</span>}
        </>
      ),
    },
    ...(badge.hours ? [{ term: t('badges.time'), detail: t('common.hours', { count: badge.hours }) }] : []),
  ]
}

/** How long it lasts, and by which rules it was made. */
function lastingRows({ badge, standard, t, place }: BadgeFacts & { place: string }) {
  return [
    ...(badge.evidenceRequired ? [] : [{ term: t('badges.evidence'), detail: t('badges.evidenceNone') }]),
    {
      term: t('badges.valid'),
      detail: badge.validForMonths ? t('common.months', { count: badge.validForMonths }) : t('badges.validAlways'),
    },
    { term: t('badges.again'), detail: badge.repeatable ? t('common.yes') : t('common.no') },
    ...(standard
      ? [{ term: t('badges.standard'), detail: t('badges.standardVersion', { place, version: standard.version }) }]
      : []),
  ]
}
