import { redirect } from 'react-router'
import { z } from 'zod'
import { slugOf } from '#capabilities/organisations/organisation-rules.ts'
import { findPlaceOfApplication } from '#capabilities/placements/find-placement.ts'
import { firstDayOf } from '#capabilities/placements/first-place-rules.ts'
import { type FoundAcceptedPlaceOutcome, foundAcceptedPlace } from '#capabilities/placements/found-accepted-place.ts'
import { writeSpot } from '#capabilities/programme/application.ts'
import { findAccepted } from '#capabilities/programme/find-accepted.ts'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button, ButtonGroup, ButtonLink } from '#design/forms/button.tsx'
import { CheckboxGroup } from '#design/forms/choices.tsx'
import { Form } from '#design/forms/form.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { PageHead } from '#design/layout/page-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { longDate } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import { localParts } from '#infrastructure/words/local-time.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type LookedAt, lookThenDo } from '#web/calls/look-then-do.ts'
import { placeForm, takenSlugs } from '#web/places/place-form.ts'
import { middleOfBritain, positionOf, unknownMiddle } from '#web/places/read-neighbourhoods.ts'
import { ownApplication } from '#web/programme/application-in-hand.ts'
import { dayOf } from '#web/programme/call-words.tsx'
import { NarrowPage } from '#web/programme/narrow-page.tsx'
import { drawSpot, type SpotMap } from '#web/programme/spot-map.ts'
import { SpotPicture } from '#web/programme/spot-picture.tsx'
import { says } from '#web/site/fields.ts'
import { type FieldLabels, useFields } from '#web/site/form-fields.tsx'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/application-founding'

/** Far enough to see which part of the country it is. */
const zoom = 8

async function inHand(args: Route.LoaderArgs | Route.ActionArgs) {
  const { services } = visitOf(args)
  const { link, here } = await ownApplication(args)
  return { accepted: await findAccepted(link, services), here }
}

