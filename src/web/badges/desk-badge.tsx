import { useTranslation } from 'react-i18next'
import { redirect } from 'react-router'
import { archiveBadge } from '#capabilities/badges/archive-badge.ts'
import type { PublishRefusal } from '#capabilities/badges/badge-rules.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { publishBadge } from '#capabilities/badges/publish-badge.ts'
import { reviseBadge } from '#capabilities/badges/revise-badge.ts'
import { alignSkills } from '#capabilities/skills/align-skills.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { Row } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-badge'
import { BadgeFields, badgeContentFrom, badgeSchema, typedFromBadge } from './badge-form.tsx'

const explanation: Record<PublishRefusal, MessageKey> = {
  'badge-not-found': 'manage.refused.badgeNotFound',
  'badge-is-archived': 'manage.refused.archived',
  'organisation-not-approved': 'manage.refused.notApproved',
  'badge-needs-skills': 'manage.refused.skills',
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const badge = isId(params.id) ? await findBadge(visit.services.database, { id: params.id }) : undefined
  if (!badge || badge.organisationId !== organisation.id) throw new Response(null, { status: 404 })
  return { organisation, badge, saved: new URL(request.url).searchParams.has('saved') }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { manager } = managerDesk({ context })
  const powers = { database: visit.services.database, manager, now: visit.now }
  const form = await request.formData()
  const badgeId = isId(params.id) ? params.id : ''
  const here = `/organisations/${params.slug}/manage/badges/${badgeId}?saved`
  const refuse = (refusal: PublishRefusal) => ({ errors: { name: explanation[refusal] }, typed: undefined })
  switch (form.get('do')) {
    case 'publish': {
      const outcome = await publishBadge({ badgeId }, powers)
      return outcome.ok ? redirect(here) : refuse(outcome.refusal)
    }
    case 'archive': {
      const outcome = await archiveBadge({ badgeId }, powers)
      return outcome.ok ? redirect(here) : refuse(outcome.refusal)
    }
    default: {
      const parsed = parseForm(badgeSchema, form)
      if (!parsed.ok) return parsed
      const known = await findBadge(visit.services.database, { id: badgeId })
      const typed = badgeContentFrom(parsed.value, known?.skills)
      const content = { ...typed, skills: await alignSkills(typed.skills, visit.services) }
      const outcome = await reviseBadge({ badgeId, content }, powers)
      return outcome.ok ? redirect(here) : refuse(outcome.refusal)
    }
  }
}

const tones = { draft: 'info', published: 'good', archived: 'plain' } as const

export default function ManagedBadgePage({
  loaderData: { organisation, badge, saved },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const errors: FormErrors = actionData?.errors ?? {}
  const name = inLanguage(language, badge.name, badge.nameCy)
  const base = `/organisations/${organisation.slug}/manage`
  return (
    <ManageConsole
      organisation={organisation}
      title={actionData ? t('common.errorTitle', { title: name }) : name}
      isManager
    >
      <BackLink href={`${base}/badges`} label={t('manage.nav.badges')} />
      <ErrorSummary
        title={t('common.errorSummary')}
        errors={Object.entries(errors).map(([field, key]) => ({ field, message: t(key) }))}
      />
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <Row>
        <BadgeArt design={badge.artwork} alt={badge.imageAlt} size="medium" />
        <PageHead
          eyebrow={t('manage.badge.versionNumber', { version: badge.versionNumber })}
          title={name}
          actions={<StatusTag tone={tones[badge.status]}>{t(`manage.status.${badge.status}`)}</StatusTag>}
        />
      </Row>
      <Form>
        <ButtonGroup>
          {badge.status === 'draft' && (
            <Button name="do" value="publish">
              {t('manage.publish')}
            </Button>
          )}
          {badge.status === 'published' && (
            <ButtonLink href={`${base}/awards/new?badge=${badge.id}`} icon="award">
              {t('manage.awards.new')}
            </ButtonLink>
          )}
          {badge.status !== 'draft' && (
            <ButtonLink kind="quiet" href={`/${badge.placeSlug}/badges/${badge.slug}`}>
              {t('manage.seePublic')}
            </ButtonLink>
          )}
          {badge.status === 'published' && (
            <Button kind="plain" name="do" value="archive">
              {t('manage.archive')}
            </Button>
          )}
        </ButtonGroup>
      </Form>
      {badge.status !== 'archived' && (
        <Form>
          {badge.status === 'published' && (
            <Notice tone="info" title={t('manage.badge.newVersion')}>
              {t('manage.badge.newVersionText')}
            </Notice>
          )}
          <BadgeFields typed={actionData?.typed ?? typedFromBadge(badge)} errors={errors} />
          <Button kind="quiet">
            {badge.status === 'published' ? t('manage.badge.saveVersion') : t('common.save')}
          </Button>
        </Form>
      )}
    </ManageConsole>
  )
}
