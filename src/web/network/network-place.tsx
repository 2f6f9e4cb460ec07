import { type CriterionStanding, type LabelCriterion, labelBounds } from '#capabilities/placements/quality-label.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/network-place'
import { networkPlace } from './network-standings.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const found = await networkPlace(visit, params.slug)
  if (!found) throw new Response(null, { status: 404 })
  visit.shows.add(found.place.placeId)
  return { place: found.place, label: found.standing.label }
}

/** Asked for in the words of the bounds that hold now. */
const bounds = {
  ...{ least: labelBounds.organisations, days: labelBounds.reviewDays },
}
/** What is counted where it is a part of nothing. */
const alone: Partial<Record<LabelCriterion, MessageKey>> = {
  safeguarding: 'network.label.figure.hidden',
  reviews: 'network.label.figure.waiting',
  asked: 'network.label.figure.events',
  year: 'network.label.figure.open',
}
const percents = { fresh: labelBounds.fresh, year: labelBounds.held } as const

/** A place of the network: where it is in its year, and how it stands with each criterion of the quality label. */
export default function NetworkPlacePage({ loaderData: { place, label } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const name = inLanguage(language, place.name, place.nameCy)
  const title = `${name}: ${t('network.label.title')}`
  const stage = t('network.stage', { stage: t(`year.stage.${place.stage}`), year: place.beginsOn.slice(0, 4) })
  const figureOf = ({ criterion, count, outOf }: CriterionStanding) => {
    const key = outOf === null ? alone[criterion] : undefined
    return t(key ?? 'network.label.figure.share', { number: count, outOf })
  }
  return (
    <SitePage title={title} description={t('network.label.lead')} current="programme">
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/programme/network" label={t('network.title')} />
          <PageHead title={title} lead={stage} />
          <Notice
            tone={label.isHeld ? 'good' : 'info'}
            title={t(label.isHeld ? 'network.label.held' : 'network.label.notYet')}
          >
            <p>{t('network.label.lead')}</p>
          </Notice>
          <Section title={t('network.label.criterion')}>
            <DataTable
              caption={t('network.label.criterion')}
              hideCaption
              rows={label.standings}
              rowKey={({ criterion }) => criterion}
              columns={[
                {
                  ...{ key: 'what', title: t('network.label.one'), names: true },
                  cell: ({ criterion }) =>
                    t(`network.label.what.${criterion}`, {
                      ...bounds,
                      percent: criterion === 'fresh' || criterion === 'year' ? percents[criterion] : 0,
                    }),
                },
                { key: 'now', title: t('network.label.now'), oneLine: true, cell: figureOf },
                {
                  ...{ key: 'state', title: t('year.state'), bare: true, oneLine: true },
                  cell: ({ isMet }) => (
                    <StatusTag tone={isMet ? 'good' : 'warn'}>
                      {t(isMet ? 'network.label.met' : 'network.label.missing')}
                    </StatusTag>
                  ),
                },
              ]}
            />
          </Section>
          <p>
            <ButtonLink kind="quiet" href={`/${place.slug}`}>
              {t('network.see')}
            </ButtonLink>
          </p>
        </div>
      </Wrap>
    </SitePage>
  )
}
