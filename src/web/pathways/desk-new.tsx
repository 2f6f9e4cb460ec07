import { redirect } from 'react-router'
import { draftPathway } from '#capabilities/pathways/draft-pathway.ts'
import { importPathway } from '#capabilities/pathways/import-pathway.ts'
import { longestImport } from '#capabilities/pathways/pathway.ts'
import { Disclosure } from '#design/cards/disclosure.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { FormBar } from '#design/forms/form-bar.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskFrame } from '#web/desks/desk-frame.tsx'
import { PlaceChoice, placeOf } from '#web/places/place-choice.tsx'
import { FormErrorSummary, problemIn } from '#web/site/form-fields.tsx'
import { noSuchPage } from '#web/site/no-such-page.ts'
import { parseForm } from '#web/site/parse-form.ts'
import { textOfFile } from '#web/site/text-of-file.ts'
import { UploadInput } from '#web/uploads/upload-input.tsx'
import type { Route } from './+types/desk-new'
import { DetailsFields, detailsLabels, detailsSchema } from './details-form.tsx'
import { type Desk, pathwayDesk, powersOf, standingsOf } from './pathway-desk.ts'

async function loadNew(desk: Desk) {
  return { owner: desk.owner, standings: await standingsOf(desk) }
}

async function actOnNew(desk: Desk) {
  const form = await desk.request.formData()
  if (form.get('do') === 'import') return bringIn(desk, form)
  const parsed = parseForm(detailsSchema, form)
  if (!parsed.ok) return parsed
  const placeId = placeOf(form, await standingsOf(desk))
  const content = { ...parsed.value, steps: [], choices: [], finishBadgeId: null }
  const outcome = await draftPathway({ placeId, content }, powersOf(desk))
  if (!outcome.ok) throw noSuchPage(outcome.refusal satisfies 'not-in-this-place')
  return redirect(`${desk.owner.base}/${outcome.pathwayId}?saved`)
}

const importRefusals = {
  'no-pathway-in-it': 'pathways.form.noPathwayInIt',
  'too-large': 'pathways.form.importTooLarge',
  'not-in-this-place': 'pathways.form.noPathwayInIt',
} as const

/** Begins with what another site wrote. */
async function bringIn(desk: Desk, form: FormData) {
  const file = form.get('ctdl')
  const text = file instanceof File ? await textOfFile(file) : ''
  const placeId = placeOf(form, await standingsOf(desk))
  const outcome = await importPathway({ placeId, text, theme: 'community' }, powersOf(desk))
  if (outcome.ok) return redirect(`${desk.owner.base}/${outcome.pathwayId}?saved`)
  const errors: FormErrors = { ctdl: importRefusals[outcome.refusal] }
  return { errors, typed: {} }
}

interface DeskNewProps extends Awaited<ReturnType<typeof loadNew>> {
  actionData: { errors: FormErrors; typed: Record<string, string> } | undefined
}

function DeskNew({ owner, standings, actionData }: DeskNewProps) {
  const { t } = useTranslation()
  const { errors = {}, typed = {} } = actionData ?? {}
  const title = t('pathways.desk.begin')
  return (
    <DeskFrame
      owner={owner}
      title={actionData ? t('common.errorTitle', { title }) : title}
      back={{ href: owner.base, label: t('common.nav.pathways') }}
    >
      <FormErrorSummary errors={errors} labels={{ ...detailsLabels, ctdl: 'pathways.form.ctdl' }} />
      <PageHead title={title} lead={t('pathways.desk.beginLead')} />
      <Form>
        <PlaceChoice standings={standings} />
        <DetailsFields typed={typed} errors={errors} />
        <FormBar>
          <Button>{t('manage.saveDraft')}</Button>
        </FormBar>
      </Form>
      <Disclosure summary={t('pathways.desk.import')} open={errors.ctdl !== undefined}>
        <Form encType="multipart/form-data">
          <UploadInput
            mostBytes={longestImport}
            name="ctdl"
            label={t('pathways.form.ctdl')}
            hint={t('pathways.form.ctdlHint')}
            error={errors.ctdl && problemIn(t, errors.ctdl)}
            accept=".json,.jsonld,application/ld+json,application/json"
          />
          <Button kind="quiet" name="do" value="import">
            {t('pathways.desk.importDo')}
          </Button>
        </Form>
      </Disclosure>
    </DeskFrame>
  )
}

export const loader = (asked: Route.LoaderArgs) => loadNew(pathwayDesk(asked))

export const action = (asked: Route.ActionArgs) => actOnNew(pathwayDesk(asked))

export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <DeskNew {...loaderData} actionData={actionData} />
}
