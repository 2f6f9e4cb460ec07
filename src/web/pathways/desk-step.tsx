import { redirect } from 'react-router'
import { putStep } from '#capabilities/pathways/edit-rules.ts'
import type { PathwayContent } from '#capabilities/pathways/pathway.ts'
import { revisePathway } from '#capabilities/pathways/revise-pathway.ts'
import { PathwayPicture } from '#capabilities/pathways/ui/pathway-picture.tsx'
import { viewOf } from '#capabilities/pathways/view-rules.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { FormBar } from '#design/forms/form-bar.tsx'
import { Columns } from '#design/layout/arrange.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { revisionOf } from '#infrastructure/revision.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskFrame } from '#web/desks/desk-frame.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import type { Route } from './+types/desk-step'
import { ArchivedMeanwhile, type NotKept } from './archived-meanwhile.tsx'
import { deskHref } from './desk-href.ts'
import { type Desk, pathwayDesk, powersOf, stateOnDesk } from './pathway-desk.ts'
import { listPickables, type Pickable } from './pickable-things.ts'
import { isStepKind, parseStep, readStepForm, type StepTyped, typedFromStep } from './step-fields.ts'
import { StepFields, stepLabels } from './step-form.tsx'

interface StepAddress {
  pathwayId: string
  /** `new`, or the key of a step. */
  step: string
}

async function loadStep(desk: Desk, { pathwayId, step: key }: StepAddress) {
  const { draft, things, pathway } = await stateOnDesk(desk, pathwayId)
  const step = draft.steps.find((one) => one.key === key)
  if (!step && key !== 'new') throw new Response(null, { status: 404 })
  const asked = new URL(desk.request.url).searchParams.get('kind')
  const kind = isStepKind(asked) ? asked : 'badges'
  const typed: StepTyped = step ? typedFromStep(step) : { kind, texts: {}, picked: [], after: lastOf(draft) }
  return {
    owner: desk.owner,
    pathwayId: pathway.id,
    stepKey: step?.key,
    draft,
    view: viewOf(draft, things),
    typed,
    revision: stepRevision(draft, step?.key),
    things: await listPickables(desk, { kind: typed.kind, chosen: typed.picked, terms: '' }),
  }
}

const stepRevision = (content: PathwayContent, key: string | undefined) =>
  revisionOf(content.steps.find((one) => one.key === key) ?? null)

/** A new step comes after the last one, unless its curator says otherwise. */
function lastOf({ steps }: PathwayContent): string[] {
  const last = steps.at(-1)
  return last ? [last.key] : []
}

async function actOnStep(desk: Desk, { pathwayId, step: key }: StepAddress) {
  const { draft } = await stateOnDesk(desk, pathwayId)
  if (key !== 'new' && !draft.steps.some((one) => one.key === key)) throw new Response(null, { status: 404 })
  const form = await desk.request.formData()
  const typed = readStepForm(form)
  const answer = async (errors: FormErrors) => ({
    errors,
    typed,
    things: await listPickables(desk, { kind: typed.kind, chosen: typed.picked, terms: typed.texts.q ?? '' }),
  })
  if (form.get('do') === 'search') return answer({})
  const own = key === 'new' ? undefined : key
  const parsed = parseStep(typed, { content: draft, key: own })
  if (!parsed.ok) return answer(parsed.errors)
  const basedOn = basedOnOf(form)
  const outcome = await revisePathway(
    {
      pathwayId,
      change: (content) => {
        if (own && basedOn !== undefined && stepRevision(content, own) !== basedOn) return undefined
        // Read again under the lock: a concurrent edit may have added a step of this name.
        const again = parseStep(typed, { content, key: own })
        return again.ok ? putStep(content, again.step) : content
      },
    },
    powersOf(desk),
  )
  if (outcome.ok) return redirect(`${desk.owner.base}/${pathwayId}?saved#way`)
  if (outcome.refusal === 'changed-meanwhile') return { ...(await answer({})), isChanged: true }
  if (outcome.refusal === 'pathway-is-archived') return { ...(await answer({})), isArchived: true }
  throw noSuchPage(outcome.refusal satisfies 'pathway-not-found')
}

/** For comparing: what was picked as lines. */
const asText = ({ texts, picked }: StepTyped) => ({ ...texts, picked: picked.join('\n') })

interface DeskStepProps extends Awaited<ReturnType<typeof loadStep>> {
  actionData: (NotKept & { errors: FormErrors; typed: StepTyped; things: Pickable[] }) | undefined
}

function DeskStep({ owner, pathwayId, stepKey, draft, view, actionData, ...loaded }: DeskStepProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { typed, things } = actionData ?? loaded
  const errors = actionData?.errors ?? {}
  const step = draft.steps.find((one) => one.key === stepKey)
  const title = step ? inLanguage(language, step.title, step.titleCy) : t(`pathways.desk.add.${typed.kind}`)
  const nameOf = new Map(things.map((one) => [one.id, inLanguage(language, one.name, one.nameCy)]))
  const inWords = (_field: string, value: string) => nameOf.get(value) ?? value
  const hasErrors = Object.keys(errors).length > 0
  return (
    <DeskFrame
      owner={owner}
      title={hasErrors ? t('common.errorTitle', { title }) : title}
      back={{ href: `${owner.base}/${pathwayId}`, label: inLanguage(language, draft.title, draft.titleCy) }}
    >
      <FormErrorSummary errors={errors} labels={stepLabels} />
      {actionData?.isArchived && <ArchivedMeanwhile />}
      {actionData?.isChanged && (
        <ChangedMeanwhile
          labels={stepLabels}
          saved={asText(loaded.typed)}
          typed={asText(actionData.typed)}
          inWords={inWords}
        />
      )}
      <PageHead eyebrow={t(`pathways.desk.kind.${typed.kind}`)} title={title} />
      <Columns kind="half">
        <Form>
          <BasedOn
            revision={loaded.revision}
            answered={actionData && { typed: actionData.typed.texts, isChanged: actionData.isChanged }}
          />
          <StepFields typed={typed} errors={errors} things={things} content={draft} stepKey={stepKey} />
          <FormBar>
            <Button name="do" value="save">
              {t('pathways.desk.saveStep')}
            </Button>
          </FormBar>
        </Form>
        <PathwayPicture
          content={draft}
          view={view}
          hrefOf={(key) => deskHref(`${owner.base}/${pathwayId}`, { content: draft, key })}
          current={stepKey}
        />
      </Columns>
    </DeskFrame>
  )
}

export const loader = (asked: Route.LoaderArgs) =>
  loadStep(pathwayDesk(asked), { pathwayId: asked.params.id, step: asked.params.step })

export const action = (asked: Route.ActionArgs) =>
  actOnStep(pathwayDesk(asked), { pathwayId: asked.params.id, step: asked.params.step })

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <DeskStep {...loaderData} actionData={actionData} />
}
