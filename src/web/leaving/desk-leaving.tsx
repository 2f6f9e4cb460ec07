import { redirect } from 'react-router'
import { type ChooseLeaversOutcome, chooseLeavers } from '#capabilities/leaving/choose-leavers.ts'
import { type ConfirmLeavingOutcome, confirmLeaving } from '#capabilities/leaving/confirm-leaving.ts'
import { mostLeavers } from '#capabilities/leaving/leaving.ts'
import { daysLeft, leavingStateOf } from '#capabilities/leaving/leaving-rules.ts'
import { leaverStates, listLeavers } from '#capabilities/leaving/list-leavers.ts'
import { prepareLeaverLetter } from '#capabilities/leaving/prepare-leaver-letter.ts'
import { type RestoreAddressesOutcome, restoreAddresses } from '#capabilities/leaving/restore-addresses.ts'
import { type StopLeavingOutcome, stopLeaving } from '#capabilities/leaving/stop-leaving.ts'
import { type UpdateLeavingOutcome, updateLeaving } from '#capabilities/leaving/update-leaving.ts'
import { LetterPreview } from '#design/cards/letter-preview.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatNumbers } from '#design/cards/stat-numbers.tsx'
import { Chips } from '#design/cards/tags.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { SearchBox } from '#design/forms/search-box.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate, wholeNumber } from '#infrastructure/words/formats.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { filtersOf, withFilter } from '#web/site/list-address.ts'
import type { Route } from './+types/desk-leaving'
import { LeaverTable } from './leaver-table.tsx'
import { leavingDesk } from './leaving-desk.ts'
import { lastDayOf } from './leaving-state-tag.tsx'
import { LeavingWayBack } from './leaving-way-back.tsx'
import { OpenAgainSure } from './open-again-sure.tsx'

const perPage = 200

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { visit, organisation, leaving, here } = await leavingDesk({ context, params })
  const { services, now, language, t } = visit
  const { searchParams } = new URL(request.url)
  const filters = filtersOf(request, ['q', 'state'])
  const filter = leaverStates.find((one) => one === filters.state)
  const page = Math.min(Math.max(1, Math.floor(Number(searchParams.get('page'))) || 1), mostLeavers / perPage + 1)
  const asked = { leavingId: leaving.id, organisationId: organisation.id, state: filter, terms: filters.q }
  const rows = await listLeavers({ ...asked, offset: (page - 1) * perPage, limit: perPage + 1 }, services)
  const state = leavingStateOf(leaving, now)
  return {
    ...{ organisation, leaving, here, state, filters, filter, page },
    leavers: rows.slice(0, perPage),
    hasMore: rows.length > perPage,
    days: daysLeft(leaving.fallsAt, now),
    letter:
      state === 'draft'
        ? prepareLeaverLetter({
            ...{ nth: 0, language, organisation: organisation.name, fallsAt: leaving.fallsAt, url: '' },
            ...{ name: rows[0]?.name ?? null, email: rows[0]?.email ?? '', badges: rows[0]?.badges ?? 1 },
          })
        : undefined,
    action: t('mail.leaver.action'),
    done: saidOf(searchParams.get('done')),
    left: searchParams.get('left'),
  }
}

const said = {
  announced: 'leaving.said.announced',
  moved: 'leaving.said.moved',
  'leave-out': 'leaving.said.leftOut',
  'put-back': 'leaving.said.putBack',
  'open-again': 'leaving.said.openAgain',
} as const satisfies Record<string, MessageKey>

const saidOf = (done: string | null) =>
  done && Object.hasOwn(said, done) ? said[done as keyof typeof said] : undefined

type Refusal = Extract<
  ConfirmLeavingOutcome | StopLeavingOutcome | ChooseLeaversOutcome | UpdateLeavingOutcome | RestoreAddressesOutcome,
  { ok: false }
>['refusal']

