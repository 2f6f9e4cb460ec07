import { redirect } from 'react-router'
import { removeApplication } from '#capabilities/organisations/remove-application.ts'
import { placeName } from '#capabilities/places/place.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { TaskList } from '#design/tables/task-list.tsx'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { signedInDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/apply-tasks'
import { applicationPages, isWhole, type PageState, stateOf } from './application-form.ts'
import { applicationInHand } from './application-in-hand.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { application, place } = await applicationInHand({ context, params })
  if (application.sentAt) throw redirect(`/organisations/new/${application.id}/sent`)
  return { application, place }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { application } = await applicationInHand({ context, params })
  if ((await request.formData()).get('do') !== 'discard') throw new Response(null, { status: 400 })
  const { signedIn } = signedInDesk({ context })
  await removeApplication({ applicationId: application.id }, { ...visitOf({ context }).services, signedIn })
  return redirect('/organisations/new')
}

const tones = { done: 'good', begun: 'warn', todo: 'info' } as const satisfies Record<PageState, unknown>

/** The way to a place as a list of short tasks, in any order. */
export default function ApplyTasksPage({ loaderData: { application, place } }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const base = `/organisations/new/${application.id}`
  const title = application.typed.start?.name ?? t('manage.organisation.new')
  const whole = isWhole(application)
  return (
    <SitePage title={title} place={place} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/organisations/new" label={t('manage.organisation.new')} />
          <PageHead
            eyebrow={t('organisations.apply.joining', { place: placeName(place, language) })}
            title={title}
            lead={t('organisations.apply.reference', { reference: application.reference })}
          />
          <TaskList
            tasks={[
              ...applicationPages.map((page) => ({
                title: t(`organisations.apply.page.${page}.title`),
                hint: t(`organisations.apply.page.${page}.text`),
                href: `${base}/${page}`,
                status: {
                  label: t(`organisations.apply.state.${stateOf(page, application)}`),
                  tone: tones[stateOf(page, application)],
                },
              })),
              {
                title: t('organisations.apply.checkTitle'),
                ...(whole ? { href: `${base}/check` } : {}),
                status: {
                  label: t(whole ? 'organisations.apply.state.todo' : 'organisations.apply.state.notYet'),
                  tone: whole ? ('info' as const) : ('plain' as const),
                },
              },
            ]}
          />
          {whole && (
            <p>
              <ButtonLink href={`${base}/check`}>{t('organisations.apply.checkTitle')}</ButtonLink>
            </p>
          )}
          <Disclosure summary={t('organisations.apply.discard')}>
            <Form>
              <p>{t('organisations.apply.discardText')}</p>
              <Button kind="danger" name="do" value="discard">
                {t('organisations.apply.discardNow')}
              </Button>
            </Form>
          </Disclosure>
        </div>
      </Wrap>
    </SitePage>
  )
}
