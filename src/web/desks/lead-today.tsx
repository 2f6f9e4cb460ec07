import { redirect } from 'react-router'
import { featureBadge } from '#capabilities/badges/feature-badge.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { measureImpact } from '#capabilities/impact/measure-impact.ts'
import { ImpactNumbers } from '#capabilities/impact/ui/impact-numbers.tsx'
import { featureOpportunity } from '#capabilities/opportunities/feature-opportunity.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { type DecideOrganisationOutcome, decideOrganisation } from '#capabilities/organisations/decide-organisation.ts'
import { listOrganisations } from '#capabilities/organisations/list-organisations.ts'
import { countCuratorsWork } from '#capabilities/pathways/count-curators-work.ts'
import { placeName } from '#capabilities/places/place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CuratorsWork } from '#web/pathways/curators-work.tsx'
import { filtersOf } from '#web/site/list-address.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-today'
import { FrontPageChoice } from './front-page-choice.tsx'
import { WaitingOrganisations } from './waiting-organisations.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { place } = leadDesk({ context })
  const { database } = visit.services
  const placeId = place.id
  const filters = filtersOf(request, ['q'])
  const [waiting, opportunities, badges, impact, work] = await Promise.all([
    listOrganisations({ placeId, standing: 'waiting', limit: 50 }, { database }),
    listOpportunities({ placeId, terms: filters.q, limit: 12 }, { database, now: visit.now }),
    listBadges({ placeId, terms: filters.q, limit: 12 }, { database }),
    measureImpact({ scopeId: placeId }, { database, now: visit.now }),
    countCuratorsWork({ placeId }, { database }),
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

const verbs = new Set(['approve', 'refuse', 'feature-badge', 'unfeature-badge', 'feature', 'unfeature'])

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const powers = { database: visit.services.database, lead, now: visit.now }
  const form = await request.formData()
  const [verb, id] = String(form.get('do') ?? '').split(' ')
  if (!isId(id)) throw new Response(null, { status: 400 })
  if (!verbs.has(verb ?? '')) throw new Response(null, { status: 400 })
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
  return outcome.ok ? redirect(`/${place.slug}/lead?done`) : { message: visit.t(refused[outcome.refusal]) }
}

type Refusal =
  | Extract<DecideOrganisationOutcome, { ok: false }>['refusal']
  | 'badge-not-found'
  | 'opportunity-not-found'

const refused: Record<Refusal, MessageKey> = {
  'organisation-is-not-waiting': 'lead.late',
  'badge-not-found': 'lead.late',
  'opportunity-not-found': 'lead.late',
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
        <WaitingOrganisations waiting={waiting} />
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
        <FrontPageChoice placeSlug={place.slug} terms={filters.q} opportunities={opportunities} badges={badges} />
      </Wrap>
    </SitePage>
  )
}
