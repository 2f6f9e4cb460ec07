import { redirect } from 'react-router'
import { confirmOpportunities } from '#capabilities/opportunities/confirm-opportunities.ts'
import { hiddenAfterDays } from '#capabilities/opportunities/freshness-rules.ts'
import { listUnconfirmed } from '#capabilities/opportunities/list-unconfirmed.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { confirmerOf } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/confirm'

const listed = 200

/** The link of a mail opens this without signing in: it lets its reader say that listings are right, and nothing else. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const right = await confirmerOf(visit, params.code)
  if (!right) return { organisation: undefined, waiting: [], confirmed: 0 }
  const { organisation } = right
  const waiting = await listUnconfirmed(
    { organisationId: organisation.id, limit: listed },
    { database: visit.services.database, now: visit.now },
  )
  const confirmed = Number(new URL(request.url).searchParams.get('confirmed') ?? 0)
  return { organisation: { name: organisation.name, slug: organisation.slug }, waiting, confirmed }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const right = await confirmerOf(visit, params.code)
  if (!right) return redirect(`/confirm/${params.code}`)
  const chosen = (await request.formData())
    .getAll('right')
    .filter((id): id is string => typeof id === 'string' && isId(id))
  const { confirmed } = await confirmOpportunities(
    { opportunityIds: chosen },
    { database: visit.services.database, manager: right.manager, now: visit.now },
  )
  return redirect(`/confirm/${params.code}?confirmed=${confirmed}`)
}

export default function ConfirmPage({ loaderData: { organisation, waiting, confirmed } }: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = t('confirm.title')
  if (!organisation)
    return (
      <SitePage title={title} unlisted>
        <Wrap narrow>
          <div className="page stack stack-l">
            <PageHead title={title} />
            <EmptyState
              title={t('confirm.linkOver')}
              level={2}
              action={<ButtonLink href="/sign-in?next=/me">{t('common.signIn')}</ButtonLink>}
            >
              {t('confirm.linkOverText')}
            </EmptyState>
          </div>
        </Wrap>
      </SitePage>
    )
  return (
    <SitePage title={title} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          {confirmed > 0 && <Notice tone="good" title={t('confirm.done', { count: confirmed })} live />}
          <PageHead
            title={title}
            lead={t('confirm.lead', { organisation: organisation.name, days: hiddenAfterDays })}
          />
          {waiting.length === 0 ? (
            <EmptyState
              title={t('confirm.none')}
              level={2}
              icon="check"
              action={
                <ButtonLink kind="quiet" href={`/organisations/${organisation.slug}/manage/opportunities`}>
                  {t('confirm.change')}
                </ButtonLink>
              }
            >
              {t('confirm.noneText')}
            </EmptyState>
          ) : (
            <form method="post" className="stack">
              <DataTable
                caption={title}
                hideCaption
                rows={waiting}
                rowKey={(row) => row.id}
                selection={{
                  name: 'right',
                  value: (row) => row.id,
                  label: (row) => t('confirm.one', { title: inLanguage(language, row.title, row.titleCy) }),
                  title: t('confirm.right'),
                  chosen: () => true,
                }}
                columns={[
                  {
                    key: 'title',
                    title: t('manage.opportunity.title'),
                    names: true,
                    cell: (row) =>
                      row.lapsedAt ? (
                        inLanguage(language, row.title, row.titleCy)
                      ) : (
                        <a href={`/${row.placeSlug}/opportunities/${row.slug}`}>
                          {inLanguage(language, row.title, row.titleCy)}
                        </a>
                      ),
                  },
                  { key: 'when', title: t('confirm.last'), cell: (row) => longDate(language, row.confirmedAt) },
                  {
                    key: 'state',
                    title: t('manage.awards.state'),
                    cell: (row) =>
                      row.lapsedAt ? (
                        <StatusTag tone="warn">{t('confirm.hidden')}</StatusTag>
                      ) : (
                        <StatusTag tone="good">{t('manage.status.published')}</StatusTag>
                      ),
                  },
                ]}
              />
              <p>
                <Button>{t('confirm.button')}</Button>
              </p>
              <p>
                <a href={`/organisations/${organisation.slug}/manage/opportunities`}>{t('confirm.change')}</a>
              </p>
            </form>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
