import { redirect } from 'react-router'
import type { Standing } from '#capabilities/brought/brought-badge-rules.ts'
import { standingOf } from '#capabilities/brought/brought-badge-rules.ts'
import { checkBroughtBadges } from '#capabilities/brought/check-brought-badges.ts'
import { removeBroughtBadge } from '#capabilities/brought/remove-brought-badge.ts'
import { Verdict, type VerdictOutcome } from '#design/cards/verdict.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { SitePage } from '#web/site/site-page.tsx'
import type { Route } from './+types/my-brought-badge'
import { BroughtPicture, dayInWords, pictureAddress } from './brought-parts.tsx'
import { ownBrought } from './own-brought.ts'

export async function loader({ context, params: { id }, request }: Route.LoaderArgs) {
  const { badge: found, powers } = await ownBrought(context, id)
  const [badge = found] = await checkBroughtBadges([found], powers)
  const asks = new URL(request.url).searchParams.get('for') === 'remove'
  return { badge: { ...badge, standing: standingOf(badge, powers.now), picture: pictureAddress(badge) }, asks }
}

export async function action({ context, params: { id }, request }: Route.ActionArgs) {
  const { badge, powers } = await ownBrought(context, id)
  if ((await request.formData()).get('do') !== 'remove') throw new Response(null, { status: 400 })
  await removeBroughtBadge({ id: badge.id }, powers)
  return redirect('/me/portfolio/brought?saved')
}

const outcomes: Record<Standing, VerdictOutcome> = {
  good: 'genuine',
  'unnamed-issuer': 'unknown',
  'was-good': 'unknown',
  unknown: 'unknown',
  ended: 'lapsed',
  false: 'false',
}

/** One badge from elsewhere: whether it holds, what it says, and its document as it came. */
export default function MyBroughtBadgePage({ loaderData: { badge, asks } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const { standing, genuineAt, name, issuerName, issuerHost, awardedOn, validUntil, skills, checkedAt } = badge
  const rows = [
    { term: t('portfolio.brought.issuer'), detail: issuerName },
    ...(issuerHost ? [{ term: t('portfolio.brought.site'), detail: issuerHost }] : []),
    ...(awardedOn ? [{ term: t('portfolio.brought.on'), detail: dayInWords(language, awardedOn) }] : []),
    ...(validUntil ? [{ term: t('portfolio.brought.until'), detail: longDate(language, validUntil) }] : []),
    ...(skills.length > 0
      ? [{ term: t('portfolio.brought.skills'), detail: skills.map((skill) => skill.name).join(', ') }]
      : []),
    { term: t('portfolio.brought.checkedAt'), detail: longDate(language, checkedAt) },
  ]
  return (
    <SitePage title={name} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/me/portfolio/brought" label={t('portfolio.brought.title')} />
          <BroughtPicture picture={badge.picture} />
          <PageHead title={name} />
          <Verdict
            outcome={outcomes[standing]}
            title={t(`portfolio.brought.standing.${standing}`, {
              date: genuineAt ? longDate(language, genuineAt) : '',
            })}
          >
            {t(`portfolio.brought.standingText.${standing}`)}
          </Verdict>
          <Paragraphs text={badge.description} />
          <SummaryList rows={rows} lines />
          {badge.naming === 'nobody' && <p className="muted">{t('portfolio.brought.namesNobody')}</p>}
          <p>
            <a href={`/me/portfolio/brought/${badge.id}/document`} download>
              {t('portfolio.brought.download')}
            </a>
          </p>
          {asks ? (
            <Form>
              <AskFirst
                question={t('portfolio.brought.removeAsk')}
                yes={{ value: 'remove', label: t('portfolio.brought.remove'), danger: true }}
                no={{ href: `/me/portfolio/brought/${badge.id}`, label: t('common.cancel') }}
              >
                <p>{t('portfolio.brought.removeText')}</p>
              </AskFirst>
            </Form>
          ) : (
            <p>
              <a href="?for=remove">{t('portfolio.brought.remove')}</a>
            </p>
          )}
        </div>
      </Wrap>
    </SitePage>
  )
}
