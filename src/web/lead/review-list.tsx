import type { ReviewRefusal } from '#capabilities/badges/review-rules.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { answerBulk, bulkResultOf } from '#web/desks/bulk-form.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { DeskTable, rowsAPage } from '#web/desks/desk-table.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/review-list'
import { reviewActs, reviewStates, reviewSubjects, reviewsIn, reviewViewOf } from './review-view.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, queue, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const { database } = services
  const [found, result] = await Promise.all([
    reviewsIn({ request, placeId: place.id, pageLength: rowsAPage }, { database }),
    bulkResultOf(request, reviewActs({ database, queue, lead, now }), { database, authority: lead, now }),
  ])
  return { place, ...reviewViewOf(request), found, result }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, queue, now } = visitOf({ context })
  const { lead } = leadDesk({ context })
  const { database } = services
  const powers = { database, queue, lead, now }
  return answerBulk(
    request,
    { acts: reviewActs(powers), subjectsOf: reviewSubjects(request, powers) },
    { database, authority: lead, now },
  )
}

const refusals: Record<ReviewRefusal, MessageKey> = {
  'review-not-found': 'badges.review.refused.review-not-found',
  'decided-meanwhile': 'badges.review.refused.decided-meanwhile',
  'changed-meanwhile': 'badges.review.refused.changed-meanwhile',
  'reviewer-is-of-the-organisation': 'badges.review.refused.reviewer-is-of-the-organisation',
  'not-all-was-looked-at': 'badges.review.refused.not-all-was-looked-at',
  'nothing-was-said': 'badges.review.refused.nothing-was-said',
}

const isKnown = (refusal: string): refusal is ReviewRefusal => Object.hasOwn(refusals, refusal)

export default function ReviewsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, view, state, found, result } = loaderData
  const { t, language } = useTranslation()
  const base = `/${place.slug}/lead/reviews`
  const nameOf = (row: { name: string; nameCy: string | null }) => inLanguage(language, row.name, row.nameCy)
  return (
    <DeskPage title={t('desk.nav.reviews')}>
      <DeskTable
        title={t('desk.nav.reviews')}
        view={view}
        rows={found.rows}
        total={found.total}
        rowKey={(row) => row.id}
        search={t('desk.list.searchReviews')}
        hasTable
        states={{
          filter: 'state',
          label: t('manage.awards.state'),
          of: reviewStates.map((value) => ({
            value: value === 'waiting' ? undefined : value,
            label: t(`badges.review.state.${value}`),
          })),
        }}
        {...(state === 'waiting' || result
          ? {
              bulk: {
                nameOf,
                answer: actionData,
                result,
                offered: state === 'waiting' ? ['return'] : [],
                refusal: (refusal: string) => t(isKnown(refusal) ? refusals[refusal] : 'desk.list.refused.not-reached'),
                acts: {
                  return: {
                    label: t('desk.list.return'),
                    text: t('desk.list.returnText'),
                    reason: t('desk.list.returnReason'),
                  },
                },
              },
            }
          : {})}
        empty={
          <EmptyState title={t('badges.review.none')} level={2} icon="check">
            {t('badges.review.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            title: t('check.name'),
            names: true,
            cell: (row) => <a href={`${base}/${row.id}`}>{nameOf(row)}</a>,
            sorts: 'name',
          },
          {
            key: 'by',
            title: t('opportunities.organisationLabel'),
            cell: (row) => row.organisationName,
            sorts: 'by',
          },
          {
            key: 'version',
            title: t('badges.review.versions'),
            cell: (row) => t('manage.badge.versionNumber', { version: row.versionNumber }),
            sorts: 'version',
          },
          {
            key: 'asked',
            title: t('badges.review.askedOn'),
            oneLine: true,
            cell: (row) => longDate(language, row.askedAt),
            sorts: 'asked',
          },
        ]}
      />
    </DeskPage>
  )
}
