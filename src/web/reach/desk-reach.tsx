import { redirect } from 'react-router'
import { listNotReached, type NotReached, type NotReachedReason } from '#capabilities/awards/list-not-reached.ts'
import { type RemindOutcome, remindRecipients } from '#capabilities/awards/remind-recipients.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import type { InterfaceIconName } from '#design/ui/interface-icons.ts'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskTable } from '#web/desks/desk-table.tsx'
import { arrangeRows, listViewOf, mostArranged, stretchOf } from '#web/desks/list-view.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { withFilter } from '#web/site/list-address.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-reach'

export async function loader({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const view = listViewOf(request, {
    filters: ['q', 'badge', 'run', 'state'],
    sorts: ['when', 'learner', 'badge', 'why'],
    isLatestFirst: true,
  })
  const { filters } = view
  const { searchParams } = new URL(request.url)
  const { rows: all, next: older } = await listNotReached(
    { organisationId: organisation.id, runId: isId(filters.run) ? filters.run : undefined, ...stretchOf(view) },
    { database: services.database, now },
  )
  const ofBadge = all.filter((one) => !filters.badge || one.badgeId === filters.badge)
  const found = arrangeRows(
    ofBadge.filter((one) => !filters.state || one.why === filters.state),
    view,
    {
      // All on one page: cards are printed of whatever is ticked.
      pageLength: mostArranged,
      text: (one) => [one.name, one.email, one.badgeName, one.badgeNameCy].join(' '),
      by: {
        when: (one) => one.awardedAt,
        learner: (one) => one.name ?? one.email,
        badge: (one) => one.badgeName,
        why: (one) => one.why,
      },
    },
  )
  return {
    organisation,
    isManager: manager !== undefined,
    view,
    older,
    found,
    badges: [
      ...new Map(
        all.map(({ badgeId, badgeName, badgeNameCy }) => [badgeId, { badgeId, badgeName, badgeNameCy }]),
      ).values(),
    ],
    reasons: (Object.keys(icons) as NotReachedReason[]).map((why) => ({
      why,
      count: ofBadge.filter((one) => one.why === why).length,
    })),
    isNobodyChosen: searchParams.has('left'),
    reminded: searchParams.get('reminded'),
  }
}

/** Reminds those of a run who may be reminded. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { issuer } = issuerDesk({ context })
  const form = await request.formData()
  const runId = String(form.get('run') ?? '')
  if (form.get('do') !== 'remind' || !isId(runId)) throw new Response(null, { status: 400 })
  const outcome = await remindRecipients({ runId }, { ...services, issuer, now })
  const reminded = outcome.ok ? outcome.reminded : nobody[outcome.refusal]
  return redirect(`/organisations/${params.slug}/manage/reach?run=${runId}&reminded=${reminded}`)
}

/** The page says of both that nobody can be reminded now. */
const nobody: Record<Extract<RemindOutcome, { ok: false }>['refusal'], number> = {
  'run-not-found': 0,
  'nobody-to-remind': 0,
}

const icons: Record<NotReachedReason, InterfaceIconName> = {
  bounced: 'undo',
  interrupted: 'help',
  complained: 'eye-off',
  'no-address': 'qr',
  silent: 'hourglass',
}

export default function ReachPage({ loaderData }: Route.ComponentProps) {
  const { organisation, isManager, view, older, found, badges, reasons, isNobodyChosen, reminded } = loaderData
  const { filters } = view
  const { t } = useTranslation()
  const language = useLanguage()
  const base = `/organisations/${organisation.slug}/manage`
  const address = { path: `${base}/reach`, filters }
  const nameOf = (one: NotReached) => one.name ?? one.email ?? t('manage.awards.nameless')
  return (
    <ManageConsole organisation={organisation} title={t('reach.title')} isManager={isManager}>
      <BackLink href={`${base}/awards`} label={t('manage.nav.awards')} />
      {isNobodyChosen && <Notice tone="warn" title={t('reach.nobodyChosen')} live />}
      {reminded !== null && (
        <Notice
          tone={reminded === '0' ? 'info' : 'good'}
          title={reminded === '0' ? t('runs.nobodyToRemind') : t('runs.reminded', { count: Number(reminded) || 0 })}
          live
        />
      )}
      <DeskTable
        title={t('reach.title')}
        lead={
          <>
            <p className="muted">{t('reach.lead')}</p>
            {badges.length > 1 && (
              <Chips
                label={t('check.name')}
                chips={[
                  { href: withFilter(address, { badge: undefined }), label: t('common.all'), current: !filters.badge },
                  ...badges.map(({ badgeId, badgeName, badgeNameCy }) => ({
                    href: withFilter(address, { badge: badgeId }),
                    label: inLanguage(language, badgeName, badgeNameCy),
                    current: badgeId === filters.badge,
                  })),
                ]}
              />
            )}
            {filters.run && (
              <p>
                {t('reach.ofRun')} <a href={withFilter(address, { run: undefined })}>{t('reach.allRuns')}</a>
              </p>
            )}
          </>
        }
        view={view}
        total={found.total}
        search={t('desk.list.search')}
        older={older}
        hasTable
        states={{
          filter: 'state',
          label: t('reach.why'),
          of: [
            { value: undefined, label: t('common.all') },
            ...reasons
              .filter(({ count }) => count > 0)
              .map(({ why, count }) => ({ value: why, label: t(`reach.reason.${why}`), count })),
          ],
        }}
        rows={found.rows}
        rowKey={(one) => one.awardId}
        tables={{
          nameOf,
          label: t('reach.cards'),
          text: t('reach.cardsText'),
          action: `${base}/reach/cards.pdf`,
          field: 'award',
          isTicked: true,
        }}
        empty={
          <EmptyState title={t('reach.none')} level={2} icon="award">
            {t('reach.noneText')}
          </EmptyState>
        }
        columns={[
          {
            key: 'learner',
            sorts: 'learner',
            title: t('manage.awards.learner'),
            cell: (one) => <a href={`${base}/awards/${one.awardId}`}>{nameOf(one)}</a>,
            names: true,
          },
          {
            key: 'badge',
            sorts: 'badge',
            title: t('check.name'),
            cell: (one) => inLanguage(language, one.badgeName, one.badgeNameCy),
          },
          {
            key: 'on',
            sorts: 'when',
            title: t('awards.awarded'),
            cell: (one) => longDate(language, one.awardedAt),
            oneLine: true,
          },
          {
            key: 'why',
            sorts: 'why',
            title: t('reach.why'),
            cell: (one) => (
              <StatusTag
                tone={one.why === 'no-address' || one.why === 'silent' ? 'info' : 'warn'}
                icon={icons[one.why]}
              >
                {t(`reach.reason.${one.why}`)}
              </StatusTag>
            ),
          },
          {
            key: 'how',
            title: t('reach.how'),
            cell: (one) =>
              one.why === 'bounced' ? (
                <a href={`${base}/awards/${one.awardId}#address`}>{t('reach.correct')}</a>
              ) : (
                t(`reach.else.${one.why}`)
              ),
          },
        ]}
      />
      {filters.run && found.rows.some((one) => one.email && one.reminders < 2) && (
        <Form>
          <input type="hidden" name="run" value={filters.run} />
          <Button kind="quiet" name="do" value="remind" icon="mail">
            {t('reach.remind')}
          </Button>
        </Form>
      )}
    </ManageConsole>
  )
}
