import { redirect } from 'react-router'
import { type StartExitPlanOutcome, startExitPlan } from '#capabilities/placements/start-exit-plan.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import type { MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { dayOf } from '#web/programme/call-words.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-exit'
import { leadExitPlan } from './exit-in-hand.ts'
import { ExitCount, ExitTable } from './exit-view.tsx'

export async function loader(args: Route.LoaderArgs) {
  const { plan, back, here } = await leadExitPlan(args)
  const { lines, facts, people, isOpen, opensOn } = plan
  const saved = new URL(args.request.url).searchParams.has('saved')
  return { plan: { lines, facts, people, isOpen }, opensOn, back, here, saved }
}

const refused: Record<Extract<StartExitPlanOutcome, { ok: false }>['refusal'], MessageKey> = {
  'placement-not-found': 'year.none',
}

export async function action(args: Route.ActionArgs): Promise<Response | { notice: MessageKey }> {
  const { services, now } = visitOf(args)
  const { lead, plan, here } = await leadExitPlan(args)
  if ((await args.request.formData()).get('do') !== 'begin') throw new Response(null, { status: 400 })
  const outcome = await startExitPlan({ placementId: plan.year.id }, { ...services, lead, now })
  return outcome.ok ? redirect(here) : { notice: refused[outcome.refusal] }
}

/** What a place settles before it carries on alone, for those who lead it. */
export default function LeadExitPage({
  loaderData: { plan, opensOn, back, here, saved },
  actionData,
}: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const title = t('exit.title')
  return (
    <DeskPage title={title}>
      <BackLink href={back} label={t('year.title')} />
      {actionData && <Notice tone="warn" title={t(actionData.notice)} live />}
      {saved && <Notice tone="good" title={t('common.saved')} live />}
      <DeskHead title={title} aside={<ExitCount lines={plan.lines} />} />
      <p>{t('exit.lead')}</p>
      {!plan.isOpen && (
        <Form>
          <p>{t('exit.opens', { date: longDate(language, dayOf(opensOn)) })}</p>
          <Button name="do" value="begin">
            {t('exit.begin')}
          </Button>
        </Form>
      )}
      <ExitTable plan={plan} at={plan.isOpen ? here : undefined} />
    </DeskPage>
  )
}
