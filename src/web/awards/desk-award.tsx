import encodeQr from 'qr'
import { redirect } from 'react-router'
import { type AskCorrectionOutcome, askCorrection } from '#capabilities/awards/ask-correction.ts'
import { awardMailKey } from '#capabilities/awards/award.ts'
import { cardPinOf, claimCodeOf, writeClaimCode } from '#capabilities/awards/claim-code.ts'
import { type CorrectAddressOutcome, correctAddress } from '#capabilities/awards/correct-address.ts'
import { findAward } from '#capabilities/awards/find-award.ts'
import { findCorrection } from '#capabilities/awards/find-correction.ts'
import { findRenewal } from '#capabilities/awards/find-renewal.ts'
import { isEmail } from '#capabilities/awards/listed-person-rules.ts'
import { restoreAwards } from '#capabilities/awards/restore-awards.ts'
import { sendAwardMail } from '#capabilities/awards/send-award-mail.ts'
import { suspendAwards } from '#capabilities/awards/suspend-awards.ts'
import { AwardStateTag } from '#capabilities/awards/ui/award-table.tsx'
import { undoCorrection } from '#capabilities/awards/undo-correction.ts'
import { type WithdrawAwardOutcome, withdrawAward } from '#capabilities/awards/withdraw-award.ts'
import type { Issuer } from '#capabilities/people/authority.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId, newId } from '#infrastructure/ids.ts'
import { findDelivery, listDeliveryEntries } from '#infrastructure/mail/delivery-log.ts'
import { type DeliveryState, notReachedStates } from '#infrastructure/mail/delivery-rules.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { holderName } from '#web/awards/holder-name.ts'
import { useDesk } from '#web/desks/desk-data.ts'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { actOnLonger, type LongerAnswer, longerVerbs } from '#web/reach/act-on-longer.ts'
import { AddressSure, addressRefusal, CorrectAddress } from '#web/reach/correct-address-form.tsx'
import { DeliveryLog } from '#web/reach/delivery-log.tsx'
import { HoldForm, holdRefusal } from '#web/reach/hold-form.tsx'
import { LongerFields, LongerSure, LongerWayBack } from '#web/reach/longer-form.tsx'
import { Reissue, ReissueSure, ReissueWayBack, reissueRefusal, undoReissueRefusal } from '#web/reach/reissue-form.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { issuerDesk } from '#web/site/session-gate.ts'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-award'

type WithdrawRefusal = Extract<WithdrawAwardOutcome, { ok: false }>['refusal']
const explanation: Record<WithdrawRefusal, MessageKey> = {
  'award-not-found': 'manage.withdraw.notFound',
  'reason-is-missing': 'manage.withdraw.reasonMissing',
  'award-is-withdrawn': 'manage.withdraw.already',
}

const problemTitle: Partial<Record<DeliveryState, MessageKey>> = {
  bounced: 'manage.awards.mailRefused',
  interrupted: 'manage.awards.mailInterrupted',
  complained: 'manage.awards.mailComplained',
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const { database, masterKey, site } = visit.services
  const award = isId(params.id) ? await findAward(params.id, { database }) : undefined
  if (!award || award.organisationId !== organisation.id) throw new Response(null, { status: 404 })
  const isWithCard = !award.claimedAt && !award.recipientEmail && !award.isErased
  const code = !isWithCard ? undefined : writeClaimCode(claimCodeOf(award.id, masterKey))
  const delivery = await findDelivery(awardMailKey(award.id), { database })
  const claimUrl = code && `${site.origin}/claim/${code}`
  return {
    organisation,
    isManager: manager !== undefined,
    award,
    code: claimUrl && {
      code,
      claimUrl,
      pin: cardPinOf(award.id, masterKey),
      qr: claimPicture(claimUrl),
    },
    delivery,
    entries: await listDeliveryEntries(awardMailKey(award.id), { database }),
    isReached:
      award.claimedAt !== null || award.revokedAt !== null || !notReachedStates.some((one) => one === delivery?.state),
    renewal: await findRenewal(award.id, { database }),
    correction: await findCorrection(award.id, { database }),
    sent: new URL(request.url).searchParams.has('sent'),
    corrected: new URL(request.url).searchParams.has('done'),
  }
}

