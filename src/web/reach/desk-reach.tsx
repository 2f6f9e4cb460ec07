import { redirect } from 'react-router'
import { listNotReached, type NotReached, type NotReachedReason } from '#capabilities/awards/list-not-reached.ts'
import { type RemindOutcome, remindRecipients } from '#capabilities/awards/remind-recipients.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { DataTable } from '#design/tables/data-table.tsx'
import type { InterfaceIconName } from '#design/ui/interface-icons.ts'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-reach'

const mostShown = 500

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const filters = filtersOf(request, ['badge', 'run'])
  const { searchParams } = new URL(request.url)
  const all = await listNotReached(
    { organisationId: organisation.id, runId: isId(filters.run) ? filters.run : undefined, limit: mostShown },
    { database: services.database, now },
  )
  return {
    organisation,
    isManager: manager !== undefined,
    filters,
    people: all.filter((one) => !filters.badge || one.badgeId === filters.badge),
    badges: [
      ...new Map(
        all.map(({ badgeId, badgeName, badgeNameCy }) => [badgeId, { badgeId, badgeName, badgeNameCy }]),
      ).values(),
    ],
    isCut: all.length === mostShown,
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
  const { organisation, isManager, filters, people, badges, isCut, isNobodyChosen, reminded } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const base = `/organisations/${organisation.slug}/manage`
  const address = { path: `${base}/reach`, filters }
  const nameOf = (one: NotReached) => one.name ?? one.email ?? t('manage.awards.nameless')
  return (
    <ManageConsole organisation={organisation} title={t('reach.title')} isManager={isManager}>
      <BackLink href={`${base}/awards`} label={t('manage.nav.awards')} />
      <PageHead title={t('reach.title')} lead={t('reach.lead')} />
      {isNobodyChosen && <Notice tone="warn" title={t('reach.nobodyChosen')} live />}
      {reminded !== null && (
        <Notice
          tone={reminded === '0' ? 'info' : 'good'}
          title={reminded === '0' ? t('runs.nobodyToRemind') : t('runs.reminded', { count: Number(reminded) || 0 })}
          live
        />
      )}
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
      {isCut && <Notice tone="info" title={t('reach.cut', { count: mostShown })} />}
      <Form action={`${base}/reach/cards.pdf`}>
        <DataTable
          caption={t('reach.title')}
          hideCaption
          rows={people}
          rowKey={(one) => one.awardId}
          selection={{
            name: 'award',
            value: (one) => one.awardId,
            label: (one) => t('runs.chooseOne', { name: nameOf(one) }),
            title: t('runs.choose'),
            chosen: () => true,
          }}
          empty={
            <EmptyState title={t('reach.none')} level={2} icon="award">
              {t('reach.noneText')}
            </EmptyState>
          }
          columns={[
            {
              key: 'learner',
              title: t('manage.awards.learner'),
              cell: (one) => <a href={`${base}/awards/${one.awardId}`}>{nameOf(one)}</a>,
              names: true,
            },
            {
              key: 'badge',
              title: t('check.name'),
              cell: (one) => inLanguage(language, one.badgeName, one.badgeNameCy),
            },
            { key: 'on', title: t('awards.awarded'), cell: (one) => longDate(language, one.awardedAt), oneLine: true },
            {
              key: 'why',
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
        {people.length > 0 && (
          <div className="stack stack-s">
            <p>{t('reach.cardsText')}</p>
            <ButtonGroup>
              <Button icon="print">{t('reach.cards')}</Button>
            </ButtonGroup>
          </div>
        )}
      </Form>
      {filters.run && people.some((one) => one.email && one.reminders < 2) && (
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
