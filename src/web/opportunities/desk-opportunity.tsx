import { useTranslation } from 'react-i18next'
import { redirect } from 'react-router'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { archiveOpportunity } from '#capabilities/opportunities/archive-opportunity.ts'
import { findOpportunity, listSessions } from '#capabilities/opportunities/find-opportunity.ts'
import type { PublishRefusal } from '#capabilities/opportunities/opportunity-rules.ts'
import { publishOpportunity } from '#capabilities/opportunities/publish-opportunity.ts'
import { reviseOpportunity } from '#capabilities/opportunities/revise-opportunity.ts'
import { listNeighbourhoods } from '#capabilities/places/find-place.ts'
import { alignSkills } from '#capabilities/skills/align-skills.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
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
import type { Route } from './+types/desk-opportunity'
import {
  OpportunityFields,
  opportunityRequestFrom,
  opportunitySchema,
  typedFromOpportunity,
} from './opportunity-form.tsx'

const explanation: Record<PublishRefusal, MessageKey> = {
  'opportunity-not-found': 'manage.refused.opportunityNotFound',
  'opportunity-is-archived': 'manage.refused.opportunityArchived',
  'organisation-not-approved': 'manage.refused.notApproved',
  'location-is-missing': 'manage.refused.location',
  'ages-are-the-wrong-way-round': 'manage.refused.ages',
  'no-safeguarding-lead': 'manage.gap.no-safeguarding-lead',
  'no-safeguarding-policy': 'manage.gap.no-safeguarding-policy',
  'safeguarding-review-is-old': 'manage.gap.safeguarding-review-is-old',
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const { database } = visit.services
  const opportunity = isId(params.id) ? await findOpportunity(database, { id: params.id }, visit.now) : undefined
  if (!opportunity || opportunity.organisationId !== organisation.id) throw new Response(null, { status: 404 })
  const [neighbourhoods, badges, joined, sessions] = await Promise.all([
    listNeighbourhoods(database, opportunity.placeId),
    listBadges(database, { organisationId: organisation.id, limit: 100 }),
    listBadges(database, { opportunityId: opportunity.id, limit: 100 }),
    listSessions(database, { opportunityId: opportunity.id, limit: 500 }),
  ])
  return {
    organisation,
    opportunity,
    neighbourhoods,
    badges: badges.rows.map(({ id, name }) => ({ id, name })),
    typed: typedFromOpportunity(opportunity, { sessions, badgeIds: joined.rows.map((badge) => badge.id) }),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { manager } = managerDesk({ context })
  const { database } = visit.services
  const powers = { database, manager, now: visit.now }
  const form = await request.formData()
  const opportunityId = isId(params.id) ? params.id : ''
  const here = `/organisations/${params.slug}/manage/opportunities/${opportunityId}?saved`
  const refuse = (refusal: PublishRefusal, typed?: Record<string, string>) => ({
    errors: { title: explanation[refusal] },
    typed,
  })
  switch (form.get('do')) {
    case 'publish': {
      const outcome = await publishOpportunity({ opportunityId }, powers)
      return outcome.ok ? redirect(here) : refuse(outcome.refusal)
    }
    case 'archive': {
      const outcome = await archiveOpportunity({ opportunityId }, powers)
      return outcome.ok ? redirect(here) : refuse(outcome.refusal)
    }
    default: {
      const parsed = parseForm(opportunitySchema, form)
      if (!parsed.ok) return parsed
      const found = await findOpportunity(database, { id: opportunityId }, visit.now)
      const neighbourhoods = found ? await listNeighbourhoods(database, found.placeId) : []
      const typed = opportunityRequestFrom(parsed.value, { neighbourhoods, known: found?.skills ?? [] })
      const content = { ...typed.content, skills: await alignSkills(typed.content.skills, visit.services) }
      const outcome = await reviseOpportunity({ opportunityId, ...typed, content }, powers)
      return outcome.ok ? redirect(here) : refuse(outcome.refusal)
    }
  }
}

const tones = { draft: 'info', published: 'good', archived: 'plain' } as const

export default function ManagedOpportunityPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, opportunity, neighbourhoods, badges, typed, saved } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const errors: FormErrors = actionData?.errors ?? {}
  const title = inLanguage(language, opportunity.title, opportunity.titleCy)
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink
        href={`/organisations/${organisation.slug}/manage/opportunities`}
        label={t('manage.nav.opportunities')}
      />
      <ErrorSummary
        title={t('common.errorSummary')}
        errors={Object.entries(errors).map(([field, key]) => ({ field, message: t(key) }))}
      />
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <PageHead
        eyebrow={t(`opportunities.kind.${opportunity.kind}`)}
        title={title}
        actions={<StatusTag tone={tones[opportunity.status]}>{t(`manage.status.${opportunity.status}`)}</StatusTag>}
      />
      <Form>
        <ButtonGroup>
          {opportunity.status === 'draft' && (
            <Button name="do" value="publish">
              {t('manage.publish')}
            </Button>
          )}
          {opportunity.status !== 'draft' && (
            <ButtonLink kind="quiet" href={`/${opportunity.placeSlug}/opportunities/${opportunity.slug}`}>
              {t('manage.seePublic')}
            </ButtonLink>
          )}
          {opportunity.status === 'published' && (
            <Button kind="plain" name="do" value="archive">
              {t('manage.archive')}
            </Button>
          )}
        </ButtonGroup>
      </Form>
      {opportunity.status !== 'archived' && (
        <Form>
          <OpportunityFields
            typed={actionData?.typed ?? typed}
            errors={errors}
            neighbourhoods={neighbourhoods}
            badges={badges}
          />
          <Button kind="quiet">{t('common.save')}</Button>
        </Form>
      )}
    </ManageConsole>
  )
}
