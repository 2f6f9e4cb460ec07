import { redirect } from 'react-router'
import { type AskRenewalOutcome, askRenewal } from '#capabilities/awards/ask-renewal.ts'
import type { Award } from '#capabilities/awards/award.ts'
import { awardFormats } from '#capabilities/awards/award-format.ts'
import { stateOf } from '#capabilities/awards/award-rules.ts'
import { mayAskRenewal } from '#capabilities/awards/ending-rules.ts'
import { findBareAward } from '#capabilities/awards/find-award.ts'
import { findRenewal } from '#capabilities/awards/find-renewal.ts'
import { showAward } from '#capabilities/awards/show-award.ts'
import { listFittingPathways } from '#capabilities/pathways/list-fitting-pathways.ts'
import { FittingPathways } from '#capabilities/pathways/ui/fitting-pathways.tsx'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Checkbox, RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Columns, Stack } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import type { Reading } from '#infrastructure/database/database.ts'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { linkedInAddress } from '#web/share/linkedin-address.ts'
import { ShareLink } from '#web/share/share-link.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { findChildInCare, signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-award'
import { ownAward } from './own-award.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf({ context })
  const { person } = signedInDesk({ context })
  const { award, child } = await ownAward({ context }, params.id)
  const state = stateOf(award, visit.now)
  const { database } = visit.services
  const fits =
    state === 'valid'
      ? await listFittingPathways({ badgeIds: [award.badge.id], chosenIds: [], limit: fitsShown }, { database })
      : []
  return {
    fits,
    child: child && { childId: child.childId, childName: child.childName },
    award,
    state,
    linkedIn: child ? undefined : linkedInAddress({ award, person }, { ...visit, origin: visit.services.site.origin }),
    address: `${visit.services.site.origin}/awards/${award.id}`,
    saved: new URL(request.url).searchParams.has('saved'),
    ending: await endingOf(award, { ...visit.services, now: visit.now }),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const form = await request.formData()
  if (form.get('do') === 'renewal') return askForRenewal({ context, awardId: params.id })
  const visibility = form.get('visibility') === 'public' ? 'public' : 'private'
  const outcome = isId(params.id)
    ? await showAward(
        { awardId: params.id, visibility, nameShown: form.get('nameShown') === 'yes' },
        { database: visit.services.database, signedIn, now: visit.now },
      )
    : ({ ok: false, refusal: 'award-not-found' } as const)
  if (!outcome.ok) throw noSuchPage(outcome.refusal satisfies 'award-not-found')
  return redirect(`/me/awards/${params.id}?saved`)
}

/** What the learner can do about an end that is near: nothing where there is none, or it goes on. */
async function endingOf(award: Award, powers: Reading & { now: Date }) {
  const { awardedAt, validUntil } = award
  if (!validUntil || stateOf(award, powers.now) !== 'valid') return undefined
  const { waiting, renewedBy, askedAt } = await findRenewal(award.id, powers)
  const isNear = mayAskRenewal({ awardedAt, validUntil }, powers.now)
  return (isNear || askedAt) && !waiting && !renewedBy ? { validUntil, askedAt } : undefined
}

/** In the learner's own name, or by who cares for them. */
async function askForRenewal({ context, awardId }: Pick<Route.ActionArgs, 'context'> & { awardId: string }) {
  const { services, now } = visitOf({ context })
  const { signedIn } = signedInDesk({ context })
  const { database } = services
  const award = isId(awardId) ? await findBareAward(awardId, { database }) : undefined
  const asks =
    award?.personId === signedIn.personId ? signedIn : (await findChildInCare({ context }, award?.personId))?.forChild
  const outcome: AskRenewalOutcome =
    award && asks
      ? await askRenewal({ awardId: award.id }, { database, signedIn: asks, now })
      : { ok: false, refusal: 'award-not-found' }
  if (outcome.ok) return redirect(`/me/awards/${awardId}`)
  if (outcome.refusal === 'award-not-found') throw new Response(null, { status: 404 })
  return { refused: renewalRefusals[outcome.refusal] }
}

const renewalRefusals: Record<Extract<AskRenewalOutcome, { ok: false }>['refusal'], MessageKey> = {
  'award-not-found': 'me.renewal.refused.award-does-not-count',
  'award-does-not-count': 'me.renewal.refused.award-does-not-count',
  'it-is-too-early': 'me.renewal.refused.it-is-too-early',
  'award-goes-on': 'me.renewal.refused.award-goes-on',
}

/** For wallets, printers and programs; the picture is for everybody, and the page to print has a part of its own. */
const otherFormats = awardFormats.filter((format) => format !== 'png' && format !== 'pdf')

const fitsShown = 3

const stateWords = {
  withdrawn: 'check.verdictText.withdrawn',
  suspended: 'check.verdictText.genuine-but-suspended',
  expired: 'check.verdictText.expired',
} as const

