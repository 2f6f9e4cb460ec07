import { redirect } from 'react-router'
import type { PathwayContent } from '#capabilities/pathways/pathway.ts'
import { revisePathway } from '#capabilities/pathways/revise-pathway.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { FormBar } from '#design/forms/form-bar.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { isId } from '#infrastructure/ids.ts'
import { revisionOf } from '#infrastructure/revision.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useLanguage } from '#infrastructure/words/use-language.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskFrame } from '#web/desks/desk-frame.tsx'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { parseForm } from '#web/site/parse-form.ts'
import type { Route } from './+types/desk-details'
import { ArchivedMeanwhile, type NotKept } from './archived-meanwhile.tsx'
import { DetailsFields, detailsLabels, detailsSchema, typedFromDetails } from './details-form.tsx'
import { type Desk, pathwayDesk, powersOf, stateOnDesk } from './pathway-desk.ts'
import { listPickables, type Pickable } from './pickable-things.ts'
import { ThingPicker } from './thing-picker.tsx'

async function loadDetails(desk: Desk, pathwayId: string) {
  const { draft } = await stateOnDesk(desk, pathwayId)
  const picked = draft.finishBadgeId ? [draft.finishBadgeId] : []
  return {
    owner: desk.owner,
    pathwayId,
    title: draft.title,
    titleCy: draft.titleCy,
    typed: typedFromDetails(draft),
    revision: detailsRevision(draft),
    picked,
    things: await listPickables(desk, { kind: 'milestone', chosen: picked, terms: '' }),
  }
}

const detailsRevision = (content: PathwayContent) => revisionOf([typedFromDetails(content), content.finishBadgeId])

async function actOnDetails(desk: Desk, pathwayId: string) {
  await stateOnDesk(desk, pathwayId)
  const form = await desk.request.formData()
  const picked = form.getAll('picked').map(String).filter(isId)
  const terms = String(form.get('q') ?? '').trim()
  const parsed = parseForm(detailsSchema, form)
  if (form.get('do') === 'search' || !parsed.ok) {
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
    return {
      errors: form.get('do') === 'search' || parsed.ok ? {} : parsed.errors,
      typed,
      picked,
      things: await listPickables(desk, { kind: 'milestone', chosen: picked, terms }),
    }
  }
  const finishBadgeId = picked[0] ?? null
  const basedOn = basedOnOf(form)
  const change = (content: PathwayContent) =>
    basedOn !== undefined && detailsRevision(content) !== basedOn
      ? undefined
      : { ...content, ...parsed.value, finishBadgeId }
  const outcome = await revisePathway({ pathwayId, change }, powersOf(desk))
  if (outcome.ok) return redirect(`${desk.owner.base}/${pathwayId}?saved`)
  if (outcome.refusal !== 'pathway-not-found')
    return {
      errors: {},
      typed: parsed.typed,
      isChanged: outcome.refusal === 'changed-meanwhile',
      isArchived: outcome.refusal === 'pathway-is-archived',
      picked,
      things: await listPickables(desk, { kind: 'milestone', chosen: picked, terms: '' }),
    }
  throw noSuchPage(outcome.refusal satisfies 'pathway-not-found')
}

interface DeskDetailsProps extends Awaited<ReturnType<typeof loadDetails>> {
  actionData:
    | (NotKept & { errors: FormErrors; typed: Record<string, string>; picked: string[]; things: Pickable[] })
    | undefined
}

function DeskDetails({ owner, pathwayId, title: pathwayTitle, titleCy, actionData, ...loaded }: DeskDetailsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { typed, picked, things } = actionData ?? loaded
  const errors = actionData?.errors ?? {}
  const title = t('pathways.desk.details')
  return (
    <DeskFrame
      owner={owner}
      title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}
      back={{ href: `${owner.base}/${pathwayId}`, label: inLanguage(language, pathwayTitle, titleCy) }}
    >
      <FormErrorSummary errors={errors} labels={detailsLabels} />
      {actionData?.isArchived && <ArchivedMeanwhile />}
      {actionData?.isChanged && (
        <ChangedMeanwhile labels={detailsLabels} saved={loaded.typed} typed={actionData.typed} />
      )}
      <PageHead title={title} />
      <Form>
        <BasedOn revision={loaded.revision} answered={actionData} />
        <DetailsFields typed={typed} errors={errors} />
        <ThingPicker
          legend={t('pathways.form.finishBadge')}
          hint={t('pathways.form.givesHint')}
          none={t('pathways.form.givesNone')}
          searchLabel={t('pathways.form.findBadges')}
          things={things}
          picked={picked}
          terms={typed.q}
        />
        <FormBar>
          <Button name="do" value="save">
            {t('common.save')}
          </Button>
        </FormBar>
      </Form>
    </DeskFrame>
  )
}

export const loader = (asked: Route.LoaderArgs) => loadDetails(pathwayDesk(asked), asked.params.id)

export const action = (asked: Route.ActionArgs) => actOnDetails(pathwayDesk(asked), asked.params.id)

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <DeskDetails {...loaderData} actionData={actionData} />
}
