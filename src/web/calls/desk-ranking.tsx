import { regions } from '#capabilities/programme/call.ts'
import { findRanking, type Ranking } from '#capabilities/programme/find-ranking.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-ranking'
import { CallDeskPage } from './call-desk-page.tsx'
import { callInHand } from './call-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { call, team } = await callInHand(args)
  const powers = { ...services, team }
  const [reading, interview] = await Promise.all([
    findRanking({ callId: call.id, stage: 'reading' }, powers),
    findRanking({ callId: call.id, stage: 'interview' }, powers),
  ])
  return { call, reading, interview }
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** How a call was scored, with how far its assessors agree: once nobody scores any more. */
export default function DeskRankingPage({ loaderData: { call, reading, interview } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const title = t('assessing.ranking.title')
  return (
    <CallDeskPage call={call} title={title}>
      {reading === undefined ? (
        <Notice tone="info" title={t('assessing.ranking.sealed')} />
      ) : (
        <>
          <p>{t('assessing.ranking.lead')}</p>
          {interview && interview.rows.length > 0 && (
            <Scored ranking={interview} title={t('assessing.ranking.interview')} />
          )}
          <Scored ranking={reading} title={t('assessing.ranking.reading')} />
        </>
      )}
    </CallDeskPage>
  )
}

const twoPlaces = (number: number) => number.toFixed(2)
const signed = (number: number) => `${number > 0 ? '+' : ''}${twoPlaces(number)}`

function Scored({ ranking, title }: { ranking: Ranking; title: string }) {
  const { t } = useTranslation()
  const regionOf = (region: string) => {
    const known = regions.find((one) => one === region)
    return known ? t(`programme.region.${known}`) : region
  }
  return (
    <Section title={title}>
      <p>
        {ranking.agreement === undefined || !ranking.interval
          ? t('assessing.ranking.cannot')
          : t('assessing.ranking.agreement', {
              alpha: twoPlaces(ranking.agreement),
              from: twoPlaces(ranking.interval.from),
              to: twoPlaces(ranking.interval.to),
            })}
      </p>
      <DataTable
        caption={title}
        hideCaption
        cards="rows"
        rows={ranking.rows}
        rowKey={({ applicationId }) => applicationId}
        // Three levels apart in one criterion: to be talked about.
        stands={({ spread }) => spread >= 3}
        columns={[
          { key: 'rank', title: t('assessing.ranking.rank'), cell: ({ rank }) => rank ?? '–' },
          { key: 'place', title: t('assessing.ranking.place'), names: true, cell: ({ placeName }) => placeName },
          { key: 'region', title: t('assessing.ranking.region'), cell: ({ region }) => regionOf(region) },
          {
            key: 'total',
            title: t('assessing.ranking.total'),
            align: 'end',
            cell: ({ total }) => (total === undefined ? t('assessing.ranking.noTotal') : twoPlaces(total / 100)),
          },
          {
            key: 'assessors',
            title: t('assessing.ranking.assessors'),
            align: 'end',
            cell: ({ assessors }) => (assessors < 3 ? t('assessing.ranking.few', { count: assessors }) : assessors),
          },
          { key: 'spread', title: t('assessing.ranking.spread'), align: 'end', cell: ({ spread }) => spread },
        ]}
      />
      <h3>{t('assessing.ranking.offsets')}</h3>
      <SummaryList
        rows={ranking.offsets.map(({ name, offset }) => ({
          term: name || t('assessing.page.erased'),
          detail: offset === undefined ? t('assessing.ranking.noTotal') : signed(offset),
        }))}
      />
    </Section>
  )
}
