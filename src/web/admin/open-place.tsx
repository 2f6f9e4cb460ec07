import { redirect } from 'react-router'
import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import { findPosition, type PositionOutcome } from '#capabilities/places/find-position.ts'
import { type FoundPlaceOutcome, foundPlace } from '#capabilities/places/found-place.ts'
import { placeHues, placePatterns } from '#capabilities/places/place.ts'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextArea } from '#design/forms/text-area.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { Wrap } from '#design/layout/wrap.tsx'
import { newId } from '#infrastructure/ids.ts'
import type { Position } from '#infrastructure/map/mercator.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { placeForm, takenSlugs } from '#web/places/place-form.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { administratorDesk } from '#web/site/session-gate.ts'
import { SitePage } from '#web/site/site-page.tsx'
import { type Visit, visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/open-place'

/** The middle of these islands: of several places of one name the one nearest to it that matters. */
const middleOfBritain = { latitude: 53.5, longitude: -2.5 }

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
  return outcome.ok ? redirect('/admin?done') : refuse({ slug: notFounded[outcome.refusal] })
}

const notFounded: Record<Extract<FoundPlaceOutcome, { ok: false }>['refusal'], MessageKey> = {
  'place-exists': 'admin.place.slugTaken',
}

type PositionRefusal = Extract<PositionOutcome, { ok: false }>['refusal']

const unknownMiddle: Record<PositionRefusal, MessageKey> = {
  'unknown-postcode': 'admin.place.unknownMiddle',
  'unknown-name': 'admin.place.unknownMiddle',
  'no-postcodes-here': 'admin.place.unknownMiddle',
}

const unknownPart: Record<PositionRefusal, MessageKey> = {
  'unknown-postcode': 'admin.place.unknownPart',
  'unknown-name': 'admin.place.unknownPart',
  'no-postcodes-here': 'admin.place.unknownPart',
}

function positionOf({ services }: Visit, terms: string, near: Position): Promise<PositionOutcome> {
  return findPosition(terms, { ...services, near: { id: newId(new Date(0)), ...near } })
}

/** One a line: `Hanover`, `Hanover; Hanofer`, or with where it is, `Old Port;; 50.81, -0.11`. */
async function readNeighbourhoods(visit: Visit, lines: string, near: Position) {
  const found = []
  for (const line of lines
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [name = '', nameCy = '', where = ''] = line.split(';').map((part) => part.trim())
    const outcome = await positionOf(visit, where || name, near)
    if (!outcome.ok) return { ok: false as const, unknown: name, refusal: outcome.refusal }
    const { latitude, longitude } = outcome.position
    found.push({ slug: slugOf(name), name, nameCy: nameCy || null, latitude, longitude })
  }
  return { ok: true as const, found: [...new Map(found.map((one) => [one.slug, one])).values()] }
}

const placeLabels: FieldLabels<keyof typeof placeForm.shape> = {
  name: 'admin.place.name',
  nameCy: 'admin.place.nameCy',
  slug: 'admin.place.slug',
  summary: 'admin.place.summary',
  summaryCy: 'admin.place.summaryCy',
  middle: 'admin.place.middle',
  neighbourhoods: 'admin.place.parts',
  hue: 'admin.place.hue',
  pattern: 'admin.place.pattern',
}

export default function NewPlacePage({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed: Record<string, string> = actionData?.typed ?? {}
  const { field } = useFields({ labels: placeLabels, typed, errors })
  const choices = <Value extends string>(values: readonly Value[], label: (value: Value) => string) => [
    { value: '', label: t('forms.choose') },
    ...values.map((value) => ({ value, label: label(value) })),
  ]
  const title = t('admin.place.title')
  return (
    <SitePage title={actionData ? t('common.errorTitle', { title }) : title} unlisted>
      <Wrap narrow>
        <div className="page stack stack-l">
          <BackLink href="/admin" label={t('admin.title')} />
          <FormErrorSummary errors={errors} labels={placeLabels} />
          <PageHead title={title} lead={t('admin.place.lead')} />
          <Form>
            <TextInput {...field('name')} />
            <TextInput {...field('nameCy')} optional={t('common.optional')} lang="cy" />
            <TextInput {...field('slug')} hint={t('admin.place.slugHint')} />
            <TextArea {...field('summary')} rows={2} />
            <TextArea {...field('summaryCy')} optional={t('common.optional')} rows={2} lang="cy" />
            <TextInput {...field('middle')} hint={t('admin.place.middleHint')} />
            <TextArea
              {...field('neighbourhoods')}
              hint={t('admin.place.partsHint')}
              optional={t('common.optional')}
              rows={6}
            />
            <Select {...field('hue')} options={choices(placeHues, (hue) => t(`admin.place.hues.${hue}`))} />
            <Select
              {...field('pattern')}
              options={choices(placePatterns, (pattern) => t(`admin.place.patterns.${pattern}`))}
            />
            <Button>{t('admin.place.open')}</Button>
          </Form>
        </div>
      </Wrap>
    </SitePage>
  )
}
