import { redirect } from 'react-router'
import { readClaimCode } from '#capabilities/awards/claim-code.ts'
import { type KeepChosenOutcome, keepChosenAwards } from '#capabilities/awards/keep-chosen-awards.ts'
import { type AwardListing, listNotKeptFor } from '#capabilities/awards/list-awards.ts'
import { childOfName } from '#capabilities/guardians/guardian-rules.ts'
import { listChildren } from '#capabilities/guardians/list-children.ts'
import { BadgeArt } from '#design/badge/badge-art.tsx'
import { Card } from '#design/cards/card.tsx'
import { EmptyState } from '#design/cards/empty-state.tsx'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { RadioGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { Row } from '#design/layout/arrange.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { childInCare, signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/whose-badges'

const atOnce = 50

interface Parcel {
  /** To whom they were given, under one name. */
  recipientId: string
  name: string | null
  badges: Pick<AwardListing, 'id' | 'badgeName' | 'badgeNameCy' | 'organisationName' | 'artwork'>[]
  /** Whose they are as far as can be told: `me`, a child's id, or nothing. */
  likely: string
}

/**
 * Everything that waits at the address of a family, by the name that it was given to; or, with a code, one badge. A guardian
 * says whose each is, so that nobody's badges are mixed up.
 */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { person } = signedInDesk({ context })
  const { database } = services
  const { pathname, search, searchParams } = new URL(request.url)
  if (!person.ageBand) throw redirect(`/me/about?next=${encodeURIComponent(pathname + search)}`)
  const all = await listChildren({ guardianId: person.id }, { database, now })
  const children = all.filter(({ state }) => state === 'verified')
  const unverified = all
    .filter(({ state }) => state === 'waiting')
    .map(({ childId, childName }) => ({ childId, childName }))
  const family = children.map(({ childId, childName }) => ({ childId, childName }))
  const code = searchParams.get('code') ?? ''
  const base = {
    email: person.email,
    family,
    unverified,
    kept: Number(searchParams.get('kept') ?? 0),
    isMissed: searchParams.get('state') === 'nothing-to-keep',
  }
  if (readClaimCode(code)) return { ...base, code, parcels: [] as Parcel[] }
  const waiting = await Promise.all([
    listNotKeptFor({ personId: person.id, emails: person.emails, limit: atOnce }, { database }),
    ...children.map(({ childId }) => listNotKeptFor({ personId: childId, emails: [], limit: atOnce }, { database })),
  ])
  const holders = ['me', ...children.map(({ childId }) => childId)]
  const parcels = waiting.flatMap((awards, index) =>
    [...Map.groupBy(awards, ({ recipientId }) => recipientId)].map(([recipientId, some]): Parcel => {
      const name = some[0]?.recipientName ?? null
      const mine = name !== null && name.trim().toLowerCase() === person.name.trim().toLowerCase() ? 'me' : undefined
      // What a child keeps at this name already is known; at the guardian's own the name may tell.
      const likely = index > 0 ? holders[index] : (childOfName(name, family)?.childId ?? mine)
      const badges = some.map(({ id, badgeName, badgeNameCy, organisationName, artwork }) => ({
        ...{ id, badgeName, badgeNameCy, organisationName, artwork },
      }))
      return { recipientId, name, badges, likely: likely ?? '' }
    }),
  )
  return { ...base, code: undefined, parcels }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const { person, signedIn } = signedInDesk({ context })
  if (!person.ageBand) return redirect('/me/about?next=/me/keep')
  const form = await request.formData()
  const chosen: { recipientId: string; holder: string }[] = []
  for (const [name, value] of form) {
    const recipientId = name.startsWith('whose-') ? name.slice('whose-'.length) : ''
    if (isId(recipientId) && typeof value === 'string' && value !== '') chosen.push({ recipientId, holder: value })
  }
  let kept = 0
  let missed: Extract<KeepChosenOutcome, { ok: false }>['refusal'] | undefined
  for (const [holder, some] of Map.groupBy(chosen, (one) => one.holder)) {
    const keeper = holder === 'me' ? signedIn : (await childInCare({ context }, holder)).forChild
    if (!keeper) throw new Response(null, { status: 404 })
    const recipientIds = some.map(({ recipientId }) => recipientId)
    const outcome = await keepChosenAwards({ recipientIds }, { ...services, signedIn: keeper, now })
    if (outcome.ok) kept += outcome.awardIds.length
    else missed = outcome.refusal
  }
  const said = kept > 0 ? `?kept=${kept}` : missed ? `?state=${missed}` : ''
  return redirect(`/me/keep${said}`)
}

export default function WhoseBadgesPage({ loaderData }: Route.ComponentProps) {
  const { email, family, unverified, kept, isMissed, parcels, code } = loaderData
  const { t, language } = useTranslation()
  const holders = [
    ...family.map(({ childId, childName }) => ({ value: childId, label: childName })),
    { value: 'me', label: t('guardians.whose.me') },
  ]
  return (
    <SitePage title={t('guardians.whose.title')} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/me" label={t('common.myBadges')} />
          {kept > 0 && <Notice tone="good" title={t('guardians.whose.kept', { count: kept })} live />}
          {isMissed && <Notice tone="info" title={t('guardians.whose.missed')} live />}
          <PageHead
            title={t('guardians.whose.title')}
            lead={code ? t('guardians.whose.leadCode') : t('guardians.whose.lead', { email })}
          />
          {unverified.map(({ childId, childName }) => (
            <Notice key={childId} tone="info" title={t('guardians.whose.unverified', { name: childName })}>
              <a href={`/me/children/${childId}`}>{t('guardians.whose.showCode')}</a>
            </Notice>
          ))}
          {code ? (
            <Form method="get" action={`/claim/${encodeURIComponent(code)}/keep`}>
              <RadioGroup name="for" legend={t('guardians.whose.title')} value={family[0]?.childId} options={holders} />
              <p>
                <Button>{t('guardians.whose.keepOne')}</Button>
              </p>
            </Form>
          ) : parcels.length === 0 ? (
            <EmptyState
              title={t('guardians.whose.none')}
              level={2}
              icon="award"
              action={<ButtonLink href="/me/children">{t('guardians.title')}</ButtonLink>}
            >
              {t('guardians.whose.noneText')}
            </EmptyState>
          ) : (
            <Form>
              {parcels.map(({ recipientId, name, badges, likely }) => (
                <Card key={recipientId}>
                  <div className="stack">
                    {badges.map((badge) => (
                      <Row key={badge.id}>
                        <BadgeArt design={badge.artwork} alt="" size="small" />
                        <span>
                          <strong>{inLanguage(language, badge.badgeName, badge.badgeNameCy)}</strong>
                          <br />
                          {badge.organisationName}
                        </span>
                      </Row>
                    ))}
                    <RadioGroup
                      name={`whose-${recipientId}`}
                      legend={name ? t('guardians.whose.given', { name }) : t('guardians.whose.givenNobody')}
                      value={likely}
                      options={[...holders, { value: '', label: t('guardians.whose.later') }]}
                    />
                  </div>
                </Card>
              ))}
              <p>
                <Button>{t('guardians.whose.keep')}</Button>
              </p>
            </Form>
          )}
          <p>
            {t('guardians.whose.addFirst')}{' '}
            <a href={`/me/children/new?next=${encodeURIComponent(code ? `/me/keep?code=${code}` : '/me/keep')}`}>
              {t('guardians.add')}
            </a>
          </p>
        </div>
      </Wrap>
    </SitePage>
  )
}
