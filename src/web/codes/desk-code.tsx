import encodeQr from 'qr'
import { redirect } from 'react-router'
import { closedReason } from '#capabilities/awards/award-offer-rules.ts'
import { findAwardOffer } from '#capabilities/awards/find-award-offer.ts'
import { type RotateCodeOutcome, rotateAwardOffer } from '#capabilities/awards/rotate-award-offer.ts'
import { type StopCodeOutcome, stopAwardOffer } from '#capabilities/awards/stop-award-offer.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { isId } from '#infrastructure/ids.ts'
import { wholeNumber } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { ManageConsole } from '#web/desks/manage-console.tsx'
import { issuerDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/desk-code'
import { codeLimits } from './code-limits.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, manager } = issuerDesk({ context })
  const code = isId(params.id)
    ? await findAwardOffer({ id: params.id, organisationId: organisation.id }, services)
    : undefined
  if (!code) throw new Response(null, { status: 404 })
  const claimUrl = `${services.site.origin}/claim/${code.letters}`
  return {
    organisation,
    isManager: manager !== undefined,
    code,
    state: closedReason({ ...code, isFormer: false }, now) ?? ('open' as const),
    address: `${services.site.origin}/claim`,
    // As an address that carries the picture: the page needs no further request, and may be printed.
    qr: `data:image/svg+xml,${encodeURIComponent(encodeQr(claimUrl, 'svg', { ecc: 'medium', border: 1 }))}`,
    changed: new URL(request.url).searchParams.has('saved'),
  }
}

const explanation: Record<Extract<RotateCodeOutcome | StopCodeOutcome, { ok: false }>['refusal'], MessageKey> = {
  'code-not-found': 'claim.wrong',
  'code-is-stopped': 'codes.state.code-is-stopped',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { organisation, issuer } = issuerDesk({ context })
  const code = isId(params.id)
    ? await findAwardOffer({ id: params.id, organisationId: organisation.id }, services)
    : undefined
  if (!code) throw new Response(null, { status: 404 })
  const here = `/organisations/${organisation.slug}/manage/codes/${code.id}`
  const form = await request.formData()
  switch (form.get('do')) {
    case 'turn-over': {
      const outcome = await rotateAwardOffer(
        { codeId: code.id, turn: Number(form.get('turn')) },
        { ...services, issuer, now },
      )
      return outcome.ok ? redirect(`${here}?saved`) : { refusal: explanation[outcome.refusal] }
    }
    case 'stop':
    case 'resume': {
      const isStopped = form.get('do') === 'stop'
      const outcome = await stopAwardOffer({ codeId: code.id, isStopped }, { ...services, issuer, now })
      return outcome.ok ? redirect(here) : { refusal: explanation[outcome.refusal] }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

export default function CodePage({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, isManager, code, state, address, qr, changed } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const base = `/organisations/${organisation.slug}/manage`
  const here = `${base}/codes/${code.id}`
  const title = inLanguage(language, code.badgeName, code.badgeNameCy)
  const limits = codeLimits(code, { t, language })
  const number = (count: number) => wholeNumber(language, count)
  return (
    <ManageConsole organisation={organisation} title={`${title}: ${t('codes.code')}`} isManager={isManager}>
      <BackLink href={`${base}/codes`} label={t('codes.title')} />
      {actionData && <Notice tone="bad" title={t(actionData.refusal)} live />}
      {changed && <Notice tone="good" title={t('codes.changed')} live />}
      <PageHead
        eyebrow={t('codes.code')}
        title={title}
        actions={<StatusTag tone={state === 'open' ? 'good' : 'plain'}>{t(`codes.state.${state}`)}</StatusTag>}
      />
      <section className="card claim-card">
        <p>{t('codes.typeAt', { address })}</p>
        <p className="claim-code">{code.letters}</p>
        <img className="claim-qr" src={qr} alt={t('codes.qr')} />
      </section>
      <ButtonGroup>
        <ButtonLink kind="quiet" href={`${here}/poster.pdf?size=a4`}>
          {t('codes.posterA4')}
        </ButtonLink>
        <ButtonLink kind="quiet" href={`${here}/poster.pdf?size=a5`}>
          {t('codes.posterA5')}
        </ButtonLink>
      </ButtonGroup>
      <SummaryList
        lines
        rows={[
          {
            term: t('codes.uses'),
            detail:
              code.mostUses === null
                ? number(code.uses)
                : t('codes.usesOf', { count: code.uses, most: number(code.mostUses) }),
          },
          ...(limits.length > 0 ? [{ term: t('codes.limits'), detail: limits.join(' · ') }] : []),
          ...(code.uses > 0
            ? [{ term: t('runs.people'), detail: <a href={`${base}/runs/${code.id}`}>{t('codes.people')}</a> }]
            : []),
        ]}
      />
      <Form>
        <input type="hidden" name="turn" value={code.turn} />
        {!code.stoppedAt && (
          <Disclosure summary={t('codes.turnOver.title')} wide>
            <p>{t('codes.turnOver.text')}</p>
            <Button kind="danger" name="do" value="turn-over">
              {t('codes.turnOver.button')}
            </Button>
          </Disclosure>
        )}
        <ButtonGroup>
          <Button kind="quiet" name="do" value={code.stoppedAt ? 'resume' : 'stop'}>
            {t(code.stoppedAt ? 'codes.resume' : 'codes.stop')}
          </Button>
        </ButtonGroup>
      </Form>
    </ManageConsole>
  )
}
