import type { TFunction } from 'i18next'
import { redirect } from 'react-router'
import { readClaimCode } from '#capabilities/awards/claim-code.ts'
import { findAwardByClaimCode } from '#capabilities/awards/find-award.ts'
import { findOpenCode } from '#capabilities/awards/find-award-offer.ts'
import { type CardRefusal, checkCard, keepByCard } from '#capabilities/awards/keep-by-card.ts'
import { findBadge } from '#capabilities/badges/find-badge.ts'
import { findLeaver } from '#capabilities/leaving/find-leaver.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { Columns, Stack } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { dayAndTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/claim-code'
import { CardForm } from './card-form.tsx'
import { joiningCookie, keepingCookie } from './keeping-cookie.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, now, language, t } = visitOf({ context })
  const { database } = services
  const letters = readClaimCode(params.code)
  const award = letters && (await findAwardByClaimCode(letters, { database }))
  const shared = letters && !award ? await findOpenCode({ letters }, { database, now }) : undefined
  const badge = award ? award.badge : shared && (await findBadge({ id: shared.code.badgeId }, { database }))
  if (!badge) throw redirect(await otherwise(params.code, { ...services, now }))
  const place = await findPlace({ id: badge.placeId }, { database })
  const organisation = badge.organisationName
  const refused = refusals.find((one) => one === new URL(request.url).searchParams.get('state'))
  const why = shared?.closed ?? refused
  const at = shared?.closed === 'code-not-begun' ? shared.code.startsAt : shared?.code.endsAt
  return {
    place,
    badge,
    organisation,
    // With its card a badge is kept and opened again; a code that many share has none.
    card: award && (!award.claimedAt || award.keptByCard) ? { awardId: award.id, isKept: award.keptByCard } : undefined,
    taken: award ? award.claimedAt !== null && !award.keptByCard : false,
    why: why && t(`claim.why.${why}`, { organisation, at: at ? dayAndTime(language, at, new Date()) : '' }),
    /** Signing in with another address may help. */
    mayTry: why === undefined || why === 'not-on-the-list' || why === 'address-is-stopped',
    code: params.code,
  }
}

/** The letters may be those of a leaver's card, whose code stands on it as on any other. */
async function otherwise(code: string, powers: Parameters<typeof findLeaver>[1]): Promise<string> {
  return (await findLeaver({ code }, powers)) ? `/leaving/${encodeURIComponent(code)}` : '/claim'
}

/** What was found only when the learner pressed the button. */
const refusals = [
  'not-on-the-list',
  'used-it-already',
  'holds-it-already',
  'badge-is-gone',
  'address-is-stopped',
] as const

/**
 * Keeping under an account needs an address that answers; looking did not. What was pressed is remembered through signing in.
 * With its card a badge is kept at once.
 */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now, t } = visitOf({ context })
  const here = `/claim/${params.code}`
  const form = await request.formData()
  const verb = form.get('do')
  if (verb === null)
    return redirect(`${here}/keep`, { headers: { 'set-cookie': keepingCookie(params.code, services.site) } })
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const [pin, name, nameShown] = [text('pin'), text('name'), form.has('nameShown')]
  const code = readClaimCode(params.code) ?? ''
  const refused = (outcome: CardRefusal) => ({ typed: { name, nameShown }, ...explain(outcome, t) })
  switch (verb) {
    case 'card': {
      const outcome = await keepByCard({ code, pin, name, nameShown }, { ...services, now })
      return outcome.ok ? redirect(`${here}?kept`) : refused(outcome)
    }
    case 'join': {
      const outcome = await checkCard({ code, pin }, { ...services, now })
      if (!outcome.ok) return refused(outcome)
      return redirect(`${here}/keep`, {
        headers: { 'set-cookie': joiningCookie({ code: params.code, pin: pin.replace(/\D/g, '') }, services.site) },
      })
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const cardWords: Record<CardRefusal['refusal'], { field: 'pin' | 'name'; message: MessageKey }> = {
  'card-is-unknown': { field: 'pin', message: 'claim.card.gone' },
  'award-is-kept': { field: 'pin', message: 'claim.card.gone' },
  'pin-is-wrong': { field: 'pin', message: 'claim.card.wrong' },
  'too-many-tries': { field: 'pin', message: 'claim.card.wait' },
  'name-is-too-long': { field: 'name', message: 'claim.card.nameTooLong' },
}

function explain(outcome: CardRefusal, t: TFunction) {
  const { field, message } = cardWords[outcome.refusal]
  if (outcome.refusal === 'too-many-tries')
    return { field, message: t('claim.card.wait', { minutes: outcome.waitMinutes }) }
  return { field, message: t(message) }
}

export default function ClaimCodePage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, badge, organisation, taken, why, mayTry, card, code } = loaderData
  const { t } = useTranslation()
  const language = useLanguage()
  const name = inLanguage(language, badge.name, badge.nameCy)
  return (
    <SitePage title={actionData ? t('common.errorTitle', { title: name }) : t('claim.found')} place={place} unlisted>
      <Wrap>
        {actionData && <ErrorSummary title={t('common.errorSummary')} errors={[actionData]} />}
        <div className="page">
          <Columns kind="art">
            <BadgeArt design={badge.artwork} alt={inLanguage(language, badge.imageAlt, badge.imageAltCy)} size="full" />
            <Stack space="large">
              <PageHead
                eyebrow={taken ? t('claim.taken') : t('claim.found')}
                title={name}
                lead={inLanguage(language, badge.description, badge.descriptionCy)}
              />
              <p>{t('badges.by', { organisation })}</p>
              {taken ? (
                <Notice tone="info" title={t('claim.taken')}>
                  {t('claim.takenText', { organisation })} <a href="/me">{t('common.myBadges')}</a>
                </Notice>
              ) : (
                why && (
                  <Notice tone="info" title={why} live>
                    <a href="/me">{t('common.myBadges')}</a>
                  </Notice>
                )
              )}
              {card?.isKept && (
                <Notice tone="good" title={t('claim.card.kept')} live>
                  <p>{t('claim.card.keptText')}</p>
                  <a href={`/awards/${card.awardId}`}>{t('claim.card.open')}</a>
                </Notice>
              )}
              {!taken && !card?.isKept && mayTry && (
                <Form>
                  <p>{t('claim.keepText')}</p>
                  <Button>{t('claim.keep')}</Button>
                </Form>
              )}
              {card?.isKept && (
                <p>
                  <a href={`/claim/${code}/erase`}>{t('claim.erase.open')}</a>
                </p>
              )}
              {card && <CardForm isKept={card.isKept} answer={actionData} />}
              <p>
                <ButtonLink kind="plain" href={`/${badge.placeSlug}/badges/${badge.slug}`}>
                  {t('awards.aboutBadge')}
                </ButtonLink>
              </p>
            </Stack>
          </Columns>
        </div>
      </Wrap>
    </SitePage>
  )
}
