import type { TFunction } from 'i18next'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { publicBadge } from '#capabilities/badges/public-badge.ts'
import { BadgeTile } from '#capabilities/badges/ui/badge-tile.tsx'
import { findReceiver } from '#capabilities/introductions/find-receiver.ts'
import { receiverClosedBy } from '#capabilities/introductions/introduction-rules.ts'
import { soonestFirst } from '#capabilities/opportunities/alike-rules.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { publicOpportunity } from '#capabilities/opportunities/public-opportunity.ts'
import { OpportunityRows } from '#capabilities/opportunities/ui/opportunity-rows.tsx'
import { findGiving } from '#capabilities/organisations/find-giving.ts'
import { findOrganisation, listStandings } from '#capabilities/organisations/find-organisation.ts'
import { type PublicGiving, publicGiving } from '#capabilities/organisations/public-giving.ts'
import { publicOrganisation } from '#capabilities/organisations/public-organisation.ts'
import { OrganisationMark } from '#capabilities/organisations/ui/organisation-mark.tsx'
import { findShownPhoto } from '#capabilities/photos/find-shown-photo.ts'
import { photoAddress } from '#capabilities/photos/photo.ts'
import { listShownPledges } from '#capabilities/recognition/list-pledges.ts'
import { listRecognised, listRecognition } from '#capabilities/recognition/list-recognition.ts'
import { findAnswering } from '#capabilities/succession/find-succession.ts'
import { listShownJobRoles } from '#capabilities/work/list-job-roles.ts'
import { listOpenVacancies } from '#capabilities/work/list-vacancies.ts'
import { ArtTiles } from '#design/cards/art-tiles.tsx'
import { LeadPicture } from '#design/cards/fact-rows.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Row } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { introduceHref } from '#web/introductions/receiver-asked.ts'
import { describeOrganisation } from '#web/machine/structured-data.ts'
import { loadPlace } from '#web/places/load-place.ts'
import { PledgeRows } from '#web/recognition/pledge-rows.tsx'
import { RecognisedBadges } from '#web/recognition/recognised-badges.tsx'
import { RecognisedBy } from '#web/recognition/recognised-by.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import { AnsweredBy } from '#web/succession/answered-by.tsx'
import { VacancyRows } from '#web/vacancies/vacancy-rows.tsx'
import { RoleNames } from '#web/work/role-names.tsx'
import type { Route } from './+types/organisation-page'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { database } = visit.services
  const place = await loadPlace(visit, params.place)
  const organisation = await findOrganisation({ slug: params.slug }, { database })
  const standings = organisation ? await listStandings(organisation.id, { database }) : []
  const standing = standings.find((one) => one.placeId === place.id)?.standing
  // What was once let in keeps its page: its badges lead there.
  if (!organisation || (standing !== 'approved' && standing !== 'suspended' && standing !== 'left'))
    throw new Response(null, { status: 404 })
  const [opportunities, badgesHere, recognised, recognition, promised, roles, vacancies] = await Promise.all([
    listOpportunities({ placeId: place.id, organisationId: organisation.id, limit: 12 }, { database, now: visit.now }),
    listBadges({ placeId: place.id, issuableBy: organisation.id, limit: 12 }, { database }),
    listRecognised({ organisationId: organisation.id, placeId: place.id }, { database }),
    listRecognition({ organisationId: organisation.id, placeId: place.id }, { database }),
    listShownPledges({ organisationId: organisation.id, placeId: place.id }, { database, now: visit.now }),
    listShownJobRoles({ organisationId: organisation.id, placeId: place.id, limit: 12 }, { database }),
    listOpenVacancies({ organisationId: organisation.id, placeId: place.id, limit: 6 }, { database, now: visit.now }),
  ])
  const shown = publicOrganisation(organisation, visit.now)
  const owner = { organisationId: organisation.id }
  const [answered, giving, picture, logo, receiver] = await Promise.all([
    findAnswering({ id: organisation.id }, { database }),
    findGiving(owner, { database }),
    findShownPhoto({ owner, use: 'picture' }, { database }),
    findShownPhoto({ owner, use: 'logo' }, { database }),
    findReceiver({ organisationSlug: params.slug, placeSlug: place.slug }, { database, now: visit.now }),
  ])
  return {
    place,
    organisation: shown,
    standing,
    opportunities: opportunities.rows.map(publicOpportunity),
    more: Boolean(opportunities.next),
    badgesHere: badgesHere.rows.map(publicBadge),
    recognised: recognised.rows,
    recognition: standing === 'approved' ? recognition : [],
    pledges: promised.rows,
    roles: roles.rows,
    vacancies: vacancies.rows,
    giving: giving && standing === 'approved' ? publicGiving(giving, organisation, visit.now) : undefined,
    receives: receiver !== undefined && receiverClosedBy(receiver) === undefined,
    answered,
    picture,
    logo,
    structured: describeOrganisation({
      organisation: shown,
      place,
      origin: visit.services.site.origin,
      language: visit.language,
    }),
  }
}

