import { data, redirect } from 'react-router'
import { type AnswerAsGuardianOutcome, answerAsGuardian } from '#capabilities/introductions/answer-as-guardian.ts'
import { findForGuardian } from '#capabilities/introductions/find-introduction.ts'
import { Notice } from '#design/cards/notice.tsx'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { CollectionPreview } from '#web/portfolio/collection-view.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { GonePage, SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/guardian-introduction'
import { IntroductionWords } from './introduction-words.tsx'

export const headers = () => ({
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
})

export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, now, language } = visitOf({ context })
  const found = await findForGuardian({ code: params.code }, { ...services, now, language })
  if (!found) return data({ kind: 'nothing' as const }, { status: 404 })
  const { introduction, shown } = found
  const { organisationName, organisationSlug, placeSlug, state, said, ownName, endsAt } = introduction
  return { kind: 'asked' as const, organisationName, organisationSlug, placeSlug, state, said, ownName, endsAt, shown }
}

const refused: Record<
  Exclude<Extract<AnswerAsGuardianOutcome, { ok: false }>['refusal'], 'no-such-link'>,
  MessageKey
> = {
  'answered-already': 'introductions.refused.answered-already',
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, queue, now } = visitOf({ context })
  const doing = (await request.formData()).get('do')
  if (doing === 'refuse') return { asks: true }
  if (doing !== 'agree' && doing !== 'refuse-yes') throw new Response(null, { status: 400 })
  const outcome = await answerAsGuardian({ code: params.code, agrees: doing === 'agree' }, { ...services, queue, now })
  if (outcome.ok) return redirect(`/introductions/${params.code}`)
  const { refusal } = outcome
  if (refusal === 'no-such-link') throw noSuchPage(refusal)
  return { notice: refused[refusal] }
}

/** What a person of 16 or 17 wants to send to an employer, for their guardian: to agree to, or not, and to stop later. */
export default function GuardianIntroductionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  if (loaderData.kind === 'nothing')
    return <GonePage title={t('asks.ended')} text={t('introductions.guardian.goneText')} />
  const { organisationName: name, organisationSlug, placeSlug, state, said, ownName, endsAt, shown } = loaderData
  const learner = ownName ?? ''
  const title = t('introductions.guardian.title', { learner, name })
  const isWaiting = state === 'waiting'
  return (
    <SitePage title={title} unlisted>
      <Wrap>
        <div className="page stack stack-l">
          {actionData?.notice && <Notice tone="bad" title={t(actionData.notice)} live />}
          <PageHead title={title} lead={t('introductions.guardian.lead', { name })} />
          {!isWaiting && (
            <Notice
              tone={state === 'refused' ? 'info' : 'good'}
              title={t(state === 'refused' ? 'introductions.guardian.refused' : 'introductions.guardian.agreed')}
            />
          )}
          <p>
            <a href={`/${placeSlug}/organisations/${organisationSlug}`}>{t('asks.who', { name })}</a>
          </p>
          {state !== 'refused' && (
            <Form>
              {actionData?.asks ? (
                <AskFirst
                  question={t('introductions.guardian.refuseAsk')}
                  yes={{ value: 'refuse-yes', label: t('introductions.guardian.refuse'), danger: true }}
                  no={{ label: t('common.cancel') }}
                >
                  <p>{t('introductions.guardian.refuseText', { learner, name })}</p>
                </AskFirst>
              ) : (
                <ButtonGroup>
                  {isWaiting && (
                    <Button name="do" value="agree">
                      {t('introductions.guardian.agree')}
                    </Button>
                  )}
                  <Button kind="quiet" name="do" value="refuse">
                    {t(isWaiting ? 'introductions.guardian.refuse' : 'introductions.guardian.stop')}
                  </Button>
                </ButtonGroup>
              )}
              <p className="muted">
                {t(isWaiting ? 'introductions.guardian.until' : 'introductions.guardian.goneOn', {
                  date: longDate(language, endsAt),
                })}
              </p>
            </Form>
          )}
          <IntroductionWords said={said} title={t('introductions.guardian.words', { learner })} />
        </div>
        <CollectionPreview collection={shown} title={t('introductions.guardian.seen', { name })} />
      </Wrap>
    </SitePage>
  )
}
