import { redirect } from 'react-router'
import { findOwnIntroduction } from '#capabilities/introductions/find-introduction.ts'
import { takeIntroductionBack } from '#capabilities/introductions/take-introduction-back.ts'
import { Notice } from '#design/cards/notice.tsx'
import { StatusTag } from '#design/cards/status-tag.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CollectionPreview } from '#web/portfolio/collection-view.tsx'
import { TakeBack, takesBack } from '#web/portfolio/take-back.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/my-introduction'
import { introductionTones, shownState } from './introduction-tones.ts'
import { IntroductionWords } from './introduction-words.tsx'

export const headers = () => ({ 'cache-control': 'no-store' })

async function ownIntroduction({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, now, language } = visitOf({ context })
  const { person, signedIn } = signedInDesk({ context })
  const found = isId(params.id)
    ? await findOwnIntroduction({ id: params.id, personId: person.id }, { ...services, now, language })
    : undefined
  if (!found) throw new Response(null, { status: 404 })
  return { ...found, powers: { ...services, signedIn, now } }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { introduction, shown } = await ownIntroduction({ context, params })
  return { introduction, shown, isSent: new URL(request.url).searchParams.has('sent') }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { introduction, powers } = await ownIntroduction({ context, params })
  if (!(await takesBack(request))) return { asks: true }
  const outcome = await takeIntroductionBack({ introductionId: introduction.id }, powers)
  if (!outcome.ok) throw noSuchPage(outcome.refusal)
  return redirect('/me/introductions?saved')
}

/** What a learner sent to an employer: how it stands, as it is read there, until when, and how to take it back. */
export default function MyIntroductionPage({
  loaderData: { introduction, shown, isSent },
  actionData,
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const { organisationName: name, vacancyTitle, state, sentAt, endsAt, readAt, reason, answer } = introduction
  const now = shownState(introduction)
  const vacancy = vacancyTitle ? inLanguage(language, vacancyTitle, introduction.vacancyTitleCy) : undefined
  const until = longDate(language, endsAt)
  const isNews = isSent && !actionData
  return (
    <SitePage title={name} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me/introductions" label={t('introductions.title')} />
          {isNews && state === 'sent' && <Notice tone="good" title={t('asks.mine.sent', { name })} live />}
          {isNews && state === 'waiting' && <Notice tone="good" title={t('introductions.mine.guardianTold')} live />}
          <PageHead
            eyebrow={vacancy ?? t('introductions.one')}
            title={t('asks.mine.to', { name })}
            lead={
              sentAt
                ? t('asks.mine.until', { sent: longDate(language, sentAt), until })
                : t('asks.mine.untilShort', { until })
            }
          />
          <p>
            <StatusTag tone={introductionTones[now]}>{t(`introductions.state.${now}`)}</StatusTag>
          </p>
          <p>{t(`introductions.mine.stateText.${now}`, { name })}</p>
          {state === 'sent' && now !== 'held' && (
            <p>
              {readAt
                ? t('asks.mine.read', { name, date: longDate(language, readAt) })
                : t('asks.mine.unread', { name })}
            </p>
          )}
          {reason && <p>{t('introductions.mine.reason', { reason: t(`introductions.reason.${reason}`) })}</p>}
          <IntroductionWords said={answer} title={t('introductions.mine.theySay', { name })} />
          <TakeBack name={name} asks={actionData?.asks} />
          <IntroductionWords said={introduction.said} title={t('introductions.new.yourWords')} />
        </div>
        <CollectionPreview collection={shown} title={t('asks.mine.seen', { name })} />
      </Wrap>
    </SitePage>
  )
}
