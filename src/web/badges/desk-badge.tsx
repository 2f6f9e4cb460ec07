import { redirect } from 'react-router'
import { archiveBadge } from '#capabilities/badges/archive-badge.ts'
import type { PublishRefusal } from '#capabilities/badges/badge-rules.ts'
import { badgeRevision, findBadge } from '#capabilities/badges/find-badge.ts'
import { listReviewsOfBadge } from '#capabilities/badges/find-review.ts'
import { publishBadge } from '#capabilities/badges/publish-badge.ts'
import { restoreBadge } from '#capabilities/badges/restore-badge.ts'
import type { AskRefusal } from '#capabilities/badges/review-rules.ts'
import { type ReviseBadgeOutcome, reviseBadge } from '#capabilities/badges/revise-badge.ts'
import { sendToReview } from '#capabilities/badges/send-to-review.ts'
import { findAttribution } from '#capabilities/community/find-item.ts'
import { alignSkills } from '#capabilities/skills/align-skills.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Row } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { AttributionLine } from '#web/community/item-view.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { ArchiveQuestion, SaveAndPublish } from '#web/desks/save-and-publish.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-badge'
import {
  BadgeFields,
  badgeContentFrom,
  badgeLabels,
  badgeSchema,
  badgeValueInWords,
  typedFromBadge,
} from './badge-form.tsx'
import { lookRefused, takePicture } from './badge-picture.ts'
import { BadgeQuality } from './badge-quality.tsx'

type Refusal = PublishRefusal | Extract<ReviseBadgeOutcome, { ok: false }>['refusal'] | 'badge-not-archived'

/** In which field a refusal is mended; the others are about the whole badge. */
const refused: Record<Refusal, { field?: string; message: MessageKey }> = {
  'badge-not-found': { message: 'manage.refused.badgeNotFound' },
  'badge-is-archived': { message: 'manage.refused.archived' },
  'badge-not-archived': { message: 'manage.refused.notArchived' },
  'organisation-not-approved': { message: 'manage.refused.notApproved' },
  'badge-needs-skills': { field: 'skills', message: 'manage.refused.skills' },
  'changed-meanwhile': { message: 'forms.changed.title' },
  ...lookRefused,
}

const notAsked: Record<AskRefusal, MessageKey> = {
  'badge-not-found': 'badges.review.askRefused.badge-not-found',
  'badge-is-archived': 'badges.review.askRefused.badge-is-archived',
  'review-is-waiting': 'badges.review.askRefused.review-is-waiting',
  'already-reviewed': 'badges.review.askRefused.already-reviewed',
}

async function badgeOnDesk({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { organisation } = managerDesk({ context })
  const { database } = visitOf({ context }).services
  const badge = isId(params.id) ? await findBadge({ id: params.id }, { database }) : undefined
  if (!badge || badge.organisationId !== organisation.id) throw new Response(null, { status: 404 })
  return badge
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { organisation } = managerDesk({ context })
  const badge = await badgeOnDesk({ context, params })
  const { searchParams } = new URL(request.url)
  return {
    organisation,
    badge,
    revision: badgeRevision(badge),
    typed: typedFromBadge(badge),
    saved: searchParams.has('saved'),
    published: searchParams.has('published'),
    asked: searchParams.has('asked'),
    attribution: await findAttribution({ badgeId: badge.id }, visitOf({ context }).services),
    last: (await listReviewsOfBadge(badge.id, { database: visitOf({ context }).services.database }))[0],
  }
}

/** How the form comes back. */
interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  /** Where it is about the whole badge. */
  notice?: MessageKey
  /** What was typed is stored, although it could not be published. */
  isSaved?: boolean
  isChanged?: boolean
  asksToArchive?: boolean
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const visit = visitOf({ context })
  const { manager } = managerDesk({ context })
  const known = await badgeOnDesk({ context, params })
  const powers = { database: visit.services.database, manager, now: visit.now }
  const form = await request.formData()
  const wrongPicture = await takePicture(form, powers)
  const here = `/organisations/${params.slug}/manage/badges/${known.id}`
  const parsed = parseForm(badgeSchema, form)
  const { typed } = parsed
  const refuse = (refusal: Refusal, isSaved = false): Answer => {
    const { field, message } = refused[refusal]
    const answer = { typed, isSaved, isChanged: refusal === 'changed-meanwhile' }
    return field ? { ...answer, errors: { [field]: message } } : { ...answer, errors: {}, notice: message }
  }
  const doing = form.get('do')
  if (doing === 'ask-review') {
    const outcome = await sendToReview({ badgeId: known.id }, { ...powers, queue: visit.queue })
    if (outcome.ok) return redirect(`${here}?asked`)
    return { errors: {}, typed: typedFromBadge(known), notice: notAsked[outcome.refusal] }
  }
  if (doing === 'look') return { errors: wrongPicture, typed }
  if (doing === 'archive') return { errors: {}, typed, asksToArchive: true }
  if (doing === 'archive-now') {
    const outcome = await archiveBadge({ badgeId: known.id }, powers)
    return outcome.ok ? redirect(`${here}?saved`) : refuse(outcome.refusal)
  }
  if (doing === 'restore') {
    const outcome = await restoreBadge({ badgeId: known.id }, powers)
    return outcome.ok ? redirect(`${here}?saved`) : refuse(outcome.refusal)
  }
  if (!parsed.ok) return { typed, errors: { ...parsed.errors, ...wrongPicture } }
  if (Object.keys(wrongPicture).length > 0) return { typed, errors: wrongPicture }
  const asked = badgeContentFrom(parsed.value, known.skills)
  const content = { ...asked, skills: await alignSkills(asked.skills, visit.services) }
  const revised = await reviseBadge({ badgeId: known.id, content, basedOn: basedOnOf(form) }, powers)
  if (!revised.ok) return refuse(revised.refusal)
  if (doing !== 'publish') return redirect(`${here}?saved`)
  const published = await publishBadge({ badgeId: known.id }, powers)
  return published.ok ? redirect(`${here}?published`) : refuse(published.refusal, true)
}

