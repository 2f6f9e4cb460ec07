import { redirect } from 'react-router'
import { type AnswerOfferedBadgeOutcome, answerOfferedBadge } from '#capabilities/community/answer-offered-badge.ts'
import { listOfferedBadges } from '#capabilities/community/find-item.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
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
import type { Route } from './+types/desk-offered-badges'

const most = 100

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const offered = await listOfferedBadges({ organisationId: organisation.id, limit: most }, services)
  return { organisation, offered, saved: new URL(request.url).searchParams.has('saved') }
}

const refused: Record<Extract<AnswerOfferedBadgeOutcome, { ok: false }>['refusal'], MessageKey> = {
  'not-offered': 'library.refused.not-offered',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { manager } = managerDesk({ context })
  const [verb, itemId] = String((await request.formData()).get('do')).split(' ')
  if (!isId(itemId) || (verb !== 'draft' && verb !== 'decline')) throw new Response(null, { status: 400 })
  const outcome = await answerOfferedBadge({ itemId, agree: verb === 'draft' }, { ...services, manager, now })
  if (!outcome.ok) return { message: refused[outcome.refusal] }
  const base = `/organisations/${params.slug}/manage/badges`
  return redirect(outcome.badgeId ? `${base}/${outcome.badgeId}` : `${base}/offered?saved`)
}

/** Badges that other places made and the City Lead offers to this organisation. */
export default function OfferedBadgesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, offered, saved } = loaderData
  const { t, language } = useTranslation()
  const title = t('library.offeredTitle')
  return (
    <ManageConsole organisation={organisation} title={actionData ? t('common.errorTitle', { title }) : title} isManager>
      <BackLink href={`/organisations/${organisation.slug}/manage/badges`} label={t('manage.nav.badges')} />
      {actionData && <Notice tone="bad" title={t(actionData.message)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <PageHead title={title} lead={t('library.offeredLead')} />
      <form method="post">
        <DataTable
          caption={title}
          hideCaption
          rows={offered}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title={t('library.offeredNone')} level={2} icon="award">
              {t('library.offeredNoneText')}
            </EmptyState>
          }
          columns={[
            {
              ...{ key: 'name', title: t('manage.badge.name'), names: true },
              cell: (row) => inLanguage(language, row.title, row.titleCy),
            },
            {
              ...{ key: 'from', title: t('library.offeredFrom') },
              cell: (row) =>
                [row.organisationName, inLanguage(language, row.placeName, row.placeNameCy)].filter(Boolean).join(', '),
            },
            { key: 'body', title: t('library.text.badge'), cell: (row) => inLanguage(language, row.body, row.bodyCy) },
            { key: 'since', title: t('library.offeredOn'), cell: (row) => longDate(language, row.offeredAt) },
            {
              ...{ key: 'do', title: t('library.offeredAnswer'), bare: true },
              cell: (row) => (
                <ButtonGroup>
                  <Button small name="do" value={`draft ${row.id}`}>
                    {t('library.draftIt')}
                    <span className="visually-hidden">{` ${row.title}`}</span>
                  </Button>
                  <Button kind="quiet" small name="do" value={`decline ${row.id}`}>
                    {t('library.decline')}
                    <span className="visually-hidden">{` ${row.title}`}</span>
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