/** As an address that carries the picture: the page needs no further request, and may be printed. */
function claimPicture(url: string): string {
  return `data:image/svg+xml,${encodeURIComponent(encodeQr(url, 'svg', { ecc: 'medium', border: 1 }))}`
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Response | Answer> {
  const visit = visitOf({ context })
  const { issuer, successor } = issuerDesk({ context })
  const form = await request.formData()
  if (form.get('do') === 'send-again') {
    const sent = isId(params.id)
      ? await sendAwardMail({ awardId: params.id }, { ...visit.services, issuer, now: visit.now })
      : ({ ok: false, refusal: 'award-not-found' } as const)
    // A mail that was sent meanwhile needs no word: the page shows how it stands.
    if (!sent.ok && sent.refusal !== 'mail-was-not-refused') throw noSuchPage(sent.refusal satisfies 'award-not-found')
    return redirect(`/organisations/${params.slug}/manage/awards/${params.id}?sent`)
  }
  const verb = form.get('do')
  if (longerVerbs.some((one) => one === verb)) {
    const base = `/organisations/${params.slug}/manage`
    const asked = {
      form,
      verb: String(verb),
      awardIds: [params.id].filter(isId),
      here: `${base}/awards/${params.id}`,
      base,
    }
    const longer = await actOnLonger(asked, { ...visit.services, issuer, successor, now: visit.now })
    return longer instanceof Response ? longer : { longer }
  }
  if (verb === 'correct' || verb === 'correct-yes') {
    // Nothing is signed anew in the name of an organisation that has closed.
    if (successor) throw new Response(null, { status: 404 })
    return reissue({ form, params, visit, issuer })
  }
  if (verb === 'correct-undo') return undoReissue({ form, params, visit, issuer })
  if (verb === 'hold' || verb === 'restore') return hold({ form, params, visit, issuer })
  if (verb === 'address' || verb === 'address-yes') return correct({ form, params, visit, issuer })
  const reason = String(form.get('reason') ?? '')
  const outcome = isId(params.id)
    ? await withdrawAward({ awardId: params.id, reason }, { ...visit.services, issuer, now: visit.now })
    : ({ ok: false, refusal: 'award-not-found' } as const)
  return outcome.ok
    ? redirect(`/organisations/${params.slug}/manage/awards/${params.id}`)
    : { field: 'reason', message: visit.t(explanation[outcome.refusal]) }
}

interface Correction {
  form: FormData
  params: Route.ActionArgs['params']
  visit: Visit
  issuer: Issuer
}

/** Shows what a correction changes; pressed again, does it. */
async function correct({ form, params, visit, issuer }: Correction): Promise<Response | Answer> {
  const email = String(form.get('email') ?? '').trim()
  if (form.get('do') === 'address' && isEmail(email)) return { sure: email }
  const outcome: CorrectAddressOutcome =
    form.get('do') === 'address'
      ? { ok: false, refusal: 'email-is-wrong' }
      : isId(params.id)
        ? await correctAddress({ awardId: params.id, email }, { ...visit.services, issuer, now: visit.now })
        : { ok: false, refusal: 'award-not-found' }
  if (!outcome.ok) return { field: 'email', email, message: visit.t(addressRefusal[outcome.refusal]) }
  return redirect(`/organisations/${params.slug}/manage/awards/${params.id}?done`)
}

/** Puts the award on hold, or takes it off hold. */
async function hold({ form, params, visit, issuer }: Correction): Promise<Response | Answer> {
  const request = { awardIds: [params.id].filter(isId), reason: String(form.get('why') ?? '') }
  const powers = { ...visit.services, issuer, now: visit.now }
  const outcome =
    form.get('do') === 'hold' ? await suspendAwards(request, powers) : await restoreAwards(request, powers)
  if (!outcome.ok) return { field: 'why', message: visit.t(holdRefusal[outcome.refusal]) }
  return redirect(`/organisations/${params.slug}/manage/awards/${params.id}`)
}

/** Shows what is signed in place of this award; pressed again, asks for it. */
async function reissue({ form, params, visit, issuer }: Correction): Promise<Response | Answer> {
  const name = String(form.get('name') ?? '').trim()
  const address = String(form.get('address') ?? '').trim()
  const asked = String(form.get('act') ?? '')
  const act = isId(asked) ? asked : newId(visit.now)
  if (form.get('do') === 'correct') return { reissue: { act, name, address } }
  const powers = { ...visit.services, issuer, now: visit.now }
  const outcome: AskCorrectionOutcome = isId(params.id)
    ? await askCorrection({ id: act, awardId: params.id, name, email: address }, powers)
    : { ok: false, refusal: 'award-not-found' }
  if (!outcome.ok) return { field: 'name', typed: { name, address }, message: visit.t(reissueRefusal[outcome.refusal]) }
  return redirect(`/organisations/${params.slug}/manage/awards/${params.id}`)
}

async function undoReissue({ form, params, visit, issuer }: Correction): Promise<Response | Answer> {
  const correctionId = String(form.get('act') ?? '')
  const outcome = isId(correctionId)
    ? await undoCorrection({ correctionId }, { ...visit.services, issuer, now: visit.now })
    : ({ ok: false, refusal: 'correction-not-found' } as const)
  if (!outcome.ok) return { field: 'name', message: visit.t(undoReissueRefusal[outcome.refusal]) }
  return redirect(`/organisations/${params.slug}/manage/awards/${params.id}`)
}

interface Answer {
  longer?: LongerAnswer
  typed?: { name: string; address: string }
  /** To be confirmed. */
  reissue?: { act: string; name: string; address: string }
  field?: 'reason' | 'email' | 'why' | 'name'
  message?: string
  email?: string
  /** The new address, to be confirmed. */
  sure?: string
}

export default function ManagedAwardPage({
  loaderData: {
    organisation,
    isManager,
    award,
    code,
    delivery,
    entries,
    isReached,
    renewal,
    correction,
    sent,
    corrected,
  },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const isClosed = useDesk()?.isClosed === true
  const answer: Answer = actionData ?? {}
  const base = `/organisations/${organisation.slug}/manage`
  const badge = inLanguage(language, award.badge.name, award.badge.nameCy)
  const learner = holderName(award, t)
  // What is about to be corrected is neither sent elsewhere nor made to run longer meanwhile.
  const isFree = !award.revokedAt && !award.isErased && !correction?.isWaiting
  if (answer.longer?.kind === 'sure')
    return (
      <ManageConsole organisation={organisation} title={t('manage.longer.title')} isManager={isManager}>
        <LongerSure answer={answer.longer} back={`${base}/awards/${award.id}`} />
      </ManageConsole>
    )
  const unclear = answer.longer?.kind === 'problem' ? answer.longer : undefined
  const problem = unclear
    ? { field: unclear.field, message: t(unclear.message) }
    : answer.field && answer.message && { field: answer.field, message: answer.message }
  if (answer.reissue)
    return (
      <ManageConsole organisation={organisation} title={t('reach.reissue.sure')} isManager={isManager}>
        <ReissueSure
          {...answer.reissue}
          former={{ name: award.recipientName ?? '', address: award.recipientEmail ?? '' }}
          back={`${base}/awards/${award.id}`}
        />
      </ManageConsole>
    )
  if (answer.sure)
    return (
      <ManageConsole organisation={organisation} title={t('reach.address.sure')} isManager={isManager}>
        <AddressSure from={award.recipientEmail} to={answer.sure} back={`${base}/awards/${award.id}`} />
      </ManageConsole>
    )
  return (
    <ManageConsole
      organisation={organisation}
      title={problem ? t('common.errorTitle', { title: `${badge}, ${learner}` }) : `${badge}, ${learner}`}
      isManager={isManager}
    >
      <BackLink href={`${base}/awards`} label={t('manage.nav.awards')} />
      {problem && <ErrorSummary title={t('common.errorSummary')} errors={[problem]} />}
      <PageHead
        eyebrow={badge}
        title={learner}
        actions={<AwardStateTag award={{ ...award, delivery: delivery?.state ?? null }} />}
      />
      {award.suspendedAt && !award.revokedAt && (
        <Notice tone="warn" title={t('manage.hold.since', { date: longDate(language, award.suspendedAt) })}>
          <p>{award.suspensionReason}</p>
        </Notice>
      )}
      {correction && !award.revokedAt && <ReissueWayBack correction={correction} />}
      {renewal.waiting && <LongerWayBack waiting={renewal.waiting} count={1} />}
      {corrected && <Notice tone="good" title={t('reach.address.done')} live />}
      {sent && isReached && <Notice tone="good" title={t('manage.awards.mailSentAgain')} live />}
      {delivery && !isReached && (
        <Notice
          tone="warn"
          title={t(problemTitle[delivery.state] ?? 'manage.awards.mailRefused', {
            email: award.recipientEmail,
            date: longDate(language, delivery.since),
          })}
        >
          {delivery.state === 'complained' && <p>{t('manage.awards.mailComplainedText')}</p>}
          {delivery.state === 'bounced' && (
            <>
              <p>{t('manage.awards.mailReason', { reason: delivery.reason })}</p>
              <p>{t('manage.awards.mailMend')}</p>
            </>
          )}
          {delivery.state === 'interrupted' && (
            <p>{t('manage.awards.mailInterruptedText', { date: longDate(language, delivery.since) })}</p>
          )}
          <Form>
            <ButtonGroup>
              {delivery.state !== 'complained' && (
                <Button kind="quiet" name="do" value="send-again">
                  {t('manage.awards.mailAgain')}
                </Button>
              )}
              <a href="#address">{t('reach.correct')}</a>
            </ButtonGroup>
          </Form>
        </Notice>
      )}
      {code && (
        <section className="card claim-card">
          <h2>{t('manage.awards.codeTitle')}</h2>
          <p>{t('manage.awards.codeText', { address: new URL('/claim', code.claimUrl).href })}</p>
          <p className="claim-code">{code.code}</p>
          <p>{t('runs.cards.pin', { pin: code.pin })}</p>
          <img className="claim-qr" src={code.qr} alt={t('manage.awards.qr')} />
        </section>
      )}
      <SummaryList
        lines
        rows={[
          {
            term: t('awards.awarded'),
            detail: award.runId ? (
              <a href={`${base}/runs/${award.runId}`}>
                {t('runs.ofRun', { date: longDate(language, award.awardedAt) })}
              </a>
            ) : (
              longDate(language, award.awardedAt)
            ),
          },
          ...(award.recipientEmail ? [{ term: t('manage.awards.address'), detail: award.recipientEmail }] : []),
          ...(award.claimedAt
            ? [{ term: t('manage.awards.keptOn'), detail: longDate(language, award.claimedAt) }]
            : []),
          ...(award.validUntil ? [{ term: t('check.validUntil'), detail: longDate(language, award.validUntil) }] : []),
          ...(renewal.askedAt
            ? [{ term: t('manage.longer.askedFor'), detail: longDate(language, renewal.askedAt) }]
            : []),
          ...(award.renews
            ? [
                {
                  term: t('manage.longer.follows'),
                  detail: <a href={`${base}/awards/${award.renews}`}>{t('manage.longer.theEarlier')}</a>,
                },
              ]
            : []),
          ...(renewal.renewedBy
            ? [
                {
                  term: t('manage.longer.followedBy'),
                  detail: <a href={`${base}/awards/${renewal.renewedBy}`}>{t('manage.longer.theLater')}</a>,
                },
              ]
            : []),
          ...(award.correctedBy
            ? [
                {
                  term: t('reach.reissue.inPlace'),
                  detail: <a href={`${base}/awards/${award.correctedBy}`}>{t('awards.correctedBy')}</a>,
                },
              ]
            : []),
          ...(award.revokedAt
            ? [
                { term: t('manage.withdraw.on'), detail: longDate(language, award.revokedAt) },
                { term: t('awards.reason'), detail: award.revocationReason },
              ]
            : []),
          {
            term: t('awards.evidence'),
            detail: award.evidence.map((one) => one.name).join(', ') || t('awards.evidenceNone'),
          },
          { term: t('manage.awards.page'), detail: <a href={`/awards/${award.id}`}>{t('manage.awards.openPage')}</a> },
        ]}
      />
      <DeliveryLog entries={entries} />
      {isFree && !award.claimedAt && (
        <CorrectAddress
          typed={answer.email}
          error={answer.field === 'email' ? answer.message : undefined}
          isOpen={delivery?.state === 'bounced'}
        />
      )}
      {isFree && !isClosed && !renewal.waiting && (
        <Reissue
          name={answer.typed?.name ?? award.recipientName ?? ''}
          address={answer.typed?.address ?? award.recipientEmail ?? ''}
          error={answer.field === 'name' ? answer.message : undefined}
        />
      )}
      {isFree && award.validUntil && !renewal.waiting && (
        <Disclosure summary={t('manage.longer.title')} open={unclear !== undefined} wide>
          <Form>
            <LongerFields answer={answer.longer} />
          </Form>
        </Disclosure>
      )}
      {!award.revokedAt && (
        <HoldForm isOnHold={award.suspendedAt !== null} error={answer.field === 'why' ? answer.message : undefined} />
      )}
      {!award.revokedAt && (
        <Disclosure summary={t('manage.withdraw.title')} open={answer.field === 'reason'} wide>
          <Form>
            <p>{t('manage.withdraw.text')}</p>
            <TextArea
              name="reason"
              label={t('manage.withdraw.reason')}
              hint={t('manage.withdraw.reasonHint')}
              rows={2}
              error={answer.field === 'reason' ? answer.message : undefined}
            />
            <Button kind="danger">{t('manage.withdraw.button')}</Button>
          </Form>
        </Disclosure>
      )}
    </ManageConsole>
  )
}
