import { redirect } from 'react-router'
import { listBadges } from '#capabilities/badges/list-badges.ts'
import { archiveOpportunity } from '#capabilities/opportunities/archive-opportunity.ts'
import { findOpportunityEdit } from '#capabilities/opportunities/find-opportunity.ts'
import type { PublishRefusal } from '#capabilities/opportunities/opportunity-rules.ts'
import { publishOpportunity } from '#capabilities/opportunities/publish-opportunity.ts'
import { type ReviseRefusal, reviseOpportunity } from '#capabilities/opportunities/revise-opportunity.ts'
import { listNeighbourhoods } from '#capabilities/places/find-place.ts'
import { alignSkills } from '#capabilities/skills/align-skills.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { ArchiveQuestion, SaveAndPublish } from '#web/desks/save-and-publish.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-opportunity'
import {
  OpportunityFields,
  opportunityLabels,
  opportunityRequestFrom,
  opportunitySchema,
  opportunityValueInWords,
  typedFromOpportunity,
} from './opportunity-form.tsx'

/** In which field a refusal is mended; the others are about the whole listing. */
const refused: Record<ReviseRefusal | PublishRefusal, { field?: string; message: MessageKey }> = {
  'opportunity-not-found': { message: 'manage.refused.opportunityNotFound' },
  'opportunity-is-archived': { message: 'manage.refused.opportunityArchived' },
  'organisation-not-approved': { message: 'manage.refused.notApproved' },
  'location-is-missing': { field: 'address', message: 'manage.refused.location' },
  'ages-are-the-wrong-way-round': { field: 'ageMin', message: 'manage.refused.ages' },
  'no-safeguarding-lead': { message: 'manage.gap.no-safeguarding-lead' },
  'no-safeguarding-policy': { message: 'manage.gap.no-safeguarding-policy' },
  'safeguarding-review-is-old': { message: 'manage.gap.safeguarding-review-is-old' },
  'dates-are-past': { field: 'sessions', message: 'manage.refused.datesArePast' },
  'changed-meanwhile': { message: 'forms.changed.title' },
}

async function opportunityOnDesk({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const visit = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const edit = isId(params.id)
    ? await findOpportunityEdit(params.id, { database: visit.services.database, now: visit.now })
    : undefined
  if (!edit || edit.opportunity.organisationId !== organisation.id) throw new Response(null, { status: 404 })
  return edit
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { organisation } = managerDesk({ context })
  const { database } = visitOf({ context }).services
  const { opportunity, sessions, badgeIds, revision } = await opportunityOnDesk({ context, params })
  const [neighbourhoods, badges] = await Promise.all([
    listNeighbourhoods(opportunity.placeId, { database }),
    listBadges({ organisationId: organisation.id, limit: 100 }, { database }),
  ])
  const { searchParams } = new URL(request.url)
  return {
    organisation,
    opportunity,
    revision,
    neighbourhoods,
    badges: badges.rows.map(({ id, name }) => ({ id, name })),
    typed: typedFromOpportunity(opportunity, { sessions, badgeIds }),
    saved: searchParams.has('saved'),
    published: searchParams.has('published'),
  }
}

/** How the form comes back. */
interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  /** Where it is about the whole listing. */
  notice?: MessageKey
  /** What was typed is stored, although it could not be published. */
  isSaved?: boolean
  isChanged?: boolean
  asksToArchive?: boolean
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const visit = visitOf({ context })
  const { manager } = managerDesk({ context })
  const { opportunity: known } = await opportunityOnDesk({ context, params })
  const powers = { database: visit.services.database, manager, now: visit.now }
  const form = await request.formData()
  const here = `/organisations/${params.slug}/manage/opportunities/${known.id}`
  const parsed = parseForm(opportunitySchema, form)
  const { typed } = parsed
  const refuse = (refusal: ReviseRefusal | PublishRefusal, isSaved = false): Answer => {
    const { field, message } = refused[refusal]
    const answer = { typed, isSaved, isChanged: refusal === 'changed-meanwhile' }
    return field ? { ...answer, errors: { [field]: message } } : { ...answer, errors: {}, notice: message }
  }
  const doing = form.get('do')
  if (doing === 'archive') return { errors: {}, typed, asksToArchive: true }
  if (doing === 'archive-now') {
    const outcome = await archiveOpportunity({ opportunityId: known.id }, powers)
    return outcome.ok ? redirect(`${here}?saved`) : refuse(outcome.refusal)
  }
  if (!parsed.ok) return parsed
  const neighbourhoods = await listNeighbourhoods(known.placeId, { database: powers.database })
  const asked = opportunityRequestFrom(parsed.value, { neighbourhoods, known })
  const content = { ...asked.content, skills: await alignSkills(asked.content.skills, visit.services) }
  const revised = await reviseOpportunity(
    { opportunityId: known.id, ...asked, content, basedOn: basedOnOf(form) },
    powers,
  )
  if (!revised.ok) return refuse(revised.refusal)
  if (doing !== 'publish') return redirect(`${here}?saved`)
  const published = await publishOpportunity({ opportunityId: known.id }, powers)
  return published.ok ? redirect(`${here}?published`) : refuse(published.refusal, true)
}

const tones = { draft: 'info', published: 'good', archived: 'plain' } as const

export default function ManagedOpportunityPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, opportunity, neighbourhoods, badges, revision, saved, published } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const errors = actionData?.errors ?? {}
  const title = inLanguage(language, opportunity.title, opportunity.titleCy)
  const isWrong = actionData && !actionData.asksToArchive
  const names = new Map([
    ...neighbourhoods.map((one) => [one.id, inLanguage(language, one.name, one.nameCy)] as const),
    ...badges.map(({ id, name }) => [id, name] as const),
  ])
  return (
    <ManageConsole organisation={organisation} title={isWrong ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink
        href={`/organisations/${organisation.slug}/manage/opportunities`}
        label={t('manage.nav.opportunities')}
      />
      <FormErrorSummary errors={errors} labels={opportunityLabels} />
      {actionData?.notice && !actionData.isChanged && <Notice tone="bad" title={t(actionData.notice)} live />}
      {actionData?.isSaved && <Notice tone="info" title={t('manage.savedAsDraft')} live />}
      {actionData?.isChanged && (
        <ChangedMeanwhile
          labels={opportunityLabels}
          saved={loaderData.typed}
          typed={actionData.typed}
          inWords={(field, value) => names.get(value) ?? opportunityValueInWords(t, field, value)}
        />
      )}
      {(saved || published) && !actionData && (
        <Notice tone="good" title={t(published ? 'manage.published' : 'common.saved')} live />
      )}
      <PageHead
        eyebrow={t(`opportunities.kind.${opportunity.kind}`)}
        title={title}
        actions={<StatusTag tone={tones[opportunity.status]}>{t(`manage.status.${opportunity.status}`)}</StatusTag>}
      />
      {opportunity.status !== 'draft' && (
        <ButtonGroup>
          <ButtonLink kind="quiet" href={`/${opportunity.placeSlug}/opportunities/${opportunity.slug}`}>
            {t('manage.seePublic')}
          </ButtonLink>
        </ButtonGroup>
      )}
      {opportunity.status !== 'archived' && (
        <Form>
          {actionData?.asksToArchive && <ArchiveQuestion />}
          <BasedOn revision={revision} answered={actionData} />
          <OpportunityFields
            typed={actionData?.typed ?? loaderData.typed}
            errors={errors}
            neighbourhoods={neighbourhoods}
            badges={badges}
          />
          <SaveAndPublish status={opportunity.status} />
        </Form>
      )}
    </ManageConsole>
  )
}
