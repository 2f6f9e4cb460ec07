import { redirect } from 'react-router'
import type { Badge } from '#capabilities/badges/badge.ts'
import { type BadgeReview, type ReviewedField, reviewedFields } from '#capabilities/badges/badge-review.ts'
import { decideReview } from '#capabilities/badges/decide-review.ts'
import { badgeRevision, findBadge, findBadgeVersion } from '#capabilities/badges/find-badge.ts'
import { findReview, listReviewsOfBadge } from '#capabilities/badges/find-review.ts'
import { differencesOf, type ReviewRefusal } from '#capabilities/badges/review-rules.ts'
import { isLevel } from '#capabilities/places/badge-standard.ts'
import { findBadgeStandard } from '#capabilities/places/find-place.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { Columns } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { BadgeDifferences } from '#web/badges/badge-differences.tsx'
import { ReviewComments } from '#web/badges/review-comments.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/review'

const longestComment = 1000

async function reviewInPlace({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { database } = visitOf({ context }).services
  const { place } = leadDesk({ context })
  const review = isId(params.id) ? await findReview(params.id, { database }) : undefined
  const badge =
    review?.placeId === place.id
      ? review.state === 'waiting'
        ? await findBadge({ id: review.badgeId }, { database })
        : await findBadgeVersion(review.badgeVersionId, { database })
      : undefined
  if (!review || !badge) throw new Response(null, { status: 404 })
  return { review, badge }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { database } = visitOf({ context }).services
  const { place } = leadDesk({ context })
  const { review, badge } = await reviewInPlace({ context, params })
  const [all, standard] = await Promise.all([
    listReviewsOfBadge(badge.id, { database }),
    findBadgeStandard({ id: badge.badgeStandardId }, { database }),
  ])
  const earlier = all.filter(({ id, state }) => id !== review.id && state !== 'waiting')
  const last = earlier.find(({ badgeVersionId }) => badgeVersionId !== badge.versionId)
  const before = last && (await findBadgeVersion(last.badgeVersionId, { database }))
  return {
    place,
    review,
    badge,
    revision: badgeRevision(badge),
    earlier,
    since: before && { version: before.versionNumber, differences: differencesOf(before, badge) },
    standard,
    done: new URL(request.url).searchParams.has('done'),
  }
}

interface Answer {
  refusal: ReviewRefusal
  looked: ReviewedField[]
  comments: BadgeReview['comments']
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const { review } = await reviewInPlace({ context, params })
  const form = await request.formData()
  const doing = form.get('do') ?? 'return'
  if (doing !== 'approve' && doing !== 'return') throw new Response(null, { status: 400 })
  const looked = reviewedFields.filter((field) => form.has(`looked-${field}`))
  const comments = Object.fromEntries(
    reviewedFields.flatMap((field) => {
      const said = String(form.get(`comment-${field}`) ?? '')
        .trim()
        .slice(0, longestComment)
      return said ? [[field, said]] : []
    }),
  )
  const decision = doing === 'approve' ? 'approved' : 'returned'
  const basedOn = String(form.get('basedOn') ?? '')
  const outcome = await decideReview(
    { reviewId: review.id, decision, looked, comments, basedOn },
    { ...services, queue, lead, now },
  )
  return outcome.ok
    ? redirect(`/${place.slug}/lead/reviews/${review.id}?done`)
    : { refusal: outcome.refusal, looked, comments }
}

const tones = { waiting: 'info', returned: 'warn', approved: 'good' } as const

export default function ReviewPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, review, badge, revision, earlier, since, standard, done } = loaderData
  const { t, language } = useTranslation()
  const name = inLanguage(language, badge.name, badge.nameCy)
  const refusal = actionData?.refusal
  return (
    <DeskPage title={refusal ? t('common.errorTitle', { title: name }) : name}>
      <BackLink href={`/${place.slug}/lead/reviews`} label={t('desk.nav.reviews')} />
      {refusal && <Notice tone="bad" title={t(`badges.review.refused.${refusal}`)} live />}
      {done && !refusal && <Notice tone="good" title={t('badges.review.decided')} live />}
      <DeskHead
        title={name}
        aside={
          <span className="row">
            {badge.organisationName}
            <StatusTag tone={tones[review.state]}>{t(`badges.review.state.${review.state}`)}</StatusTag>
          </span>
        }
      />
      <Section title={t('badges.review.preview')}>
        <Columns kind="art">
          <div className="row">
            <BadgeArt
              design={badge.artwork}
              alt={inLanguage(language, badge.imageAlt, badge.imageAltCy)}
              size="medium"
            />
            <BadgeArt design={badge.artwork} alt={t('badges.review.size48')} size="small" />
            <span className="in-gray">
              <BadgeArt design={badge.artwork} alt={t('badges.review.gray')} size="small" />
            </span>
          </div>
          <SummaryList lines rows={rowsOf(badge, { t, language, standard })} />
        </Columns>
      </Section>
      {since && (
        <Section title={t('badges.review.changes', { version: since.version })}>
          <BadgeDifferences differences={since.differences} since={since.version} />
        </Section>
      )}
      {review.state === 'waiting' ? (
        <Section title={t('badges.review.seven')}>
          <Form>
            <input type="hidden" name="basedOn" value={revision} />
            {reviewedFields.map((field) => (
              <div key={field} className="stack stack-s">
                <Checkbox
                  name={`looked-${field}`}
                  label={t('badges.review.looked', { question: t(`badges.review.question.${field}`) })}
                  checked={actionData?.looked.includes(field) ?? false}
                />
                <TextArea
                  name={`comment-${field}`}
                  label={t('badges.review.commentOn', { field: t(`badges.review.field.${field}`) })}
                  value={actionData?.comments[field]}
                  rows={2}
                />
              </div>
            ))}
            <ButtonGroup>
              <Button name="do" value="approve">
                {t('badges.review.approve')}
              </Button>
              <Button kind="quiet" name="do" value="return">
                {t('badges.review.return')}
              </Button>
            </ButtonGroup>
          </Form>
        </Section>
      ) : (
        Object.keys(review.comments).length > 0 && (
          <Section title={t('badges.review.comments')}>
            <ReviewComments comments={review.comments} />
          </Section>
        )
      )}
      {earlier.some(({ comments }) => Object.keys(comments).length > 0) && (
        <Section title={t('badges.review.earlier')}>
          <div className="stack">
            {earlier.map((one) => (
              <ReviewComments key={one.id} comments={one.comments} />
            ))}
          </div>
        </Section>
      )}
    </DeskPage>
  )
}

