import { redirect } from 'react-router'
import { featureBadge } from '#capabilities/badges/feature-badge.ts'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { featureOpportunity } from '#capabilities/opportunities/feature-opportunity.ts'
import { listOpportunities } from '#capabilities/opportunities/list-opportunities.ts'
import { Notice } from '#design/cards/notice.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { TopicList } from '#design/tables/topic-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { filtersOf } from '#web/site/list-address.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/curate'
import { FrontPageChoice } from './front-page-choice.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { place } = leadDesk({ context })
  const { database } = visit.services
  const filters = filtersOf(request, ['q'])
  const [opportunities, badges] = await Promise.all([
    listOpportunities({ placeId: place.id, terms: filters.q, limit: 12 }, { database, now: visit.now }),
    listBadges({ placeId: place.id, terms: filters.q, limit: 12 }, { database }),
  ])
  return {
    place,
    filters,
    opportunities: opportunities.rows,
    badges: badges.rows,
    done: new URL(request.url).searchParams.has('done'),
  }
}

const verbs = ['feature-badge', 'unfeature-badge', 'feature', 'unfeature'] as const
const isVerb = (text: string): text is (typeof verbs)[number] => verbs.some((verb) => verb === text)

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const powers = { database: visit.services.database, lead, now: visit.now }
  const form = await request.formData()
  const [verb = '', id] = String(form.get('do') ?? '').split(' ')
  if (!isId(id) || !isVerb(verb)) throw new Response(null, { status: 400 })
  const outcome =
    verb === 'feature-badge' || verb === 'unfeature-badge'
      ? await featureBadge({ badgeId: id, featured: verb === 'feature-badge' }, powers)
      : await featureOpportunity({ opportunityId: id, featured: verb === 'feature' }, powers)
  return outcome.ok ? redirect(`/${place.slug}/lead/curate?done`) : { message: visit.t(refused[outcome.refusal]) }
}

type Refusal = Extract<
  Awaited<ReturnType<typeof featureBadge>> | Awaited<ReturnType<typeof featureOpportunity>>,
  { ok: false }
>['refusal']

const refused: Record<Refusal, MessageKey> = {
  'badge-not-found': 'lead.late',
  'opportunity-not-found': 'lead.late',
}

/** What the place shows first, and the desks of what else the City Lead curates. */
export default function CuratePage({
  loaderData: { place, filters, opportunities, badges, done },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const base = `/${place.slug}/lead`
  return (
    <DeskPage title={t('desk.nav.curate')}>
      {actionData && <Notice tone="warn" title={actionData.message} live />}
      {done && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead title={t('desk.nav.curate')} />
      <TopicList
        topics={[
          { href: `${base}/pathways`, title: t('common.nav.pathways'), text: t('pathways.desk.lead') },
          { href: `${base}/feeds`, title: t('feeds.title'), text: t('feeds.lead') },
          { href: `${base}/standard`, title: t('lead.standard.title'), text: t('lead.standard.lead') },
        ]}
      />
      <FrontPageChoice placeSlug={place.slug} terms={filters.q} opportunities={opportunities} badges={badges} />
    </DeskPage>
  )
}