const tones = { draft: 'info', published: 'good', archived: 'plain' } as const

export default function ManagedBadgePage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, badge, revision, saved, published } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const errors = actionData?.errors ?? {}
  const name = inLanguage(language, badge.name, badge.nameCy)
  const base = `/organisations/${organisation.slug}/manage`
  const isWrong = actionData && (actionData.notice || Object.keys(errors).length > 0)
  return (
    <ManageConsole
      organisation={organisation}
      title={isWrong ? t('common.errorTitle', { title: name }) : name}
      isManager
    >
      <BackLink href={`${base}/badges`} label={t('manage.nav.badges')} />
      <FormErrorSummary errors={errors} labels={badgeLabels} />
      {actionData?.notice && !actionData.isChanged && <Notice tone="bad" title={t(actionData.notice)} live />}
      {actionData?.isSaved && <Notice tone="info" title={t('manage.savedAsDraft')} live />}
      {actionData?.isChanged && (
        <ChangedMeanwhile
          labels={badgeLabels}
          saved={loaderData.typed}
          typed={actionData.typed}
          inWords={(field, value) => badgeValueInWords(t, field, value)}
        />
      )}
      {(saved || published) && !actionData && (
        <Notice tone="good" title={t(published ? 'manage.published' : 'common.saved')} live />
      )}
      <Row>
        <BadgeArt design={badge.artwork} alt={badge.imageAlt} size="medium" />
        <PageHead
          eyebrow={t('manage.badge.versionNumber', { version: badge.versionNumber })}
          title={name}
          actions={<StatusTag tone={tones[badge.status]}>{t(`manage.status.${badge.status}`)}</StatusTag>}
        />
      </Row>
      {loaderData.attribution && <AttributionLine attribution={loaderData.attribution} />}
      {badge.status !== 'draft' && (
        <ButtonGroup>
          {badge.status === 'published' && (
            <ButtonLink href={`${base}/awards/new?badge=${badge.id}`} icon="award">
              {t('manage.awards.new')}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" href={`${base}/badges/${badge.id}/recognition`}>
            {t('recognition.ask.page')}
          </ButtonLink>
          {badge.status === 'published' && (
            <ButtonLink kind="quiet" href={`${base}/badges/${badge.id}/sharing`}>
              {t('badges.sharing.title')}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" href={`/${badge.placeSlug}/badges/${badge.slug}`}>
            {t('manage.seePublic')}
          </ButtonLink>
        </ButtonGroup>
      )}
      {loaderData.asked && !actionData && <Notice tone="good" title={t('badges.review.asked')} live />}
      <BadgeQuality badge={badge} last={loaderData.last} />
      {badge.status === 'archived' && (
        <Form>
          <p>{t('desk.list.putBackText')}</p>
          <ButtonGroup>
            <Button kind="quiet" name="do" value="restore">
              {t('desk.list.putBack')}
            </Button>
          </ButtonGroup>
        </Form>
      )}
      {badge.status !== 'archived' && (
        <Form encType="multipart/form-data">
          {actionData?.asksToArchive && <ArchiveQuestion />}
          <BasedOn revision={revision} answered={actionData} />
          {badge.status === 'published' && (
            <Notice tone="info" title={t('manage.badge.newVersion')}>
              {t('manage.badge.newVersionText')}
            </Notice>
          )}
          <BadgeFields typed={actionData?.typed ?? loaderData.typed} errors={errors} />
          <SaveAndPublish status={badge.status} saveLabel={t('manage.badge.saveVersion')} quiet />
        </Form>
      )}
    </ManageConsole>
  )
}