type Facts = Pick<ReturnType<typeof useTranslation>, 't' | 'language'> & {
  standard: Awaited<ReturnType<typeof findBadgeStandard>>
}

/** What the seven questions are about. */
function rowsOf(badge: Badge, { t, language, standard }: Facts) {
  const wording = standard?.levels.find((one) => isLevel(one.level) && one.level === badge.level)
  return [
    { term: t('manage.badge.description'), detail: inLanguage(language, badge.description, badge.descriptionCy) },
    { term: t('badges.review.field.criteria'), detail: inLanguage(language, badge.criteria, badge.criteriaCy) },
    {
      term: t('badges.review.field.level'),
      detail: wording
        ? `${inLanguage(language, wording.name, wording.nameCy)}: ${inLanguage(language, wording.expects, wording.expectsCy)}`
        : String(badge.level),
    },
    {
      term: t('badges.review.field.hours'),
      detail: badge.hours ? t('common.hours', { count: badge.hours }) : t('lead.organisation.notSaid'),
    },
    { term: t('badges.review.field.assessment'), detail: inLanguage(language, badge.assessment, badge.assessmentCy) },
    {
      term: t('badges.review.field.evidence'),
      detail: badge.evidenceRequired
        ? inLanguage(language, badge.evidenceGuidance ?? '', badge.evidenceGuidanceCy)
        : t('badges.evidenceNone'),
    },
    { term: t('badges.review.field.skills'), detail: badge.skills.map(({ name }) => name).join(', ') },
    { term: t('badges.review.field.imageAlt'), detail: inLanguage(language, badge.imageAlt, badge.imageAltCy) },
  ]
}
