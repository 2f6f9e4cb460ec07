import type { TFunction } from 'i18next'
import { redirect } from 'react-router'
import { type CheckLeaverPinOutcome, checkLeaverPin, findLeaver } from '#capabilities/leaving/find-leaver.ts'
import { type LeaverBadge, listLeaverBadges } from '#capabilities/leaving/list-leaver-badges.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { ErrorSummary } from '#design/forms/error-summary.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Section } from '#design/layout/section.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { joiningCookie, keepingCookie } from '#web/awards/keeping-cookie.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/leaving-page'
import { lastDayOf } from './leaving-state-tag.tsx'

const states = ['date-has-passed', 'award-is-kept', 'nothing-to-keep'] as const

/** Where the link of a leaver's mail leads, and the code of a leaver's card. Looking changes nothing. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const leaver = await findLeaver({ code: params.code }, { ...services, now })
  if (!leaver) throw redirect('/claim')
  const { leaverId, organisationName, proof, fallsAt, calledOffAt, isOver, hasAnother, placeSlug } = leaver
  const isDead = calledOffAt !== null || (proof === 'mail' && isOver)
  const asked = new URL(request.url).searchParams.get('state')
  return {
    place: placeSlug ? await findPlace({ slug: placeSlug }, services) : undefined,
    organisation: organisationName,
    proof,
    // A card tells nothing of its owner before its PIN is typed.
    email: proof === 'mail' && !isDead ? leaver.email : undefined,
    fallsAt,
    isOff: calledOffAt !== null,
    isOver: proof === 'mail' && isOver,
    isAdded: proof === 'mail' && !isDead && hasAnother,
    badges: proof === 'mail' && !isDead ? await listLeaverBadges({ leaverId }, services) : [],
    state: states.find((one) => one === asked),
  }
}

/** What was pressed is remembered through signing in; nothing is taken before the learner has proven their own address. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now, t } = visitOf({ context })
  const leaver = await findLeaver({ code: params.code }, { ...services, now })
  if (!leaver) throw redirect('/claim')
  const keep = `/leaving/${params.code}/keep`
  const form = await request.formData()
  const verb = form.get('do')
  if (leaver.proof === 'mail') {
    if (verb !== 'own' && verb !== 'school') throw new Response(null, { status: 400 })
    const changing = `/me/address?next=${encodeURIComponent(keep)}`
    return redirect(verb === 'own' ? keep : changing, {
      headers: { 'set-cookie': keepingCookie(params.code, services.site) },
    })
  }
  const pin = String(form.get('pin') ?? '').trim()
  if (verb !== 'look' && verb !== 'join') throw new Response(null, { status: 400 })
  const checked = await checkLeaverPin({ leaverId: leaver.leaverId, pin }, { ...services, now })
  if (!checked.ok) return { message: pinTrouble(checked, t), badges: [] as LeaverBadge[] }
  if (verb === 'join')
    return redirect(keep, {
      headers: { 'set-cookie': joiningCookie({ code: params.code, pin: pin.replace(/\D/g, '') }, services.site) },
    })
  return { message: undefined, badges: await listLeaverBadges({ leaverId: leaver.leaverId }, services) }
}

type PinRefused = Extract<CheckLeaverPinOutcome, { ok: false }>

const pinWords: Record<PinRefused['refusal'], MessageKey> = {
  'pin-is-wrong': 'claim.card.wrong',
  'too-many-tries': 'claim.card.wait',
}

function pinTrouble(outcome: PinRefused, t: TFunction): string {
  return t(pinWords[outcome.refusal], { minutes: 'waitMinutes' in outcome ? outcome.waitMinutes : 0 })
}

export default function LeavingOpenPage({ loaderData, actionData }: Route.ComponentProps) {
  const { place, organisation, proof, email, fallsAt, isOff, isOver, isAdded, state } = loaderData
  const { t, language } = useTranslation()
  const title = t('leaving.open.title')
  const message = actionData?.message
  const badges = actionData?.badges ?? loaderData.badges
  const isOpen = !isOff && !isOver && !isAdded
  return (
    <SitePage title={message ? t('common.errorTitle', { title }) : title} {...(place && { place })} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          {message && <ErrorSummary title={t('common.errorSummary')} errors={[{ field: 'pin', message }]} />}
          <PageHead
            eyebrow={t('leaving.open.eyebrow', { organisation })}
            title={title}
            lead={
              email
                ? t('leaving.open.ends', { email, date: longDate(language, lastDayOf({ fallsAt })) })
                : t('leaving.open.card', { organisation })
            }
          />
          {isOff && (
            <Notice tone="info" title={t('leaving.open.off')}>
              {t('leaving.open.offText', { organisation })}
            </Notice>
          )}
          {!isOff && (isOver || state === 'date-has-passed') && (
            <Notice tone="info" title={t('leaving.open.over')}>
              <p>{t('leaving.open.overText', { organisation })}</p>
              <a href="/claim">{t('leaving.open.typeCode')}</a>
            </Notice>
          )}
          {isAdded && (
            <Notice tone="good" title={t('leaving.open.added')}>
              <p>{t('leaving.open.addedText')}</p>
              <a href="/me">{t('common.myBadges')}</a>
            </Notice>
          )}
          {state === 'award-is-kept' && !isAdded && (
            <Notice tone="info" title={t('leaving.open.kept')} live>
              {t('leaving.open.keptText', { organisation })}
            </Notice>
          )}
          {state === 'nothing-to-keep' && <Notice tone="info" title={t('leaving.open.none', { organisation })} live />}
          {isOpen && proof === 'mail' && (
            <Form>
              <div className="stack">
                <p>{t('leaving.open.ownText')}</p>
                <Button name="do" value="own">
                  {t('leaving.open.own')}
                </Button>
                <h2>{t('leaving.open.school', { email })}</h2>
                <p>{t('leaving.open.schoolText')}</p>
                <Button kind="quiet" name="do" value="school">
                  {t('leaving.open.schoolButton')}
                </Button>
              </div>
            </Form>
          )}
          {isOpen && proof === 'card' && (
            <Form>
              <TextInput
                name="pin"
                label={t('leaving.open.pinTitle')}
                hint={t('claim.card.pinHint')}
                error={message}
                inputMode="numeric"
                autoComplete="off"
                width={10}
              />
              <p>{t('leaving.open.ownText')}</p>
              <ButtonGroup>
                <Button name="do" value="join">
                  {t('leaving.open.own')}
                </Button>
                <Button kind="quiet" name="do" value="look">
                  {t('leaving.open.look')}
                </Button>
              </ButtonGroup>
            </Form>
          )}
          {badges.length > 0 && (
            <Section title={t('leaving.open.badges', { organisation })}>
              <ul className="stack stack-s">
                {badges.map((one) => (
                  <li key={one.awardId}>
                    <a href={`/awards/${one.awardId}`}>{inLanguage(language, one.badgeName, one.badgeNameCy)}</a>
                    <span className="muted">, {longDate(language, one.awardedAt)}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {(isOff || isAdded) && (
            <p>
              <ButtonLink kind="plain" href="/me">
                {t('common.myBadges')}
              </ButtonLink>
            </p>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
