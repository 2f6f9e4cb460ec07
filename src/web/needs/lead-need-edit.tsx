import { redirect } from 'react-router'
import { type ReviseNeedOutcome, reviseNeed } from '#capabilities/needs/revise-need.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/lead-need-edit'
import { contentOf, keptFigure, NeedFields, needLabels, needRefused, needSchema, typedNeed } from './need-form.tsx'
import { needInHand, quotableFigures } from './need-in-hand.ts'

export async function loader(args: Route.LoaderArgs) {
  const { need, revision, here } = await needInHand(args)
  const { title, titleCy, observation } = need
  const figures = await quotableFigures(args)
  return { title, titleCy, quoted: observation, revision, here, stored: typedNeed(need), figures }
}

const refused: Record<
  Extract<ReviseNeedOutcome, { ok: false }>['refusal'],
  [field: keyof typeof needLabels, message: MessageKey]
> = {
  ...needRefused,
  'need-not-found': ['title', 'needs.refused.not-now'],
  'changed-meanwhile': ['title', 'forms.changed.title'],
  'is-public': ['title', 'needs.refused.is-public'],
}

interface Answer {
  typed: Record<string, string>
  errors: FormErrors
  isChanged?: boolean
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const { services, now } = visitOf(args)
  const { need, lead, here } = await needInHand(args)
  const form = await args.request.formData()
  if (form.get('do') !== 'save') throw new Response(null, { status: 400 })
  const parsed = parseForm(needSchema, form)
  if (!parsed.ok) return parsed
  const { typed, value } = parsed
  const { figure: asked, ...words } = value
  const figure = asked === undefined ? 'none' : asked === keptFigure ? 'kept' : { indicatorId: asked }
  const request = { needId: need.id, basedOn: basedOnOf(form) ?? '', content: contentOf(words), figure } as const
  const outcome = await reviseNeed(request, { ...services, lead, now })
  if (outcome.ok) return redirect(`${here}?saved`)
  if (outcome.refusal === 'changed-meanwhile') return { typed, errors: {}, isChanged: true }
  const [field, message] = refused[outcome.refusal]
  return { typed, errors: { [field]: message } }
}

/** A need is said otherwise, while nobody else sees it. */
export default function LeadNeedEditPage({ loaderData: page, actionData }: Route.ComponentProps) {
  const { quoted, revision, here, stored, figures } = page
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const name = inLanguage(language, page.title, page.titleCy)
  const title = `${t('needs.edit')}: ${name}`
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <BackLink href={here} label={name} />
      <FormErrorSummary errors={errors} labels={needLabels} />
      {actionData?.isChanged && <ChangedMeanwhile labels={needLabels} saved={stored} typed={actionData.typed} />}
      <DeskHead title={title} />
      <Form>
        <BasedOn revision={revision} answered={actionData} />
        <NeedFields typed={actionData?.typed ?? stored} errors={errors} figures={figures} quoted={quoted} />
        <Button name="do" value="save">
          {t('needs.saveNow')}
        </Button>
      </Form>
    </DeskPage>
  )
}
