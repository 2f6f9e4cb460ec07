import { useTranslation } from 'react-i18next'
import { redirect } from 'react-router'
import { featureBadge } from '#capabilities/badges/feature-badge.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { measureImpact } from '#capabilities/impact/measure-impact.ts'
import { ImpactNumbers } from '#capabilities/impact/ui/impact-numbers.tsx'
import { featureOpportunity } from '#capabilities/opportunities/feature-opportunity.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { decideOrganisation } from '#capabilities/organisations/decide-organisation.ts'
import { listOrganisations } from '#capabilities/organisations/list-organisations.ts'
import { countCuratorsWork } from '#capabilities/pathways/count-curators-work.ts'
import { placeName } from '#capabilities/places/place.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import type { RouteHandle } from '../access.ts'
import { filtersOf } from '../list-address.ts'
import { CuratorsWork } from '../pathways/curators-work.tsx'
import { requireCityLead } from '../session-gate.ts'
import { SitePage } from '../site-page.tsx'
import { visitOf } from '../visit.ts'
import type { Route } from './+types/$place.lead._index'

export const handle: RouteHandle = { access: 'city-lead' }

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { place } = await requireCityLead(visit, request, params.place)
  const { database } = visit.services
  const placeId = place.id
  const filters = filtersOf(request, ['q'])
  const [waiting, opportunities, badges, impact, work] = await Promise.all([
    listOrganisations(database, { placeId, standing: 'waiting', limit: 50 }),
    listOpportunities(database, { placeId, words: filters.q, limit: 12 }, visit.now),
    listBadges(database, { placeId, words: filters.q, limit: 12 }),
    measureImpact(database, { scopeId: placeId, now: visit.now }),
    countCuratorsWork(database, { placeId }),
  ])
  return {
    place,
    filters,
    waiting: waiting.rows,
    opportunities: opportunities.rows,
    badges: badges.rows,
    impact,
    work,
    done: new URL(request.url).searchParams.has('done'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { place, lead } = await requireCityLead(visit, request, params.place)
  const powers = { database: visit.services.database, lead, now: visit.now }
  const form = await request.formData()
  const [verb, id] = String(form.get('do') ?? '').split(' ')
  if (!isId(id)) throw new Response(null, { status: 400 })
  const outcome =
    verb === 'approve' || verb === 'refuse'
      ? await decideOrganisation(
          {
            organisationId: id,
            decision: verb === 'approve' ? 'approved' : 'refused',
            note: String(form.get('note') ?? '') || undefined,
          },
          powers,
        )
      : verb === 'feature-badge' || verb === 'unfeature-badge'
        ? await featureBadge({ badgeId: id, featured: verb === 'feature-badge' }, powers)
        : await featureOpportunity({ opportunityId: id, featured: verb === 'feature' }, powers)
  return outcome.ok ? redirect(`/${place.slug}/lead?done`) : { message: visit.t('lead.late') }
}

export default function LeadPage({
  loaderData: { place, filters, waiting, opportunities, badges, impact, work, done },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = t('lead.title', { place: placeName(place, language) })
  return (
    <SitePage title={title} place={place} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          {actionData && <Notice tone="warn" title={actionData.message} live />}
          {done && !actionData && <Notice tone="good" title={t('common.saved')} live />}
          <PageHead title={title} lead={t('lead.lead')} />
          <CuratorsWork work={work} href={`/${place.slug}/lead/pathways`} />
        </div>
        <Section title={t('lead.waiting')}>
          <form method="post">
            <DataTable
              caption={t('lead.waiting')}
              hideCaption
              rows={waiting}
              rowKey={(row) => row.id}
              empty={
                <EmptyState title={t('lead.nobodyWaits')} icon="check">
                  {t('lead.nobodyWaitsText')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'name',
                  title: t('manage.organisation.name'),
                  cell: (row) => <strong>{row.name}</strong>,
                  names: true,
                },
                {
                  key: 'kind',
                  title: t('organisations.kindLabel'),
                  cell: (row) => t(`organisations.kind.${row.kind}`),
                },
                {
                  key: 'what',
                  title: t('manage.organisation.description'),
                  cell: (row) => inLanguage(language, row.description, row.descriptionCy),
                },
                { key: 'asked', title: t('lead.asked'), cell: (row) => longDate(language, row.since), oneLine: true },
                {
                  key: 'decide',
                  title: t('lead.decide'),
                  bare: true,
                  oneLine: true,
                  cell: (row) => (
                    <ButtonGroup>
                      <Button
                        small
                        name="do"
                        value={`approve ${row.id}`}
                        aria-label={t('lead.approveOne', { name: row.name })}
                      >
                        {t('lead.approve')}
                      </Button>
                      <Button
                        small
                        kind="plain"
                        name="do"
                        value={`refuse ${row.id}`}
                        aria-label={t('lead.refuseOne', { name: row.name })}
                      >
                        {t('lead.refuse')}
                      </Button>
                    </ButtonGroup>
                  ),
                },
              ]}
            />
          </form>
        </Section>
        <Section title={t('places.home.year')} more={{ href: `/${place.slug}/impact`, label: t('common.nav.impact') }}>
          <ImpactNumbers impact={impact} />
        </Section>
        <Section title={t('feeds.title')}>
          <p>{t('feeds.lead')}</p>
          <p>
            <ButtonLink kind="quiet" href={`/${place.slug}/lead/feeds`}>
              {t('feeds.open')}
            </ButtonLink>
          </p>
        </Section>
        <Section title={t('lead.standard.title')}>
          <p>{t('lead.standard.lead')}</p>
          <p>
            <ButtonLink kind="quiet" href={`/${place.slug}/lead/standard`}>
              {t('lead.standard.open')}
            </ButtonLink>
          </p>
        </Section>
        <Section title={t('common.nav.pathways')}>
          <p>{t('pathways.desk.lead')}</p>
          <p>
            <ButtonLink kind="quiet" href={`/${place.slug}/lead/pathways`}>
              {t('pathways.desk.open')}
            </ButtonLink>
          </p>
        </Section>
        <Section title={t('lead.front')}>
          <div className="stack stack-l">
            <p>{t('lead.frontText')}</p>
            <SearchBox
              action={`/${place.slug}/lead`}
              label={t('lead.find')}
              variant="list"
              fields={[{ name: 'q', label: t('lead.find'), value: filters.q }]}
              submit={t('common.search')}
            />
            <form method="post">
              <DataTable
                caption={t('common.nav.learn')}
                rows={opportunities}
                rowKey={(row) => row.id}
                empty={<p>{t('opportunities.none.title')}</p>}
                columns={[
                  {
                    key: 'title',
                    title: t('manage.opportunity.title'),
                    cell: (row) => (
                      <a href={`/${place.slug}/opportunities/${row.slug}`}>
                        {inLanguage(language, row.title, row.titleCy)}
                      </a>
                    ),
                    names: true,
                  },
                  { key: 'by', title: t('opportunities.organisationLabel'), cell: (row) => row.organisationName },
                  {
                    key: 'front',
                    title: t('lead.front'),
                    cell: (row) => (
                      <FeatureButton
                        id={row.id}
                        on={row.featuredAt !== null}
                        verbs={['feature', 'unfeature']}
                        name={inLanguage(language, row.title, row.titleCy)}
                      />
                    ),
                  },
                ]}
              />
            </form>
            <form method="post">
              <DataTable
                caption={t('common.nav.badges')}
                rows={badges}
                rowKey={(row) => row.id}
                empty={<p>{t('badges.none.title')}</p>}
                columns={[
                  {
                    key: 'name',
                    title: t('check.name'),
                    cell: (row) => (
                      <a href={`/${place.slug}/badges/${row.slug}`}>{inLanguage(language, row.name, row.nameCy)}</a>
                    ),
                    names: true,
                  },
                  { key: 'by', title: t('opportunities.organisationLabel'), cell: (row) => row.organisationName },
                  {
                    key: 'front',
                    title: t('lead.front'),
                    cell: (row) => (
                      <FeatureButton
                        id={row.id}
                        on={row.featuredAt !== null}
                        verbs={['feature-badge', 'unfeature-badge']}
                        name={inLanguage(language, row.name, row.nameCy)}
                      />
                    ),
                  },
                ]}
              />
            </form>
          </div>
        </Section>
      </Wrap>
    </SitePage>
  )
}

function FeatureButton({
  id,
  on,
  verbs: [show, hide],
  name,
}: {
  id: string
  on: boolean
  verbs: readonly [string, string]
  name: string
}) {
  const { t } = useTranslation()
  return (
    <span className="row">
      {on && <StatusTag tone="good">{t('lead.isOn')}</StatusTag>}
      <Button
        small
        kind={on ? 'plain' : 'quiet'}
        name="do"
        value={`${on ? hide : show} ${id}`}
        aria-label={t(on ? 'lead.takeOffOne' : 'lead.putOnOne', { name })}
      >
        {t(on ? 'lead.takeOff' : 'lead.putOn')}
      </Button>
    </span>
  )
}