const refused: Record<Refusal, MessageKey> = {
  'leaving-not-found': 'leaving.refused.leaving-not-found',
  'not-a-draft': 'leaving.refused.not-a-draft',
  'date-is-past': 'leaving.refused.date-is-past',
  'date-is-wrong': 'leaving.refused.date-is-wrong',
  'date-is-too-far': 'leaving.refused.date-is-too-far',
  'nobody-is-left': 'leaving.refused.nobody-is-left',
  'leave-elsewhere': 'leaving.refused.leave-elsewhere',
  'has-fallen': 'leaving.refused.has-fallen',
  'changed-meanwhile': 'leaving.refused.changed-meanwhile',
  'nobody-is-chosen': 'leaving.refused.nobody-is-chosen',
  'none-is-stopped': 'leaving.refused.none-is-stopped',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { leaving, here, powers } = await leavingDesk({ context, params })
  const leavingId = leaving.id
  const form = await request.formData()
  const answer = (outcome: { ok: true } | { ok: false; refusal: Refusal }, done: string, field = 'list') =>
    outcome.ok
      ? redirect(`${here}?done=${done}`)
      : { errors: { [field]: refused[outcome.refusal] } as FormErrors, typedDate: String(form.get('leavesOn') ?? '') }
  const verb = form.get('do')
  switch (verb) {
    case 'announce':
      return answer(await confirmLeaving({ leavingId }, powers), 'announced')
    case 'leave-out':
    case 'put-back': {
      const leaverIds = form.getAll('leaver').map(String).filter(isId)
      return answer(await chooseLeavers({ leavingId, leaverIds, leaveOut: verb === 'leave-out' }, powers), verb)
    }
    case 'open-again':
    case 'open-again-yes': {
      const leaverIds = form.getAll('leaver').map(String).filter(isId)
      if (verb === 'open-again' && leaverIds.length > 0) return { opening: leaverIds }
      return answer(await restoreAddresses({ leavingId, leaverIds }, powers), 'open-again')
    }
    case 'move': {
      const [leavesOn, seen] = [String(form.get('leavesOn') ?? ''), String(form.get('seen') ?? '')]
      return answer(await updateLeaving({ leavingId, leavesOn, seen }, powers), 'moved', 'leavesOn')
    }
    case 'call-off':
      return answer(await stopLeaving({ leavingId }, powers), 'called-off')
    default:
      throw new Response(null, { status: 400 })
  }
}

