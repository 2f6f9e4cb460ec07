import { redirect } from 'react-router'
import { type AcceptCoapplicationOutcome, acceptCoapplication } from '#capabilities/programme/accept-coapplication.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { heldApplication } from '#web/programme/application-in-hand.ts'
import { NarrowPage } from '#web/programme/narrow-page.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-joining'

/** Looking changes nothing: mail programs open every link. */
export async function loader(args: Route.LoaderArgs) {
  const { coapplicant, application, call, here } = await heldApplication(args)
  if (!coapplicant || coapplicant.isAccepted) throw redirect(here)
  const { rightTo } = coapplicant
  const place = application.typed.place?.placeName ?? application.reference
  return { rightTo, place, by: application.name, title: call.title, titleCy: call.titleCy }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export async function action(args: Route.ActionArgs) {
  const { services, now } = visitOf(args)
  const { coapplicant, here } = await heldApplication(args)
  if ((await args.request.formData()).get('do') !== 'accept') throw new Response(null, { status: 400 })
  if (!coapplicant) throw redirect(here)
  const outcome: AcceptCoapplicationOutcome = await acceptCoapplication(
    { coapplicantId: coapplicant.id },
    { ...services, now },
  )
  if (!outcome.ok) throw noSuchPage(outcome.refusal satisfies 'invitation-not-found')
  return redirect(here)
}

/** Asked to write an application with another person: they see nothing of it before they agree. */
export default function ApplicationJoiningPage({ loaderData }: Route.ComponentProps) {
  const { rightTo, place, by, title, titleCy } = loaderData
  const { t, language } = useTranslation()
  const heading = t('together.joining.title', { place })
  return (
    <NarrowPage title={heading}>
      <PageHead
        title={heading}
        lead={t('together.joining.lead', { by, title: inLanguage(language, title, titleCy) })}
      />
      <p>{t(`together.right.${rightTo}`)}</p>
      <p className="muted">{t('together.joining.text')}</p>
      <Form>
        <Button name="do" value="accept">
          {t('together.joining.accept')}
        </Button>
      </Form>
    </NarrowPage>
  )
}
