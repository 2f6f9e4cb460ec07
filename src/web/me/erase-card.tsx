import { redirect } from 'react-router'
import { readClaimCode } from '#capabilities/awards/claim-code.ts'
import { findAwardByClaimCode } from '#capabilities/awards/find-award.ts'
import { checkCard } from '#capabilities/awards/keep-by-card.ts'
import { findErasure } from '#capabilities/erasure/find-erasure.ts'
import { type StartCardErasureOutcome, startCardErasure } from '#capabilities/erasure/start-card-erasure.ts'
import { type UndoCardErasureOutcome, undoCardErasure } from '#capabilities/erasure/undo-card-erasure.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox } from '#design/forms/choices.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/erase-card'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const letters = readClaimCode(params.code)
  const award = letters ? await findAwardByClaimCode(letters, services) : undefined
  if (!award?.keptByCard) throw redirect(`/claim/${encodeURIComponent(params.code)}`)
  const erasure = await findErasure({ awardId: award.id }, services)
  return {
    now,
    code: params.code,
    place: await findPlace({ id: award.badge.placeId }, services),
    name: award.badge.name,
    nameCy: award.badge.nameCy,
    dueAt: erasure?.dueAt ?? null,
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

interface Answer {
  field?: 'pin' | 'sure'
  message?: string
  typed: { pin: string; sure: boolean }
  /** What goes, told to who has typed the PIN. */
  goes?: { cardName: string | null; organisation: string }
}

export async function action({ context, params, request }: Route.ActionArgs): Promise<Answer | Response> {
  const { services, now, language, t } = visitOf({ context })
  const here = `/claim/${encodeURIComponent(params.code)}/erase`
  const form = await request.formData()
  const pin = String(form.get('pin') ?? '').slice(0, 20)
  const typed = { pin, sure: form.get('sure') === 'yes' }
  const card = { code: readClaimCode(params.code) ?? '', pin }
  const refused = (outcome: Refused): Answer => ({
    ...{ field: 'pin', typed },
    message: t(refusals[outcome.refusal], { minutes: 'waitMinutes' in outcome ? outcome.waitMinutes : 0 }),
  })
  switch (form.get('do')) {
    case 'check-card': {
      const checked = await checkCard(card, { ...services, now })
      if (!checked.ok) return refused(checked)
      if (!typed.sure) return { field: 'sure', message: t('me.erase.tick'), typed }
      const award = await findAwardByClaimCode(card.code, services)
      return award
        ? { typed, goes: { cardName: award.cardName, organisation: award.badge.organisationName } }
        : refused(gone)
    }
    case 'erase-card': {
      const outcome = await startCardErasure({ ...card, language }, { ...services, now })
      return outcome.ok ? redirect(here) : refused(outcome)
    }
    case 'keep-card': {
      const outcome = await undoCardErasure(card, { ...services, now })
      return outcome.ok ? redirect(`/claim/${encodeURIComponent(params.code)}`) : refused(outcome)
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const gone = { ok: false, refusal: 'card-is-unknown' } as const

type Refused = Extract<StartCardErasureOutcome | UndoCardErasureOutcome, { ok: false }>

const refusals: Record<Refused['refusal'], MessageKey> = {
  'card-is-unknown': 'claim.card.gone',
  'award-is-kept': 'claim.card.gone',
  'card-is-not-kept': 'claim.card.gone',
  'pin-is-wrong': 'claim.card.wrong',
  'too-many-tries': 'claim.card.wait',
  'name-is-too-long': 'claim.card.nameTooLong',
  'too-late': 'me.erase.tooLateText',
}

export default function EraseCardPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, place, name, nameCy, dueAt, now } = loaderData
  const { t, language } = useTranslation()
  const { field, message, typed, goes }: Partial<Answer> = actionData ?? {}
  const title = t(goes ? 'me.erase.checkTitle' : 'claim.erase.title')
  const pin = (
    <TextInput
      name="pin"
      label={t('claim.card.pin')}
      hint={t('claim.card.pinHint')}
      value={typed?.pin}
      error={field === 'pin' ? message : undefined}
      inputMode="numeric"
      autoComplete="off"
      width={10}
    />
  )
  return (
    <SitePage title={message ? t('common.errorTitle', { title }) : title} {...(place && { place })} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href={`/claim/${code}`} label={inLanguage(language, name, nameCy)} />
          {message && field && <ErrorSummary title={t('common.errorSummary')} errors={[{ field, message }]} />}
          <PageHead title={title} lead={goes ? undefined : t('claim.erase.lead')} />
          {goes && typed && !dueAt ? (
            <CheckStep {...goes} pin={typed.pin} badge={inLanguage(language, name, nameCy)} />
          ) : dueAt ? (
            <>
              <Notice tone="info" title={t('claim.erase.waits', { at: dayAndTime(language, dueAt, now) })} live>
                {t('claim.erase.waitsText')}
              </Notice>
              <Form>
                {pin}
                <Button name="do" value="keep-card">
                  {t('claim.erase.back')}
                </Button>
              </Form>
            </>
          ) : (
            <>
              <ul className="list">
                <li>{t('claim.erase.goes')}</li>
                <li>{t('claim.erase.card')}</li>
                <li>{t('claim.erase.stays')}</li>
                <li>{t('me.erase.staysList.files')}</li>
              </ul>
              <Form>
                {pin}
                <Checkbox name="sure" label={t('me.erase.sure')} checked={typed?.sure ?? false} />
                {field === 'sure' && <p className="field-error">{message}</p>}
                <Button name="do" value="check-card">
                  {t('me.erase.goOn')}
                </Button>
              </Form>
            </>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}

interface CheckStepProps {
  badge: string
  cardName: string | null
  organisation: string
  pin: string
}

/** A question first: the card in the hand may be that of another learner. */
function CheckStep({ badge, cardName, organisation, pin }: CheckStepProps) {
  const { t } = useTranslation()
  return (
    <>
      <SummaryList
        lines
        rows={[
          { term: t('claim.erase.badge'), detail: badge },
          { term: t('claim.erase.givenBy'), detail: organisation },
          { term: t('claim.erase.name'), detail: cardName ?? t('claim.erase.noName') },
        ]}
      />
      <p>{t('claim.erase.checkText')}</p>
      <Form>
        <input type="hidden" name="pin" value={pin} />
        <ButtonGroup>
          <Button kind="danger" name="do" value="erase-card">
            {t('claim.erase.do')}
          </Button>
          <ButtonLink kind="plain" href="?">
            {t('common.cancel')}
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </>
  )
}
