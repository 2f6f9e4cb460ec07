import { redirect } from 'react-router'
import { askGrowthPeer } from '#capabilities/placements/ask-growth-peer.ts'
import { findGrowing, listGrowthPeers, viewsRevision } from '#capabilities/placements/find-growing.ts'
import { shareGrowth } from '#capabilities/placements/share-growth.ts'
import { updateOwnGrowth } from '#capabilities/placements/update-own-growth.ts'
import { withdrawGrowthPeer } from '#capabilities/placements/withdraw-growth-peer.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-growth'
import { ViewFields, Views, viewLabels, viewSchemas, viewsIn, viewsTyped } from './growth-views.tsx'

async function timeInHand({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, now } = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const found = await findGrowing({}, { ...services, of: lead, now })
  const time = found?.times.find(({ month, isOpen }) => String(month) === params.month && isOpen)
  if (!time) throw new Response(null, { status: 404 })
  const back = `/${place.slug}/lead/year/growing`
  return { lead, time, back, here: `${back}/${params.month}` }
}

export async function loader(args: Route.LoaderArgs) {
  const { services } = visitOf(args)
  const { lead, time, back, here } = await timeInHand(args)
  const peers = time.round?.peerId ? [] : await listGrowthPeers({}, { ...services, of: lead })
  const saved = new URL(args.request.url).searchParams.has('saved')
  return { time, back, here, peers, saved, stored: viewsTyped(time.own), revision: viewsRevision(time.own) }
}

type Refusal = Extract<
  | Awaited<ReturnType<typeof askGrowthPeer>>
  | Awaited<ReturnType<typeof updateOwnGrowth>>
  | Awaited<ReturnType<typeof shareGrowth>>
  | Awaited<ReturnType<typeof withdrawGrowthPeer>>,
  { ok: false }
>['refusal']

const refused: Record<Refusal, MessageKey> = {
  'placement-not-found': 'year.none',
  'not-open-yet': 'growing.refused.not-open-yet',
  'peer-not-found': 'growing.refused.peer-not-found',
  'another-is-asked': 'growing.refused.another-is-asked',
  'changed-meanwhile': 'forms.changed.title',
  'too-long': 'forms.tooLong',
  'nothing-is-said': 'growing.refused.nothing-is-said',
  'round-not-found': 'growing.refused.not-asked',
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  notice?: MessageKey
  asks?: 'peer' | 'end' | 'share'
  isChanged?: boolean
  /** The words above were kept, whatever became of the rest. */
  isSaved?: boolean
}

const doings = ['save', 'look-peer', 'ask', 'look-end', 'end', 'look-share', 'share', 'unshare', 'back'] as const
const isIntent = (doing: unknown): doing is (typeof doings)[number] => doings.some((one) => one === doing)

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, queue, now } = visitOf(args)
  const { lead, time, here } = await timeInHand(args)
  const { month, round } = time
  const powers = { ...services, queue, lead, now }
  const form = await args.request.formData()
  const answer = (outcome: { ok: true } | { ok: false; refusal: Refusal }): Response | Answer =>
    outcome.ok ? redirect(`${here}?saved`) : { typed: {}, errors: {}, notice: refused[outcome.refusal], isSaved: true }
  const doing = form.get('do')
  if (!isIntent(doing)) throw new Response(null, { status: 400 })
  // A question is asked of what is saved: a form without the words, as others may send one, changes none of them.
  const parsed = form.has('basedOn') ? parseForm(viewSchemas.own, form) : undefined
  if (parsed && !parsed.ok) return parsed
  if (parsed) {
    const asked = { month, views: viewsIn(parsed.value), basedOn: basedOnOf(form) ?? '' }
    const outcome = await updateOwnGrowth(asked, powers)
    if (!outcome.ok && outcome.refusal === 'changed-meanwhile')
      return { typed: parsed.typed, errors: {}, isChanged: true }
    if (!outcome.ok) return { typed: parsed.typed, errors: {}, notice: refused[outcome.refusal] }
  }
  const isWritten = parsed ? viewsIn(parsed.value).some(({ said }) => said.trim() !== '') : time.own.length > 0
  switch (doing) {
    case 'save':
    case 'back':
      return redirect(`${here}?saved`)
    case 'look-peer':
    case 'ask': {
      const peerId = String(form.get('peerId') ?? '')
      const peers = await listGrowthPeers({}, { ...services, of: lead })
      if (!isId(peerId) || !peers.some(({ personId }) => personId === peerId))
        return { typed: {}, errors: { peerId: refused['peer-not-found'] }, isSaved: true }
      if (doing === 'look-peer') return { typed: { peerId }, errors: {}, asks: 'peer', isSaved: true }
      return answer(await askGrowthPeer({ month, peerId }, powers))
    }
    case 'look-end':
      return { typed: {}, errors: {}, asks: 'end', isSaved: true }
    case 'end':
      return answer(round ? await withdrawGrowthPeer({ roundId: round.id }, powers) : { ok: true })
    case 'look-share':
      return isWritten
        ? { typed: {}, errors: {}, asks: 'share', isSaved: true }
        : { typed: {}, errors: {}, notice: refused['nothing-is-said'], isSaved: true }
    case 'share':
      return answer(await shareGrowth({ month, isShared: true }, powers))
    case 'unshare':
      return answer(await shareGrowth({ month, isShared: false }, powers))
  }
}

