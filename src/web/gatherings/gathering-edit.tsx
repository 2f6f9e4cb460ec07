import { redirect } from 'react-router'
import { type ReviseGatheringOutcome, reviseGathering } from '#capabilities/community/revise-gathering.ts'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type LookedAt, lookThenDo } from '#web/calls/look-then-do.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/gathering-edit'
import {
  GatheringFields,
  GatheringLooked,
  gatheringLabels,
  gatheringRefused,
  gatheringSchema,
  gatheringTyped,
  wrongInGathering,
} from './gathering-form.tsx'
import { gatheringInHand } from './gathering-in-hand.ts'

/** Only its host changes it. */
async function hosted(args: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const inHand = await gatheringInHand(args)
  if (!inHand.found.isHosted) throw new Response(null, { status: 404 })
  return inHand
}

export async function loader(args: Route.LoaderArgs) {
  const { now } = visitOf(args)
  const { found, here, revision } = await hosted(args)
  const { title, titleCy } = found.gathering
  return { title, titleCy, here, revision, now, stored: gatheringTyped(found.gathering) }
}

const refused: Record<Extract<ReviseGatheringOutcome, { ok: false }>['refusal'], [string, MessageKey]> = {
  ...gatheringRefused,
  'gathering-not-found': ['title', 'gatherings.refused.gathering-not-found'],
  'changed-meanwhile': ['title', 'forms.changed.title'],
  'is-over': ['startsAt', 'gatherings.refused.is-over'],
}

export async function action(args: Route.ActionArgs): Promise<Response | (LookedAt & { isChanged?: boolean })> {
  const { services, queue, now } = visitOf(args)
  const { found, of: by, here } = await hosted(args)
  const form = await args.request.formData()
  const read = lookThenDo(form, {
    ...{ schema: gatheringSchema, act: 'change' },
    // What has begun is refused as a whole, by the last press.
    wrongIn: (text) => (found.gathering.startsAt > now ? wrongInGathering(text, now) : undefined),
  })
  if (!read.ok) return read.answer
  const asked = { gatheringId: found.gathering.id, ...read.value, basedOn: basedOnOf(form) ?? '' }
  const outcome = await reviseGathering(asked, { ...services, queue, by, now })
  if (outcome.ok) return redirect(`${here}?saved`)
  if (outcome.refusal === 'changed-meanwhile') return { typed: read.typed, errors: {}, isChanged: true }
  const [field, message] = refused[outcome.refusal]
  return { typed: read.typed, errors: { [field]: message } }
}

/** A training or meet-up is changed: looked at before those who come are told. */
export default function GatheringEditPage({ loaderData, actionData }: Route.ComponentProps) {
  const { here, revision, now, stored } = loaderData
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const name = inLanguage(language, loaderData.title, loaderData.titleCy)
  const title = `${t('gatherings.edit')}: ${name}`
  const typed = actionData?.typed ?? stored
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <BackLink href={here} label={name} />
      <FormErrorSummary errors={errors} labels={gatheringLabels} />
      {actionData?.isChanged && <ChangedMeanwhile labels={gatheringLabels} saved={stored} typed={actionData.typed} />}
      <DeskHead title={title} />
      <Form>
        <BasedOn revision={revision} answered={actionData} />
        {actionData?.asks ? (
          <AskFirst
            question={t('gatherings.changeAsk')}
            yes={{ value: 'change', label: t('gatherings.changeNow') }}
            no={{ keepsTyped: true, label: t('common.notYet') }}
          >
            <p>{t('gatherings.changeText')}</p>
            <GatheringLooked typed={typed} now={now} />
          </AskFirst>
        ) : (
          <>
            <GatheringFields typed={typed} errors={errors} />
            <Button name="do" value="look">
              {t('gatherings.look')}
            </Button>
          </>
        )}
      </Form>
    </DeskPage>
  )
}
