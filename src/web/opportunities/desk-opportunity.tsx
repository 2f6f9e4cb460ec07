import { redirect } from 'react-router'
import { archiveOpportunity } from '#capabilities/opportunities/archive-opportunity.ts'
import { duplicateOpportunity } from '#capabilities/opportunities/duplicate-opportunity.ts'
import { findPublishGaps } from '#capabilities/opportunities/find-publish-gaps.ts'
import { listingPath } from '#capabilities/opportunities/opportunity.ts'
import type { PublishRefusal } from '#capabilities/opportunities/opportunity-rules.ts'
import { publishOpportunity } from '#capabilities/opportunities/publish-opportunity.ts'
import { restoreOpportunity } from '#capabilities/opportunities/restore-opportunity.ts'
import { findEntrance } from '#capabilities/photos/find-shown-photo.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { TaskList } from '#design/tables/task-list.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { publicationTones } from '#web/desks/publication-states.ts'
import { ArchiveQuestion } from '#web/desks/save-and-publish.tsx'
import { named } from '#web/site/form-fields.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-opportunity'
import { choicesFor, opportunityOnDesk } from './load-desk-opportunity.ts'
import { type Gap, gapsIn, refusalMessage } from './opportunity-refusals.ts'
import { topicTasks } from './topics/topic-tasks.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { organisation } = managerDesk({ context })
  const { services, now } = visitOf({ context })
  const edit = await opportunityOnDesk({ context, params })
  const { opportunity, sessions, badgeIds } = edit
  const gaps =
    opportunity.status === 'draft' ? await findPublishGaps(opportunity, { database: services.database, now }) : []
  const { badges } = await choicesFor(edit, { context })
  const { searchParams } = new URL(request.url)
  const words = {
    published: searchParams.has('published'),
    unready: searchParams.has('unready'),
    copied: searchParams.has('copied'),
    saved: searchParams.has('saved'),
  }
  const said = (Object.keys(words) as (keyof typeof words)[]).find((word) => words[word])
  return {
    organisation,
    opportunity,
    said,
    gaps: gapsIn(gaps, opportunity),
    hasEntrance: (await findEntrance({ opportunityId: opportunity.id, ...opportunity }, services)) !== undefined,
    upcoming: sessions.filter((session) => session.startsAt > now).length,
    past: sessions.filter((session) => session.startsAt <= now).length,
    earned: badges.filter(({ id }) => badgeIds.includes(id)).map(({ name }) => name),
  }
}

interface Answer {
  notice?: MessageKey
  asksToArchive?: boolean
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const visit = visitOf({ context })
  const { manager } = managerDesk({ context })
  const { opportunity } = await opportunityOnDesk({ context, params })
  const { id: opportunityId } = opportunity
  const powers = { database: visit.services.database, manager, now: visit.now }
  const list = `/organisations/${params.slug}/manage/opportunities`
  const here = `${list}/${opportunityId}`
  const refuse = (refusal: PublishRefusal | 'opportunity-not-archived'): Answer => ({ notice: refusalMessage(refusal) })
  switch ((await request.formData()).get('do')) {
    case 'publish': {
      const outcome = await publishOpportunity({ opportunityId }, powers)
      if (outcome.ok) return redirect(`${here}?published`)
      // The page lists all that is missing from a draft; only of what is none there is nothing to list.
      return opportunity.status === 'draft' ? redirect(`${here}?unready`) : refuse(outcome.refusal)
    }
    case 'duplicate': {
      const outcome = await duplicateOpportunity({ opportunityId }, powers)
      return outcome.ok ? redirect(`${list}/${outcome.opportunityId}?copied`) : refuse(outcome.refusal)
    }
    case 'archive':
      return { asksToArchive: true }
    case 'archive-now': {
      const outcome = await archiveOpportunity({ opportunityId }, powers)
      return outcome.ok ? redirect(`${here}?saved`) : refuse(outcome.refusal)
    }
    case 'restore': {
      const outcome = await restoreOpportunity({ opportunityId }, powers)
      return outcome.ok ? redirect(`${here}?saved`) : refuse(outcome.refusal)
    }
    default:
      return {}
  }
}

export default function ManagedOpportunityPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, opportunity, gaps, said } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const { status } = opportunity
  const title = inLanguage(language, opportunity.title, opportunity.titleCy)
  const desk = `/organisations/${organisation.slug}/manage`
  const here = `${desk}/opportunities/${opportunity.id}`
  const isUnready = said === 'unready' && gaps.length > 0
  const greeting: Partial<Record<NonNullable<typeof said>, MessageKey>> = {
    published: 'manage.published',
    copied: 'manage.copied',
    saved: 'common.saved',
  }
  const words = ({ message, isText }: Gap) => (isText ? named(t(message), t('forms.required')) : t(message))
  const greets = said && !actionData && greeting[said]
  return (
    <ManageConsole organisation={organisation} title={isUnready ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={`${desk}/opportunities`} label={t('manage.nav.opportunities')} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {greets && <Notice tone="good" title={t(greets)} live />}
      <PageHead
        eyebrow={t(`opportunities.kind.${opportunity.kind}`)}
        title={title}
        actions={<StatusTag tone={publicationTones[status]}>{t(`manage.status.${status}`)}</StatusTag>}
      />
      {actionData?.asksToArchive && (
        <Form>
          <ArchiveQuestion />
        </Form>
      )}
      {gaps.length > 0 && (
        <Notice
          tone={isUnready ? 'warn' : 'info'}
          title={t(isUnready ? 'manage.notPublishedYet' : 'manage.missing')}
          live={isUnready}
        >
          <ul>
            {gaps.map((gap) => (
              <li key={gap.message}>
                {gap.topic ? (
                  <a href={gap.topic === 'profile' ? `${desk}/profile` : `${here}/${gap.topic}`}>{words(gap)}</a>
                ) : (
                  words(gap)
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {status !== 'archived' && <TaskList tasks={topicTasks({ ...loaderData, here, language, t })} />}
      <Form>
        <ButtonGroup>
          {status === 'draft' && (
            <Button name="do" value="publish">
              {t('manage.publish')}
            </Button>
          )}
          {status === 'archived' && (
            <Button name="do" value="restore">
              {t('manage.restore')}
            </Button>
          )}
          <ButtonLink kind="quiet" href={status === 'draft' ? `${here}/preview` : listingPath(opportunity)}>
            {t(status === 'draft' ? 'manage.preview' : 'manage.seePublic')}
          </ButtonLink>
          {status !== 'archived' && (
            <ButtonLink kind="quiet" href={`${here}/seats`}>
              {t('bookings.terms.title')}
            </ButtonLink>
          )}
          <Button kind="quiet" name="do" value="duplicate">
            {t('manage.duplicate')}
          </Button>
          {status !== 'archived' && !actionData?.asksToArchive && (
            <Button kind="plain" name="do" value="archive">
              {t('manage.archive')}
            </Button>
          )}
        </ButtonGroup>
      </Form>
    </ManageConsole>
  )
}
