import { redirect } from 'react-router'
import { type AnswerOfferedBadgeOutcome, answerOfferedBadge } from '#capabilities/community/answer-offered-badge.ts'
import { type AnswerOwnSharingOutcome, answerOwnSharing } from '#capabilities/community/answer-own-sharing.ts'
import { listOfferedBadges, listOwnSharings } from '#capabilities/community/find-item.ts'
import type { LibraryItem } from '#capabilities/community/library-item.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { managerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-offered-badges'

const most = 100

interface Answer {
  message?: MessageKey
  /** What is about to be withdrawn. */
  asks?: string
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services } = visitOf({ context })
  const { organisation } = managerDesk({ context })
  const offered = await listOfferedBadges({ organisationId: organisation.id, limit: most }, services)
  const shared = await listOwnSharings({ organisationId: organisation.id, limit: most }, services)
  return { organisation, offered, shared, saved: new URL(request.url).searchParams.has('saved') }
}

type Refusal = Extract<AnswerOfferedBadgeOutcome | AnswerOwnSharingOutcome, { ok: false }>['refusal']

const refused: Record<Refusal, MessageKey> = {
  'item-not-found': 'library.refused.item-not-found',
  'was-removed': 'library.refused.was-removed',
  'not-offered': 'library.refused.not-offered',
}

const answers = { stay: 'agreed', withdraw: 'withdrew', allow: 'allowed' } as const

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf({ context })
  const { manager } = managerDesk({ context })
  const [verb, itemId] = String((await request.formData()).get('do')).split(' ')
  if (!isId(itemId)) throw new Response(null, { status: 400 })
  const base = `/organisations/${params.slug}/manage/badges`
  if (verb === 'look') return { asks: itemId }
  if (verb === 'stay' || verb === 'withdraw' || verb === 'allow') {
    const outcome = await answerOwnSharing({ itemId, answer: answers[verb] }, { ...services, queue, manager, now })
    return outcome.ok ? redirect(`${base}/offered?saved`) : { message: refused[outcome.refusal] }
  }
  if (verb !== 'draft' && verb !== 'decline') throw new Response(null, { status: 400 })
  const outcome = await answerOfferedBadge({ itemId, agree: verb === 'draft' }, { ...services, manager, now })
  if (!outcome.ok) return { message: refused[outcome.refusal] }
  return redirect(outcome.badgeId ? `${base}/${outcome.badgeId}` : `${base}/offered?saved`)
}

/** Badges that other places made and the City Lead offers to this organisation, and what of its own others can take over. */
export default function OfferedBadgesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, offered, shared, saved } = loaderData
  const { t, language } = useTranslation()
  const title = t('library.offeredTitle')
  // Where nothing is offered, what is there of the organisation's own comes at once.
  const hasOffers = offered.length > 0 || shared.length === 0
  return (
    <ManageConsole
      organisation={organisation}
      title={actionData?.message ? t('common.errorTitle', { title }) : title}
      isManager
    >
      <BackLink href={`/organisations/${organisation.slug}/manage/badges`} label={t('manage.nav.badges')} />
      {actionData?.message && <Notice tone="bad" title={t(actionData.message)} live />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <PageHead title={title} lead={hasOffers ? t('library.offeredLead') : undefined} />
      {hasOffers && (
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
                  [row.organisationName, inLanguage(language, row.placeName, row.placeNameCy)]
                    .filter(Boolean)
                    .join(', '),
              },
              {
                key: 'body',
                title: t('library.text.badge'),
                cell: (row) => inLanguage(language, row.body, row.bodyCy),
              },
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
      )}
      {shared.length > 0 && (
        <Section title={t('library.owned.title')} id="ours">
          <p className="muted">{t('library.owned.text')}</p>
          <Form>
            <ul className="said-rows">
              {shared.map((item) => (
                <li key={item.id}>
                  <OwnSharing item={item} asks={actionData?.asks === item.id} />
                </li>
              ))}
            </ul>
          </Form>
        </Section>
      )}
    </ManageConsole>
  )
}

/** One badge or pathway of the organisation in the library: it may stay, or is withdrawn after a question. */
function OwnSharing({ item, asks }: { item: LibraryItem; asks: boolean }) {
  const { t, language } = useTranslation()
  const title = inLanguage(language, item.title, item.titleCy)
  const place = inLanguage(language, item.placeName, item.placeNameCy)
  const isWithdrawn = item.ownerAnswer === 'withdrew'
  return (
    <div>
      <h3>{title}</h3>
      <p>
        {[
          t(`library.kind.${item.kind}`),
          t('library.by', { place }),
          item.sharedAt && longDate(language, item.sharedAt),
          item.copies > 0 && `${t('library.taken')}: ${t('library.takenBy', { count: item.copies })}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Paragraphs text={inLanguage(language, item.body, item.bodyCy)} />
      <p>
        <StatusTag tone={isWithdrawn ? 'warn' : item.ownerAnswer ? 'good' : 'info'}>
          {t(`library.owned.${item.ownerAnswer ?? 'open'}`)}
        </StatusTag>
      </p>
      {asks ? (
        <AskFirst
          question={t('library.owned.ask', { title })}
          yes={{ value: `withdraw ${item.id}`, label: t('library.owned.now') }}
          no={{ href: '?', label: t('common.notYet') }}
        >
          <p>{t('library.owned.askText', { place })}</p>
        </AskFirst>
      ) : (
        <ButtonGroup>
          {isWithdrawn ? (
            <Button kind="quiet" small name="do" value={`allow ${item.id}`}>
              {t('library.owned.allow')}
              <span className="visually-hidden">{`: ${title}`}</span>
            </Button>
          ) : (
            <>
              {!item.ownerAnswer && (
                <Button small name="do" value={`stay ${item.id}`}>
                  {t('library.owned.stay')}
                  <span className="visually-hidden">{`: ${title}`}</span>
                </Button>
              )}
              <Button kind="plain" small name="do" value={`look ${item.id}`}>
                {t('library.owned.withdraw')}
                <span className="visually-hidden">{`: ${title}`}</span>
              </Button>
            </>
          )}
        </ButtonGroup>
      )}
    </div>
  )
}
