import encodeQr from 'qr'
import { askPhaseOf } from '#capabilities/asks/ask-rules.ts'
import { closeAsk, reopenAsk } from '#capabilities/asks/close-ask.ts'
import { findAsk } from '#capabilities/asks/find-ask.ts'
import { type ListedAnswer, listAnswers } from '#capabilities/asks/list-answers.ts'
import { publishAsk } from '#capabilities/asks/publish-ask.ts'
import { removeAsk } from '#capabilities/asks/remove-ask.ts'
import { reviseAsk } from '#capabilities/asks/revise-ask.ts'
import { takeAskBack } from '#capabilities/asks/take-ask-back.ts'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Section } from '#design/layout/section.tsx'
import { Pagination } from '#design/tables/pagination.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { readCursor } from '#infrastructure/database/keyset.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { withFilter } from '#web/site/list-address.ts'
import { actOnWriting, findOnDesk, writingViewOf } from '#web/work/writing-actions.ts'
import { WritingDesk } from '#web/work/writing-desk.tsx'
import type { Route } from './+types/desk-ask'
import { AskFields, askLabels, askWriting, typedAsk } from './ask-form.tsx'
import { askTones } from './ask-tones.ts'
import { AskView } from './ask-view.tsx'

const answersAPage = 40

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask, revision, services, now, organisation } = await askOnDesk({ context, params })
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const isDraft = ask.state === 'draft'
  const { rows: answers, next } = isDraft
    ? { rows: [], next: undefined }
    : await listAnswers({ ask, limit: answersAPage, ...(after && { after }) }, { ...services, now })
  const address = `${services.site.origin}/asks/${ask.id}`
  return {
    ...{ ask, revision, organisation, answers, next, address, isPaged: after !== undefined, typed: typedAsk(ask) },
    phase: askPhaseOf(ask, localParts(now).date),
    canReopen: ask.state === 'closed' && ask.closesOn >= localParts(now).date,
    qr: `data:image/svg+xml,${encodeURIComponent(encodeQr(address, 'svg', { ecc: 'medium', border: 2 }))}`,
    ...writingViewOf(request, isDraft),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { ask, services, now, manager } = await askOnDesk({ context, params })
  const powers = { ...services, manager, now }
  const move = { askId: ask.id }
  return actOnWriting(await request.formData(), askWriting(services), {
    ...{ base: `/organisations/${params.slug}/manage/asks`, id: ask.id, placeId: ask.placeId },
    ...{ services, typed: typedAsk(ask) },
    revise: (content, basedOn) => reviseAsk({ ...move, content, basedOn }, powers),
    publish: (basedOn) => publishAsk({ ...move, basedOn }, powers),
    takeBack: () => takeAskBack(move, powers),
    remove: () => removeAsk(move, powers),
    others: { close: () => closeAsk(move, powers), reopen: () => reopenAsk(move, powers) },
  })
}

const askOnDesk = (args: Pick<Route.LoaderArgs, 'context' | 'params'>) =>
  findOnDesk(args, { find: findAsk, ownerOf: ({ ask }) => ask.organisationId })

/** One ask on the desk of its organisation: its code to show, and the answers that came. */
export default function DeskAskPage({ loaderData, actionData }: Route.ComponentProps) {
  const { ask, revision, organisation, typed, phase, canReopen, isPublishing, saved } = loaderData
  const { t, language } = useTranslation()
  const isDraft = ask.state === 'draft'
  const list = `/organisations/${organisation.slug}/manage/asks`
  return (
    <WritingDesk
      organisation={organisation}
      title={inLanguage(language, ask.title, ask.titleCy)}
      list={{ href: list, label: t('desk.nav.asks') }}
      labels={askLabels}
      answer={actionData}
      id={ask.id}
      isDraft={isDraft}
      tag={<StatusTag tone={askTones[phase]}>{t(`asks.state.${phase}`)}</StatusTag>}
      revision={revision}
      saved={typed}
      isSaved={saved}
      isPublishing={isPublishing}
      held={!isDraft && !ask.isApproved ? t('asks.held') : undefined}
      publishText={t('asks.desk.publishText')}
      takeBackText={t('asks.desk.takeBackText')}
      canTakeBack={phase === 'open' && ask.answers === 0}
      publicHref={`/asks/${ask.id}`}
      preview={isDraft ? <AskView ask={ask} /> : <ShownAsk {...loaderData} />}
      fields={
        <AskFields typed={actionData?.typed ?? typed} errors={actionData?.errors ?? {}} found={actionData?.found} />
      }
      more={
        (phase === 'open' || canReopen) && (
          <>
            <p className="muted">{t(canReopen ? 'asks.desk.reopenText' : 'asks.desk.closeText')}</p>
            <Button kind="quiet" name="do" value={canReopen ? 'reopen' : 'close'}>
              {t(canReopen ? 'asks.desk.reopen' : 'asks.desk.close')}
            </Button>
          </>
        )
      }
    />
  )
}

type ShownAskProps = Pick<
  Route.ComponentProps['loaderData'],
  'ask' | 'organisation' | 'answers' | 'next' | 'isPaged' | 'phase' | 'qr' | 'address'
>

function ShownAsk({ ask, organisation, answers, next, isPaged, phase, qr, address }: ShownAskProps) {
  const { t } = useTranslation()
  const here = `/organisations/${organisation.slug}/manage/asks/${ask.id}`
  const list = { path: here, filters: {} }
  return (
    <>
      {phase === 'open' && ask.isApproved && (
        <Section title={t('asks.desk.show')}>
          <div className="stack">
            <p>{t('asks.desk.showText')}</p>
            <img className="door-qr" src={qr} alt={t('asks.desk.qr')} />
            <p className="break">{address}</p>
            <ButtonGroup>
              <ButtonLink kind="quiet" href={`${here}/poster`}>
                {t('asks.desk.poster')}
              </ButtonLink>
            </ButtonGroup>
          </div>
        </Section>
      )}
      <Section title={t('asks.desk.answersTitle', { count: ask.answers })}>
        <div className="stack">
          {!ask.isSafe && <p className="muted">{t('asks.desk.adultsAlone')}</p>}
          {answers.length === 0 ? (
            <EmptyState title={t('asks.desk.noAnswer')} icon="hourglass">
              {t('asks.desk.noAnswerText')}
            </EmptyState>
          ) : (
            <SummaryList
              lines
              rows={answers.map((one) => ({
                term: (
                  <a href={`${here}/answers/${one.id}`}>
                    <bdi>{one.name ?? t(one.isOfWallet ? 'asks.ofWallet' : 'asks.noName')}</bdi>
                  </a>
                ),
                detail: <AnswerRow answer={one} />,
              }))}
            />
          )}
          <Pagination
            label={t('common.pages')}
            previous={isPaged ? { href: withFilter(list, {}), label: t('common.first') } : undefined}
            next={next ? { href: withFilter(list, { after: next }), label: t('common.next') } : undefined}
          />
        </div>
      </Section>
    </>
  )
}

function AnswerRow({ answer: { sentAt, endsAt, readAt } }: { answer: ListedAnswer }) {
  const { t, language } = useTranslation()
  return (
    <>
      {t('asks.desk.sentUntil', { sent: longDate(language, sentAt), until: longDate(language, endsAt) })}{' '}
      {!readAt && <StatusTag tone="info">{t('asks.desk.new')}</StatusTag>}
    </>
  )
}
