import { redirect } from 'react-router'
import { confirmInterest } from '#capabilities/interests/confirm-interest.ts'
import { findInterest } from '#capabilities/interests/find-interest.ts'
import { readInterestCode } from '#capabilities/interests/interest-code.ts'
import { isOnItsWay } from '#capabilities/interests/interest-rules.ts'
import { removeInterest } from '#capabilities/interests/remove-interest.ts'
import { listingPath } from '#capabilities/opportunities/opportunity.ts'
import { findPlace } from '#capabilities/places/find-place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { isId } from '#infrastructure/ids.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { Paragraphs } from '#web/site/paragraphs.tsx'
import { GonePage, SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/interest-page'

/** Looking changes nothing: mail programs open every link. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const link = readInterestCode(params.code, services.masterKey)
  if (!isId(link?.interestId)) throw new Response(null, { status: 404 })
  const interest = await findInterest(link, services)
  if (!interest) return { interest: undefined, place: undefined, isProof: false }
  const { name, email, message, title, titleCy, slug, placeSlug, audience, organisationName, provenAt } = interest
  const isAnswered = interest.answeredAt !== null && isOnItsWay(interest.answeredAt, now)
  return {
    interest: {
      ...{
        name,
        email,
        message,
        title,
        titleCy,
        slug,
        placeSlug,
        audience,
        organisationName,
        isProven: provenAt !== null,
      },
      // For the reader of the mail alone: a browser that gave another person's address sees no answer.
      answer: isAnswered && link.isProof ? interest.answer : null,
      isAnswered,
    },
    place: await findPlace({ slug: placeSlug }, services),
    isProof: link.isProof,
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, now } = visitOf({ context })
  const link = readInterestCode(params.code, services.masterKey)
  if (!isId(link?.interestId)) throw new Response(null, { status: 404 })
  const here = `/interests/${params.code}`
  switch ((await request.formData()).get('do')) {
    case 'confirm': {
      const outcome = await confirmInterest(link, { ...services, now })
      if (!outcome.ok) throw noSuchPage(outcome.refusal satisfies 'interest-not-found' | 'mail-is-not-proven')
      return redirect(here)
    }
    case 'remove':
      return { asks: true }
    case 'remove-yes':
      await removeInterest(link, services)
      return redirect(here)
    default:
      throw new Response(null, { status: 400 })
  }
}

/** Where a person who asked sees how their question stands, and can take it back. */
export default function InterestPage({ loaderData, actionData }: Route.ComponentProps) {
  const { interest, place, isProof } = loaderData
  const { t, language } = useTranslation()
  if (!interest) return <GonePage title={t('interests.page.gone')} text={t('interests.page.goneText')} />
  const { organisationName: organisation, email, isProven, isAnswered, answer, message } = interest
  const name = inLanguage(language, interest.title, interest.titleCy)
  const figures = { organisation, email }
  const state = isAnswered ? 'answered' : isProven ? 'sent' : isProof ? 'prove' : 'open'
  const title = t(`interests.page.${state}`, figures)
  return (
    <SitePage title={title} {...(place && { place })} current="learn" unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <PageHead eyebrow={name} title={title} lead={t(`interests.page.${state}Text`, figures)} />
          {state === 'prove' && (
            <Form>
              <Button name="do" value="confirm">
                {t('interests.page.confirm')}
              </Button>
            </Form>
          )}
          {message && (
            <section className="stack">
              <h2>{t('interests.page.question')}</h2>
              <Paragraphs text={message} />
            </section>
          )}
          {answer && (
            <section className="stack">
              <h2>{t('interests.page.answer')}</h2>
              <Paragraphs text={answer} />
            </section>
          )}
          {actionData?.asks ? (
            <Form>
              <Notice tone="warn" title={t('interests.page.removeAsk')} live>
                <ButtonGroup>
                  <Button kind="danger" name="do" value="remove-yes">
                    {t('interests.page.removeYes')}
                  </Button>
                  <ButtonLink kind="plain" href="">
                    {t('interests.page.removeNo')}
                  </ButtonLink>
                </ButtonGroup>
              </Notice>
            </Form>
          ) : (
            <Form>
              <Button kind="quiet" name="do" value="remove">
                {t('interests.page.remove')}
              </Button>
            </Form>
          )}
          <p>
            <a href={listingPath(interest)}>{name}</a>
          </p>
        </div>
      </Wrap>
    </SitePage>
  )
}
