import { csvAnswer, mostCsvLines } from '#web/desks/csv-answer.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/review-table'
import { reviewsIn, reviewViewOf } from './review-view.ts'

/** The reviews of a place as a table: all that the address narrows them to. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, t } = visitOf({ context })
  const { place } = leadDesk({ context })
  const { state } = reviewViewOf(request)
  const { rows } = await reviewsIn({ request, placeId: place.id, pageLength: mostCsvLines }, services)
  return csvAnswer(
    `reviews-${place.slug}`,
    [
      t('check.name'),
      t('opportunities.organisationLabel'),
      t('badges.review.versions'),
      t('badges.review.askedOn'),
      t('manage.awards.state'),
    ],
    rows.map((row) => [
      row.name,
      row.organisationName,
      row.versionNumber,
      row.askedAt.toISOString().slice(0, 10),
      t(`badges.review.state.${state}`),
    ]),
  )
}
