import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { z } from 'zod'
import { type AddGatheringOutcome, addGathering } from '#capabilities/community/add-gathering.ts'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type LookedAt, lookThenDo } from '#web/calls/look-then-do.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/gathering-new'
import {
  GatheringFields,
  GatheringLooked,
  gatheringLabels,
  gatheringRefused,
  gatheringSchema,
  wrongInGathering,
} from './gathering-form.tsx'
import { gatheringDesk } from './gathering-in-hand.ts'

export function loader({ context }: Route.LoaderArgs) {
  const { now } = visitOf({ context })
  const { lead, base } = gatheringDesk({ context })
  return { side: lead ? ('lead' as const) : ('team' as const), base, now, requestId: randomUUID() }
}

const refused: Record<Extract<AddGatheringOutcome, { ok: false }>['refusal'], [string, MessageKey]> = gatheringRefused

const schema = gatheringSchema.extend({ requestId: z.uuid() })

export async function action({ context, request }: Route.ActionArgs): Promise<Response | LookedAt> {
  const { services, now } = visitOf({ context })
  const { of: by, base } = gatheringDesk({ context })
  const read = lookThenDo(await request.formData(), {
    schema,
    act: 'plan',
    wrongIn: (text) => wrongInGathering(text, now),
  })
  if (!read.ok) return read.answer
  const outcome = await addGathering(read.value, { ...services, by, now })
  if (outcome.ok) return redirect(`${base}/${outcome.gatheringId}?saved`)
  const [field, message] = refused[outcome.refusal]
  return { typed: read.typed, errors: { [field]: message } }
}

/** A training or a meet-up is planned: looked at before others see it. */
export default function GatheringNewPage({
  loaderData: { side, base, now, requestId },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {}
  const title = t(`gatherings.new.${side}`)
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <BackLink href={base} label={t('gatherings.title')} />
      <FormErrorSummary errors={errors} labels={gatheringLabels} />
      <DeskHead title={title} />
      <Form>
        <input type="hidden" name="requestId" value={typed.requestId ?? requestId} />
        {actionData?.asks && (
          <AskFirst
            question={t('gatherings.lookAsk')}
            yes={{ value: 'plan', label: t('gatherings.lookNow') }}
            no={{ keepsTyped: true, label: t('common.notYet') }}
          >
            <p>{t('gatherings.lookText')}</p>
            <GatheringLooked typed={typed} now={now} />
          </AskFirst>
        )}
        {!actionData?.asks && (
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
