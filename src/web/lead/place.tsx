import { redirect } from 'react-router'
import { listNeighbourhoods, listSchoolTerms } from '#capabilities/places/find-place.ts'
import type { Place } from '#capabilities/places/place.ts'
import { placeRevision, revisePlace } from '#capabilities/places/revise-place.ts'
import { Notice } from '#design/cards/notice.tsx'
import { Button, ButtonLink } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import type { FormErrors } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { linesOfTerms, readTerms } from '#web/dates/term-lines.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { PlaceFields, placeLabels } from '#web/places/place-fields.tsx'
import { placeDetailsForm } from '#web/places/place-form.ts'
import { linesOfNeighbourhoods, readNeighbourhoods, unknownPart } from '#web/places/read-neighbourhoods.ts'
import { BasedOn, basedOnOf, ChangedMeanwhile } from '#web/site/changed-meanwhile.tsx'
import { FormErrorSummary } from '#web/site/form-fields.tsx'
import { parseForm } from '#web/site/parse-form.ts'
import { leadDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/place'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { services, language } = visitOf({ context })
  const { database } = services
  const { place } = leadDesk({ context })
  const neighbourhoods = await listNeighbourhoods(place.id, { database })
  const terms = await listSchoolTerms(place.id, { database })
  return {
    place,
    stored: typedOf(place, {
      neighbourhoods: linesOfNeighbourhoods(neighbourhoods),
      terms: linesOfTerms(terms, language),
    }),
    revision: placeRevision(place, { neighbourhoods, schoolTerms: terms }),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

function typedOf(
  { name, nameCy, summary, summaryCy, hue, pattern, firstLanguage, guardianProof, introductionConsent }: Place,
  lines: { neighbourhoods: string; terms: string },
) {
  const fields = {
    name,
    nameCy,
    summary,
    summaryCy,
    hue,
    pattern,
    firstLanguage,
    guardianProof,
    introductionConsent,
    ...lines,
  }
  return Object.fromEntries(Object.entries(fields).flatMap(([field, value]) => (value ? [[field, value]] : [])))
}

interface Answer {
  errors: FormErrors
  typed: Record<string, string>
  isChanged?: boolean
}

export async function action({ context, request }: Route.ActionArgs): Promise<Response | Answer> {
  const visit = visitOf({ context })
  const { place, lead } = leadDesk({ context })
  const form = await request.formData()
  const parsed = parseForm(placeDetailsForm, form)
  if (!parsed.ok) return parsed
  const { typed } = parsed
  const { neighbourhoods: lines, terms: termLines, ...words } = parsed.value
  const terms = readTerms(termLines, { now: visit.now })
  if (!terms.ok) {
    const { line, text } = terms
    return { typed, errors: { terms: { message: 'admin.place.unknownTerm', figures: { line, text } } } }
  }
  const read = await readNeighbourhoods(visit, lines, place)
  if (!read.ok) {
    const figures = { name: read.unknown }
    return { typed, errors: { neighbourhoods: { message: unknownPart[read.refusal], figures } } }
  }
  const outcome = await revisePlace(
    {
      placeId: place.id,
      change: { ...words, neighbourhoods: read.found, schoolTerms: terms.terms },
      basedOn: basedOnOf(form),
    },
    { database: visit.services.database, by: lead, now: visit.now },
  )
  if (outcome.ok) return redirect(`/${place.slug}/lead/place?saved`)
  if (outcome.refusal === 'neighbourhood-in-use') {
    const figures = { name: outcome.name }
    return { typed, errors: { neighbourhoods: { message: 'admin.place.partInUse', figures } } }
  }
  return { typed, errors: {}, isChanged: true }
}

export default function PlacePage({
  loaderData: { place, stored, revision, saved },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation()
  const errors = actionData?.errors ?? {}
  const title = t('desk.nav.place')
  return (
    <DeskPage title={Object.keys(errors).length > 0 ? t('common.errorTitle', { title }) : title}>
      <FormErrorSummary errors={errors} labels={placeLabels} />
      {actionData?.isChanged && <ChangedMeanwhile labels={placeLabels} saved={stored} typed={actionData.typed} />}
      {saved && !actionData && <Notice tone="good" title={t('common.saved')} live />}
      {place.closedAt && <Notice tone="warn" title={t('lead.place.closed')} />}
      <DeskHead
        title={title}
        actions={
          <ButtonLink kind="quiet" icon="image" href={`/${place.slug}/lead/place/picture`}>
            {t('photos.link.picture')}
          </ButtonLink>
        }
      />
      <Form>
        <BasedOn revision={revision} answered={actionData} />
        <PlaceFields typed={actionData?.typed ?? stored} errors={errors} />
        <Button>{t('common.save')}</Button>
      </Form>
      <p className="muted">{t('lead.place.closing')}</p>
    </DeskPage>
  )
}
