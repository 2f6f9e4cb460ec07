import { redirect } from 'react-router'
import { findOwnAnswer } from '#capabilities/asks/find-answer.ts'
import { takeAnswerBack } from '#capabilities/asks/take-answer-back.ts'
import { Notice } from '#design/cards/notice.tsx'
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
import type { Route } from './+types/my-answer'

async function ownAnswer({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { services, now, language } = visitOf({ context })
  const { person, signedIn } = signedInDesk({ context })
  const asked = { id: params.id, personId: person.id, language }
  const found = isId(params.id) ? await findOwnAnswer(asked, { ...services, now, language }) : undefined
  if (!found) throw new Response(null, { status: 404 })
  return { ...found, powers: { ...services, signedIn, now } }
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { answer, shown } = await ownAnswer({ context, params })
  return { answer, shown, isSent: new URL(request.url).searchParams.has('sent') }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { answer, powers } = await ownAnswer({ context, params })
  if (!(await takesBack(request))) return { asks: true }
  const outcome = await takeAnswerBack({ answerId: answer.id }, powers)
  if (!outcome.ok) throw noSuchPage(outcome.refusal)
  return redirect('/me/portfolio?saved')
}

/** What a learner shows to who asked: as it is read there, until when, and how to take it back. */
export default function MyAnswerPage({ loaderData: { answer, shown, isSent }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const { organisationName: name, sentAt, endsAt, readAt } = answer
  const title = inLanguage(language, answer.askTitle, answer.askTitleCy)
  return (
    <SitePage title={title} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          <BackLink href="/me/portfolio" label={t('portfolio.title')} />
          {isSent && !actionData && <Notice tone="good" title={t('asks.mine.sent', { name })} live />}
          <PageHead
            eyebrow={t('asks.mine.to', { name })}
            title={title}
            lead={t('asks.mine.until', { sent: longDate(language, sentAt), until: longDate(language, endsAt) })}
          />
          <p>
            {readAt ? t('asks.mine.read', { name, date: longDate(language, readAt) }) : t('asks.mine.unread', { name })}
          </p>
          <TakeBack name={name} asks={actionData?.asks} />
        </div>
        <CollectionPreview collection={shown} title={t('asks.mine.seen', { name })} />
      </Wrap>
    </SitePage>
  )
}