export default function LeavingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, leaving, here, state, filters, filter, page, leavers, hasMore, days, letter, done } = loaderData
  const { t, language } = useTranslation()
  const answer: { errors?: FormErrors; typedDate?: string; opening?: string[] } = actionData ?? {}
  const errors = answer.errors ?? {}
  if (answer.opening)
    return (
      <ManageConsole organisation={organisation} title={t('leaving.reopen.title')} isManager>
        <OpenAgainSure leaverIds={answer.opening} back={here} />
      </ManageConsole>
    )
  const address = { path: here, filters }
  const isDraft = state === 'draft'
  const isOver = state === 'over' || state === 'falling'
  const isOpen = isDraft || state === 'held' || state === 'running'
  const date = longDate(language, lastDayOf(leaving))
  const unmet = isDraft ? Number(loaderData.left) || 0 : 0
  return (
    <ManageConsole
      organisation={organisation}
      title={actionData ? t('common.errorTitle', { title: leaving.title }) : leaving.title}
      isManager
    >
      <BackLink href={`/organisations/${organisation.slug}/manage/leavers`} label={t('leaving.title')} />
      <FormErrorSummary errors={errors} labels={{ leavesOn: 'leaving.form.date' }} />
      {done && !actionData && <Notice tone="good" title={t(done)} live />}
      {loaderData.left === 'none' && !actionData && (
        <Notice tone="warn" title={t('leaving.refused.nobody-is-chosen')} live />
      )}
      {state === 'called-off' && (
        <Notice tone="info" title={t('leaving.said.calledOff')}>
          {t('leaving.said.calledOffText')}
        </Notice>
      )}
      <PageHead
        eyebrow={t(`leaving.state.${state}`)}
        title={isDraft ? t('leaving.check.title') : leaving.title}
        lead={isDraft ? t('leaving.check.lead') : t('leaving.page.privacy')}
      />
      <StatNumbers
        numbers={[
          { value: wholeNumber(language, leaving.people), label: t('leaving.page.people', { count: leaving.people }) },
          {
            value: wholeNumber(language, leaving.without),
            label: t('leaving.page.without', { count: leaving.without }),
          },
          ...(isOpen ? [{ value: wholeNumber(language, days), label: t('leaving.page.left', { count: days }) }] : []),
        ]}
      />
      {isOver && <p>{t('leaving.page.overOn', { date })}</p>}
      {unmet > 0 && <Notice tone="info" title={t('leaving.check.unmet', { count: unmet })} />}
      {isDraft && letter && (
        <>
          <Section title={t('leaving.check.letter')}>
            <div className="stack">
              <p>{t('leaving.check.letterIn')}</p>
              <LetterPreview {...letter} action={loaderData.action} />
            </div>
          </Section>
          <Section title={t('leaving.check.then', { date })}>
            <p>{t('leaving.check.thenText')}</p>
          </Section>
        </>
      )}
      <Section title={t('leaving.page.list')}>
        <div className="stack" id="list">
          <SearchBox
            action={here}
            label={t('leaving.page.search')}
            variant="list"
            fields={[{ name: 'q', label: t('leaving.page.search'), value: filters.q }]}
            submit={t('common.search')}
          >
            {filter && <input type="hidden" name="state" value={filter} />}
          </SearchBox>
          <Chips
            label={t('leaving.state.title')}
            chips={[undefined, ...leaverStates].map((one) => ({
              href: withFilter(address, { state: one }),
              label: one ? t(`leaving.page.${one}-filter`) : t('leaving.page.all'),
              current: one === filter,
            }))}
          />
          <LeaverTable leavers={leavers} form={isOpen || isOver ? 'leavers' : undefined} isOver={isOver} />
          <Pagination
            label={t('leaving.page.list')}
            previous={
              page > 1
                ? { href: withFilter(address, { page: String(page - 1) }), label: t('common.previous') }
                : undefined
            }
            next={
              hasMore ? { href: withFilter(address, { page: String(page + 1) }), label: t('common.next') } : undefined
            }
          />
          <form method="post" id="leavers" className="no-print">
            <ButtonGroup>
              {isOpen && (
                <Button kind="quiet" name="do" value="leave-out">
                  {t('leaving.page.leaveOut')}
                </Button>
              )}
              {isOpen && (
                <Button kind="quiet" name="do" value="put-back">
                  {t('leaving.page.putBack')}
                </Button>
              )}
              {isOver && (
                <Button kind="quiet" name="do" value="open-again">
                  {t('leaving.reopen.button')}
                </Button>
              )}
              {!isDraft && state !== 'called-off' && (
                <Button kind="quiet" icon="print" formAction={`${here}/cards.pdf`}>
                  {t('leaving.page.cards')}
                </Button>
              )}
              <ButtonLink kind="quiet" href={`${here}/leavers.csv`} icon="download">
                {t('leaving.page.csv')}
              </ButtonLink>
            </ButtonGroup>
          </form>
        </div>
      </Section>
      {!isDraft && state !== 'called-off' && leaving.without > 0 && (
        <Form action={`${here}/cards.pdf`}>
          <input type="hidden" name="everybody" value="yes" />
          <p>{t('leaving.page.cardsText')}</p>
          <Button icon="print">{t('leaving.page.cardsAll', { count: leaving.without })}</Button>
        </Form>
      )}
      {isDraft && (
        <Form>
          <Button name="do" value="announce">
            {t('leaving.check.announce', { count: leaving.people })}
          </Button>
        </Form>
      )}
      {isOpen && (
        <LeavingWayBack isDraft={isDraft} leavesOn={leaving.leavesOn} typedDate={answer.typedDate} errors={errors} />
      )}
    </ManageConsole>
  )
}
