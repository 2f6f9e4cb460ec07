import { redirect } from 'react-router'
import { type AnswerSharedOutcome, answerSharedBadge } from '#capabilities/badges/answer-shared-badge.ts'
import { listSharedBadges } from '#capabilities/badges/list-badge-partners.ts'
import { type StopSharingOutcome, stopSharingBadge } from '#capabilities/badges/stop-sharing-badge.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-shared-badges'
import { sharingTones } from './sharing-tones.ts'

type Refusal = Extract<AnswerSharedOutcome | StopSharingOutcome, { ok: false }>['refusal']

const refused: Record<Refusal, MessageKey> = {
  'not-asked': 'badges.sharing.refused.not-asked',
  'not-shared': 'badges.sharing.refused.not-shared',
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { database } = visitOf({ context }).services
  const { organisation } = managerDesk({ context })
  return {
    organisation,
    shared: await listSharedBadges({ organisationId: organisation.id, states: ['asked', 'agreed'] }, { database }),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { manager } = managerDesk({ context })
  const powers = { database: visit.services.database, queue: visit.queue, manager, now: visit.now }
  const [verb, badgeId = ''] = String((await request.formData()).get('do')).split(' ')
  if (!isId(badgeId)) return { refusal: 'not-asked' as const }
  const outcome =
    verb === 'stop'
      ? await stopSharingBadge({ badgeId, partnerId: manager.organisationId }, powers)
      : verb === 'agree' || verb === 'refuse'
        ? await answerSharedBadge({ badgeId, agree: verb === 'agree' }, powers)
        : { ok: false as const, refusal: 'not-asked' as const }
  if (!outcome.ok) return { refusal: outcome.refusal }
  return redirect(`/organisations/${params.slug}/manage/badges/shared?saved`)
}

/** Badges that other organisations offer to this one, or let it give. */
export default function SharedBadgesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, shared, saved } = loaderData
  const { t, language } = useTranslation()
  const base = `/organisations/${organisation.slug}/manage`
  const title = t('badges.sharing.sharedTitle')
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={`${base}/badges`} label={t('manage.nav.badges')} />
      {actionData && <Notice tone="bad" title={t(refused[actionData.refusal])} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <PageHead title={title} lead={t('badges.sharing.sharedLead')} />
      <form method="post">
        <DataTable
          caption={title}
          hideCaption
          rows={shared}
          rowKey={(row) => row.badgeId}
          empty={
            <EmptyState title={t('badges.sharing.sharedNone')} level={2} icon="award">
              {t('badges.sharing.sharedNoneText')}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              title: t('manage.badge.name'),
              names: true,
              cell: (row) => (
                <a href={`/${row.placeSlug}/badges/${row.slug}`}>{inLanguage(language, row.name, row.nameCy)}</a>
              ),
            },
            { key: 'owner', title: t('badges.sharing.owner'), cell: (row) => row.ownerName },
            {
              key: 'state',
              title: t('manage.awards.state'),
              cell: (row) => (
                <StatusTag tone={sharingTones[row.state]}>{t(`badges.sharing.state.${row.state}`)}</StatusTag>
              ),
            },
            { key: 'since', title: t('badges.sharing.since'), cell: (row) => longDate(language, row.askedAt) },
            {
              key: 'do',
              title: t('badges.sharing.change'),
              cell: (row) =>
                row.state === 'asked' ? (
                  <ButtonGroup>
                    <Button small name="do" value={`agree ${row.badgeId}`}>
                      {t('badges.sharing.agree')}
                      <span className="visually-hidden">{` ${row.name}`}</span>
                    </Button>
                    <Button kind="quiet" small name="do" value={`refuse ${row.badgeId}`}>
                      {t('badges.sharing.refuse')}
                      <span className="visually-hidden">{` ${row.name}`}</span>
                    </Button>
                  </ButtonGroup>
                ) : (
                  <ButtonGroup>
                    <ButtonLink small href={`${base}/awards/new?badge=${row.badgeId}`}>
                      {t('manage.awards.new')}
                    </ButtonLink>
                    <Button kind="quiet" small name="do" value={`stop ${row.badgeId}`}>
                      {t('badges.sharing.stop')}
                      <span className="visually-hidden">{` ${row.name}`}</span>
                    </Button>
                  </ButtonGroup>
                ),
            },
          ]}
        />
      </form>
    </ManageConsole>
  )
}