/** What it can give, what it is and how large, where it says so. */
function givingRows(t: TFunction, giving: PublicGiving | undefined) {
  if (!giving) return []
  const { gives, sector, staff } = giving
  const names = gives.map((gift) => t(`organisations.gift.${gift}`)).join(' · ')
  return [
    ...(gives.length > 0 ? [{ term: t('organisations.gives'), detail: names }] : []),
    ...(sector ? [{ term: t('organisations.sector'), detail: t(`organisations.sectors.${sector}`) }] : []),
    ...(staff ? [{ term: t('organisations.staff'), detail: t(`organisations.staffBand.${staff}`) }] : []),
  ]
}

export default function OrganisationPage({
  loaderData: {
    place,
    organisation,
    standing,
    opportunities,
    more,
    badgesHere,
    recognised,
    recognition,
    pledges,
    roles,
    vacancies,
    giving,
    receives,
    picture,
    logo,
    answered,
    structured,
  },
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const description = inLanguage(language, organisation.description, organisation.descriptionCy)
  const list = `/${place.slug}/opportunities?organisation=${organisation.slug}`
  return (
    <SitePage
      title={organisation.name}
      description={description}
      place={place}
      current="organisations"
      structured={structured}
    >
      {picture && (
        <LeadPicture address={photoAddress(picture)} alt={inLanguage(language, picture.alt, picture.altCy)} />
      )}
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href={`/${place.slug}/organisations`} label={t('common.nav.organisations')} />
          <Row>
            <OrganisationMark name={organisation.name} logo={logo} large />
            <PageHead
              eyebrow={t(`organisations.kind.${organisation.kind}`)}
              title={organisation.name}
              lead={description}
              actions={
                <ButtonGroup>
                  {receives && (
                    <ButtonLink href={introduceHref({ placeSlug: place.slug, organisationSlug: organisation.slug })}>
                      {t('introductions.begin')}
                    </ButtonLink>
                  )}
                  <ButtonLink
                    kind="quiet"
                    href={`/me/following/new?${new URLSearchParams({ place: place.slug, organisation: organisation.slug })}`}
                  >
                    {t('following.startOne')}
                  </ButtonLink>
                </ButtonGroup>
              }
            />
          </Row>
          <AnsweredBy succession={answered} />
          {standing !== 'approved' && !answered && (
            <Notice tone="warn" title={t(`organisations.stopped.${standing}`)} />
          )}
          <SummaryList
            rows={[
              ...(organisation.website
                ? [
                    {
                      term: t('organisations.website'),
                      detail: <a href={organisation.website}>{new URL(organisation.website).host}</a>,
                    },
                  ]
                : []),
              ...givingRows(t, giving),
              {
                term: t('organisations.safeguarding'),
                detail: organisation.safeguarding ? (
                  <>
                    {t('organisations.safeguardingText', {
                      lead: organisation.safeguarding.lead,
                      date: longDate(language, new Date(organisation.safeguarding.reviewedOn)),
                    })}{' '}
                    <a href={organisation.safeguarding.policyUrl}>{t('opportunities.safePolicy')}</a>
                  </>
                ) : (
                  t('organisations.safeguardingNone')
                ),
              },
            ]}
          />
        </div>
        <Section
          title={t('organisations.offers')}
          more={more ? { href: list, label: t('places.home.allOpportunities') } : undefined}
        >
          {opportunities.length > 0 ? (
            <OpportunityRows opportunities={opportunities.toSorted(soonestFirst)} most={12} isWhole ofOne />
          ) : (
            <p>{t('organisations.offersNone')}</p>
          )}
        </Section>
        <PledgeRows pledges={pledges} title={t('pledges.promisedBy', { organisation: organisation.name })} ofOne />
        <VacancyRows vacancies={vacancies} all={`/${place.slug}/vacancies?employer=${organisation.slug}`} />
        <RoleNames roles={roles} />
        <RecognisedBy endorsements={recognition} />
        <RecognisedBadges recognised={recognised} placeSlug={place.slug} />
        <Section title={t('organisations.badges')}>
          {badgesHere.length > 0 ? (
            <ArtTiles>
              {badgesHere.map((badge) => (
                <BadgeTile key={badge.id} badge={badge} />
              ))}
            </ArtTiles>
          ) : (
            <p>{t('organisations.badgesNone')}</p>
          )}
        </Section>
      </Wrap>
    </SitePage>
  )
}
