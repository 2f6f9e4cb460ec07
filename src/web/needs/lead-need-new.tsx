import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { z } from 'zod'
import { proposeNeed } from '#capabilities/needs/propose-need.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-need-new'
import { contentOf, keptFigure, NeedFields, needLabels, needRefused, needSchema } from './need-form.tsx'
import { quotableFigures } from './need-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { place } = leadDesk(args)
  return { list: `/${place.slug}/lead/needs`, figures: await quotableFigures(args), requestId: randomUUID() }
}

const schema = needSchema.extend({ requestId: z.uuid() })

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { place, lead } = leadDesk(args)
  const form = await args.request.formData()
  if (form.get('do') !== 'propose') throw new Response(null, { status: 400 })
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return parsed
  const { typed, value } = parsed
  const { requestId, figure, ...words } = value
  const indicatorId = figure === keptFigure ? undefined : figure
  const outcome = await proposeNeed({ requestId, content: contentOf(words), indicatorId }, { ...services, lead, now })
  if (outcome.ok) return redirect(`/${place.slug}/lead/needs/${outcome.needId}?saved`)
  const [field, message] = needRefused[outcome.refusal]
  return { typed, errors: { [field]: message } }
}

/** What the place needs is written down: those who lead it alone see it. */
export default function LeadNeedNewPage({
  loaderData: { list, figures, requestId },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {}
  const title = t('needs.new')
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <BackLink href={list} label={t('needs.mineTitle')} />
      <FormErrorSummary errors={errors} labels={needLabels} />
      <DeskHead title={title} />
      <p className="muted">{t('needs.isPrivate')}</p>
      <Form>
        <input type="hidden" name="requestId" value={typed.requestId ?? requestId} />
        <NeedFields typed={typed} errors={errors} figures={figures} />
        <Button name="do" value="propose">
          {t('needs.proposeNow')}
        </Button>
      </Form>
    </DeskPage>
  )
}