const labels: FieldLabels = { ...viewLabels, peerId: 'growing.peerAsk' }

/** One of the three times: the lead’s own view, the peer’s, and whether the team may read both. */
export default function LeadGrowthPage({ loaderData, actionData }: Route.ComponentProps) {
  const { time, back, revision, stored, saved } = loaderData
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const title = t(`growing.month.${time.month}`)
  const isWrong = Object.keys(errors).length > 0 || actionData?.notice !== undefined
  const isTyped = Object.keys(actionData?.typed ?? {}).some((name) => name.startsWith('said-'))
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href={back} label={t('growing.title')} />
      <FormErrorSummary errors={errors} labels={labels} />
      {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
      {actionData?.isChanged && <ChangedMeanwhile labels={labels} saved={stored} typed={actionData.typed} />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead title={title} aside={t('growing.title')} />
      <p>{t('growing.private')}</p>
      {/* One form: whatever is pressed below, what was typed above is saved first. */}
      <Form>
        <Section title={t('growing.own')}>
          <p className="muted">{t('growing.ownHint')}</p>
          <BasedOn revision={revision} answered={actionData} />
          <ViewFields side="own" typed={(isTyped && actionData?.typed) || stored} errors={errors} />
          <Button name="do" value="save">
            {t('common.save')}
          </Button>
        </Section>
        <PeerPart data={loaderData} answered={actionData} />
        <TeamPart data={loaderData} answered={actionData} />
      </Form>
    </DeskPage>
  )
}

interface PartProps {
  data: Route.ComponentProps['loaderData']
  answered: Answer | undefined
}

function PeerPart({ data: { time, peers }, answered }: PartProps) {
  const { t, language } = useTranslation()
  const { round, peer } = time
  const { field } = useFields({ labels, typed: answered?.typed ?? {}, errors: answered?.errors ?? {} })
  const no = { keepsTyped: true as const, label: t('common.notYet') }
  if (round?.peerId) {
    const name = round.peerName || t('meeting.former')
    return (
      <Section title={t('growing.peerTitle')} id="peer">
        {peer.length > 0 ? (
          <>
            <h3>{t('growing.peerSays', { name })}</h3>
            <Views views={peer} />
          </>
        ) : (
          <p>{t('growing.peerWaits', { name })}</p>
        )}
        {answered?.asks === 'end' ? (
          <AskFirst
            question={t('growing.endPeerTitle', { name })}
            yes={{ value: 'end', label: t('growing.endPeerNow'), danger: true }}
            no={no}
          >
            <p>{t('growing.endPeerText')}</p>
          </AskFirst>
        ) : (
          <Button kind="plain" name="do" value="look-end">
            {t('growing.endPeer')}
          </Button>
        )}
      </Section>
    )
  }
  const chosen = peers.find(({ personId }) => personId === answered?.typed.peerId)
  return (
    <Section title={t('growing.peerTitle')} id="peer">
      {answered?.asks === 'peer' && chosen ? (
        <AskFirst
          question={t('growing.askTitle', { name: chosen.name })}
          yes={{ value: 'ask', label: t('growing.askNow') }}
          no={no}
        >
          <p>{t('growing.askText', { name: chosen.name })}</p>
          <input type="hidden" name="peerId" value={chosen.personId} />
        </AskFirst>
      ) : (
        <>
          <p>{t('growing.peerText')}</p>
          <Select
            {...field('peerId')}
            options={[
              { value: '', label: t('forms.choose') },
              ...peers.map(({ personId, name, placeName, placeNameCy }) => ({
                value: personId,
                label: `${name}, ${inLanguage(language, placeName, placeNameCy)}`,
              })),
            ]}
          />
          <Button kind="quiet" name="do" value="look-peer">
            {t('growing.ask')}
          </Button>
        </>
      )}
    </Section>
  )
}

function TeamPart({ data: { time }, answered }: PartProps) {
  const { t, language } = useTranslation()
  const { round } = time
  return (
    <Section title={t('growing.shareTitle')} id="team">
      {round?.sharedAt ? (
        <>
          <p>{t('growing.sharedText', { date: longDate(language, round.sharedAt) })}</p>
          <Button kind="quiet" name="do" value="unshare">
            {t('growing.unshare')}
          </Button>
        </>
      ) : answered?.asks === 'share' ? (
        <AskFirst
          question={t('growing.shareAsk')}
          yes={{ value: 'share', label: t('growing.shareNow') }}
          no={{ keepsTyped: true, label: t('common.notYet') }}
        >
          <p>{t('growing.shareAskText')}</p>
        </AskFirst>
      ) : (
        <>
          <p>{t('growing.shareText')}</p>
          <Button kind="quiet" name="do" value="look-share">
            {t('growing.share')}
          </Button>
        </>
      )}
    </Section>
  )
}