export async function loader(args: Route.LoaderArgs) {
  const visit = visitOf(args)
  const { accepted, here } = await inHand(args)
  if (!accepted) throw redirect(here)
  const founded = await findPlaceOfApplication(accepted, visit.services)
  const { placeName, people, beginsOn } = accepted
  return {
    ...{ here, placeName, founded },
    people: people.map(({ id, name, email, isApplicant }) => ({ id, name, email, isApplicant })),
    proposed: {
      ...{ slug: slugOf(placeName), middle: accepted.spot ? writeSpot(accepted.spot) : placeName },
      beginsOn: firstDayOf({ beginsOn, today: localParts(visit.now).date }),
    },
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const schema = z.object({
  slug: placeForm.shape.slug.refine((slug) => !takenSlugs.has(slug), says('admin.place.slugTaken')),
  middle: placeForm.shape.middle,
  beginsOn: z.iso.date({ error: says('forms.badDate') }),
  leads: z.array(z.uuid()).min(1, says('forms.choose')),
})
const labels: FieldLabels = {
  slug: 'year.found.slug',
  middle: 'admin.place.middle',
  beginsOn: 'year.beginsOn',
  leads: 'year.found.leads',
}

type Refusal = Extract<FoundAcceptedPlaceOutcome, { ok: false }>['refusal']
const refused: Record<Refusal, MessageKey> = {
  'nothing-is-accepted': 'year.refused.nothing-is-accepted',
  'placement-exists': 'year.refused.application-has-its-place',
  'place-exists': 'year.refused.place-exists',
  'nobody-leads': 'forms.choose',
  'not-a-working-day': 'year.refused.not-a-working-day',
  'first-day-is-past': 'calls.refused.in-the-past',
  'first-day-is-far': 'year.refused.first-day-is-far',
}

function fieldOf(refusal: Refusal): 'slug' | 'leads' | 'beginsOn' {
  if (refusal === 'nobody-leads') return 'leads'
  return refusal.endsWith('-day') || refusal.startsWith('first-day') ? 'beginsOn' : 'slug'
}

interface Answer extends LookedAt {
  /** Where it will stand. */
  map?: SpotMap
}

export async function action(args: Route.ActionArgs): Promise<Response | Answer> {
  const visit = visitOf(args)
  const { services, queue, now } = visit
  const { accepted, here } = await inHand(args)
  if (!accepted) throw new Response(null, { status: 404 })
  const read = lookThenDo(await args.request.formData(), { schema, act: 'found' })
  const { typed, asks } = read.ok ? { typed: read.typed, asks: false } : read.answer
  if (!read.ok && !asks) return read.answer
  const where = await positionOf(visit, typed.middle ?? '', middleOfBritain)
  if (!where.ok) return { typed, errors: { middle: unknownMiddle[where.refusal] } }
  const { latitude, longitude } = where.position
  const position = { latitude, longitude }
  if (!read.ok) return { ...read.answer, map: await drawSpot(visit, { ...position, zoom }) }
  const { slug, beginsOn, leads: leadIds } = read.value
  const request = { applicationId: accepted.applicationId, slug, beginsOn, position, leadIds }
  const outcome = await foundAcceptedPlace(request, { ...services, queue, now })
  if (outcome.ok) return redirect(`${here}/founding`)
  return { typed: read.typed, errors: { [fieldOf(outcome.refusal)]: refused[outcome.refusal] } }
}

/** A place that was offered and taken is founded: what will stand there is looked at before it does. */
export default function ApplicationFoundingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { here, placeName, founded } = loaderData
  const { t } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const title = t(founded ? 'year.found.done' : 'year.found.title')
  return (
    <NarrowPage title={title} back={{ href: here, label: t('applying.back') }} errors={errors} labels={labels}>
      <PageHead eyebrow={placeName} title={title} lead={t(founded ? 'year.found.doneText' : 'year.found.lead')} />
      {founded ? (
        <Founded founded={founded} />
      ) : (
        <Form>
          {actionData?.asks ? (
            <Look page={loaderData} typed={actionData.typed} />
          ) : (
            <Ask page={loaderData} typed={actionData?.typed} errors={errors} />
          )}
        </Form>
      )}
      {actionData?.map && <SpotPicture map={actionData.map} label={placeName} />}
    </NarrowPage>
  )
}

type Page = Route.ComponentProps['loaderData']

function Ask({
  page: { proposed, people },
  typed,
  errors,
}: {
  page: Page
  typed: LookedAt['typed'] | undefined
  errors: FormErrors
}) {
  const { t } = useTranslation()
  const own = people.find(({ isApplicant }) => isApplicant)?.id ?? ''
  const { field, boxes } = useFields({ labels, typed: typed ?? { ...proposed, leads: own }, errors })
  return (
    <>
      <TextInput {...field('slug')} hint={t('year.found.slugHint')} />
      <TextInput {...field('middle')} hint={t('admin.place.middleHint')} />
      <TextInput {...field('beginsOn')} type="date" hint={t('year.beginsOnHint')} />
      <CheckboxGroup
        {...boxes('leads')}
        hint={t('year.found.leadsHint')}
        options={people.map(({ id, name, email }) => ({ value: id, label: name, hint: email }))}
      />
      <Button name="do" value="look">
        {t('year.found.look')}
      </Button>
    </>
  )
}

/** What will stand there, who is written to, and the second press. */
function Look({ page: { placeName, people }, typed }: { page: Page; typed: LookedAt['typed'] }) {
  const { t, language } = useTranslation()
  const { slug = '', middle = '', beginsOn = '', leads = '' } = typed
  const chosen = people.filter(({ id }) => leads.split('\n').includes(id))
  return (
    <>
      <AskFirst
        no={{ keepsTyped: true, label: t('common.notYet') }}
        question={t('year.found.ask', { place: placeName })}
        yes={{ value: 'found', label: t('year.found.now') }}
      >
        <p>{t('year.found.askText')}</p>
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="middle" value={middle} />
        <input type="hidden" name="beginsOn" value={beginsOn} />
        {chosen.map(({ id }) => (
          <input key={id} type="hidden" name="leads[]" value={id} />
        ))}
      </AskFirst>
      <SummaryList
        lines
        rows={[
          { term: t('year.place'), detail: `${placeName}: /${slug}` },
          { term: t('year.found.says'), detail: t('year.found.summary', { place: placeName }) },
          { term: t('year.beginsOn'), detail: longDate(language, dayOf(beginsOn)) },
          { term: t('year.found.leads'), detail: chosen.map(({ name, email }) => `${name} (${email})`).join(', ') },
        ]}
      />
    </>
  )
}

function Founded({ founded }: { founded: NonNullable<Page['founded']> }) {
  const { t, language } = useTranslation()
  const { slug, name, nameCy, beginsOn } = founded
  return (
    <>
      <p>{t('year.found.begins', { date: longDate(language, dayOf(beginsOn)) })}</p>
      <ButtonGroup>
        <ButtonLink href={`/${slug}`}>{inLanguage(language, name, nameCy)}</ButtonLink>
        <ButtonLink kind="quiet" href={`/${slug}/lead/year`}>
          {t('year.title')}
        </ButtonLink>
      </ButtonGroup>
    </>
  )
}
