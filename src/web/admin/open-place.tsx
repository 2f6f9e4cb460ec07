import { redirect } from 'react-router'
import { type FoundPlaceOutcome, foundPlace } from '#capabilities/places/found-place.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { PlaceFields, placeLabels } from '#web/places/place-fields.tsx'
import { placeForm, takenSlugs } from '#web/places/place-form.ts'
import {
  middleOfBritain,
  positionOf,
  readNeighbourhoods,
  unknownMiddle,
  unknownPart,
} from '#web/places/read-neighbourhoods.ts'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { administratorDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/open-place'

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf({ context })
  const { administrator } = administratorDesk({ context })
  const parsed = parseForm(placeForm, await request.formData())
  if (!parsed.ok) return parsed
  const { middle, neighbourhoods: lines, ...place } = parsed.value
  const { typed } = parsed
  const refuse = (errors: FormErrors) => ({ errors, typed })
  if (takenSlugs.has(place.slug)) return refuse({ slug: 'admin.place.slugTaken' })
  const where = await positionOf(visit, middle, middleOfBritain)
  if (!where.ok) return refuse({ middle: unknownMiddle[where.refusal] })
  const neighbourhoods = await readNeighbourhoods(visit, lines, where.position)
  if (!neighbourhoods.ok) {
    const figures = { name: neighbourhoods.unknown }
    return refuse({ neighbourhoods: { message: unknownPart[neighbourhoods.refusal], figures } })
  }
  const outcome = await foundPlace(
    {
      ...place,
      latitude: where.position.latitude,
      longitude: where.position.longitude,
      neighbourhoods: neighbourhoods.found,
      cohorts: [],
    },
    { database: visit.services.database, administrator, now: visit.now },
  )
  return outcome.ok ? redirect('/admin/places?done') : refuse({ slug: notFounded[outcome.refusal] })
}

const notFounded: Record<Extract<FoundPlaceOutcome, { ok: false }>['refusal'], MessageKey> = {
  'place-exists': 'admin.place.slugTaken',
}

export default function NewPlacePage({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const title = t('admin.place.title')
  return (
    <DeskPage title={actionData ? t('common.errorTitle', { title }) : title}>
      <BackLink href="/admin/places" label={t('desk.nav.places')} />
      <FormErrorSummary errors={errors} labels={placeLabels} />
      <PageHead title={title} lead={t('admin.place.lead')} />
      <Form>
        <PlaceFields typed={typed} errors={errors} isNew />
        <Button>{t('admin.place.open')}</Button>
      </Form>
    </DeskPage>
  )
}