export default function MyAwardPage({
  loaderData: { award, child, fits, state, address, saved, ending, linkedIn },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { badge } = award
  const title = inLanguage(language, badge.name, badge.nameCy)
  return (
    <SitePage title={title} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          {child ? (
            <BackLink href={`/me/children/${child.childId}`} label={child.childName} />
          ) : (
            <BackLink href="/me" label={t('common.myBadges')} />
          )}
          {saved && <Notice tone="good" title={t('common.saved')} live />}
          {actionData?.refused && <Notice tone="warn" title={t(actionData.refused)} live />}
          {state !== 'valid' && (
            <Notice
              tone="warn"
              title={t(stateWords[state], {
                date: award.validUntil ? longDate(language, award.validUntil) : '',
              })}
            >
              {award.revocationReason ?? award.suspensionReason}
            </Notice>
          )}
          <Columns kind="art">
            <BadgeArt design={badge.artwork} alt={inLanguage(language, badge.imageAlt, badge.imageAltCy)} size="full" />
            <Stack space="large">
              <PageHead title={title} lead={`${award.organisationName}, ${longDate(language, award.awardedAt)}`} />
              {ending && (
                <section className="stack">
                  <h2>{t('me.renewal.title', { date: longDate(language, ending.validUntil) })}</h2>
                  {ending.askedAt ? (
                    <p>
                      {t('me.renewal.asked', {
                        date: longDate(language, ending.askedAt),
                        organisation: award.organisationName,
                      })}
                    </p>
                  ) : (
                    <Form>
                      <p>{t('me.renewal.text', { organisation: award.organisationName })}</p>
                      <Button name="do" value="renewal">
                        {t('me.renewal.ask')}
                      </Button>
                    </Form>
                  )}
                </section>
              )}
              {!child && (
                <section className="stack">
                  <h2>{t('me.inHand.title')}</h2>
                  <p>{t('me.inHand.why')}</p>
                  <ButtonGroup>
                    <ButtonLink icon="qr" href={`/me/awards/${award.id}/in-hand`}>
                      {t('me.inHand.open')}
                    </ButtonLink>
                  </ButtonGroup>
                </section>
              )}
              <section className="stack">
                <h2>{t(child ? 'guardians.child.copy' : 'me.share')}</h2>
                <p>{t(child ? 'guardians.child.copyText' : 'me.shareText')}</p>
                {!child && (
                  <p>
                    <a href={`/awards/${award.id}`}>{address}</a>
                  </p>
                )}
                {!child && state === 'valid' && award.visibility === 'public' && (
                  <ShareLink title={title} path={`/awards/${award.id}`} />
                )}
                {linkedIn && (
                  <p>
                    <a href={linkedIn} rel="noreferrer">
                      {t('common.share.linkedin')}
                    </a>
                    <br />
                    <span className="small muted">{t('common.share.linkedinHint')}</span>
                  </p>
                )}
                <ButtonGroup>
                  {!child && (
                    <ButtonLink kind="quiet" icon="qr" href={`/me/awards/${award.id}/wallet`}>
                      {t('wallets.open')}
                    </ButtonLink>
                  )}
                  <ButtonLink kind="quiet" icon="download" href={`/awards/${award.id}.png?save`} download>
                    {t('awards.format.png')}
                  </ButtonLink>
                </ButtonGroup>
                <Disclosure summary={t('me.otherFiles')}>
                  <ul>
                    {otherFormats.map((format) => (
                      <li key={format}>
                        <a href={`/awards/${award.id}.${format}?save`} download>
                          {t(`awards.format.${format}`)}
                        </a>
                      </li>
                    ))}
                  </ul>
                </Disclosure>
              </section>
              <section className="stack">
                <h2>{t('me.print.title')}</h2>
                <ButtonGroup>
                  {award.recipientName && (
                    <ButtonLink kind="quiet" icon="print" href={`/me/awards/${award.id}/certificate.pdf`} download>
                      {t('me.print.named')}
                    </ButtonLink>
                  )}
                  {!award.nameShown && (
                    <ButtonLink kind="quiet" icon="print" href={`/awards/${award.id}.pdf?save`} download>
                      {t('me.print.nameless')}
                    </ButtonLink>
                  )}
                </ButtonGroup>
              </section>
              {child ? (
                <p className="muted">{t('guardians.child.private')}</p>
              ) : (
                <section className="stack">
                  <h2>{t('awards.show')}</h2>
                  <Form>
                    <RadioGroup
                      name="visibility"
                      legend={t('me.visibilityLabel')}
                      value={award.visibility}
                      options={(['private', 'public'] as const).map((one) => ({
                        value: one,
                        label: t(`me.visibility.${one}`),
                        hint: t(`me.visibilityHint.${one}`),
                      }))}
                    />
                    <Checkbox
                      name="nameShown"
                      label={t('me.nameShown', { name: award.recipientName ?? '' })}
                      hint={t('me.nameShownHint')}
                      checked={award.nameShown}
                    />
                    <Button>{t('common.save')}</Button>
                  </Form>
                </section>
              )}
            </Stack>
          </Columns>
          <FittingPathways title={t('me.countsTowards')} pathways={fits} />
        </div>
      </Wrap>
    </SitePage>
  )
}
