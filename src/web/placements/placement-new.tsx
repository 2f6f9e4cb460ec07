import { redirect } from 'react-router'
import { z } from 'zod'
import { listAcceptedWithoutPlace, listPlacesWithoutYear } from '#capabilities/placements/list-placements.ts'
import { type StartPlacementOutcome, startPlacement } from '#capabilities/placements/start-placement.ts'
import { meetingsOfYear, momentsOf } from '#capabilities/placements/year-rules.ts'
import { AskFirst } from '#design/forms/ask-first.tsx'
import { Button } from '#design/forms/button.tsx'
import { Form } from '#design/forms/form.tsx'
import { Select } from '#design/forms/select.tsx'
import { TextInput } from '#design/forms/text-input.tsx'
import { BackLink } from '#design/layout/breadcrumbs.tsx'
import { DeskHead } from '#design/layout/desk-head.tsx'
import { SummaryList } from '#design/tables/summary-list.tsx'
import { sessionTime } from '#infrastructure/words/formats.ts'
import { inLanguage } from '#infrastructure/words/languages.ts'
import type { FormErrors, MessageKey } from '#infrastructure/words/message-key.ts'
import { useTranslation } from '#infrastructure/words/use-translation.tsx'
import { type LookedAt, lookThenDo } from '#web/calls/look-then-do.ts'
import { DeskPage } from '#web/desks/desk-page.tsx'
import { says } from '#web/site/fields.ts'
import { type FieldLabels, FormErrorSummary, useFields } from '#web/site/form-fields.tsx'
import { programmeDesk } from '#web/site/session-gate.ts'
import { visitOf } from '#web/site/visit.ts'
import type { Route } from './+types/placement-new'

export async function loader({ context }: Route.LoaderArgs) {
  const { services, now } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const powers = { ...services, team }
  const [places, accepted] = await Promise.all([
    listPlacesWithoutYear({}, powers),
    listAcceptedWithoutPlace({}, powers),
  ])
  return { places, accepted, now }
}

const schema = z.object({
  placeId: z.uuid({ error: says('forms.choose') }),
  beginsOn: z.iso.date({ error: says('forms.badDate') }),
  applicationId: z.uuid({ error: says('forms.choose') }).optional(),
})
const labels: FieldLabels = { placeId: 'year.place', beginsOn: 'year.beginsOn', applicationId: 'year.found.join' }

type Refusal = Extract<StartPlacementOutcome, { ok: false }>['refusal']
const refused: Record<Refusal, MessageKey> = {
  'place-not-found': 'forms.choose',
  'placement-exists': 'year.refused.placement-exists',
  'not-a-working-day': 'year.refused.not-a-working-day',
  'nothing-is-accepted': 'year.refused.nothing-is-accepted',
  'application-has-its-place': 'year.refused.application-has-its-place',
}

function fieldOf(refusal: Refusal): keyof z.infer<typeof schema> {
  if (refusal === 'not-a-working-day') return 'beginsOn'
  return refusal.startsWith('place') ? 'placeId' : 'applicationId'
}

export async function action({ context, request }: Route.ActionArgs): Promise<Response | LookedAt> {
  const { services, now } = visitOf({ context })
  const { team } = programmeDesk({ context })
  const read = lookThenDo(await request.formData(), { schema, act: 'begin' })
  if (!read.ok) return read.answer
  const outcome = await startPlacement(read.value, { ...services, team, now })
  if (outcome.ok) return redirect(`/programme/desk/placements/${outcome.placementId}`)
  return { typed: read.typed, errors: { [fieldOf(outcome.refusal)]: refused[outcome.refusal] } }
}

/** The year of a place begins: its meetings are looked at before they are there. */
export default function PlacementNewPage({ loaderData: { places, accepted, now }, actionData }: Route.ComponentProps) {
  const { t, language } = useTranslation()
  const errors: FormErrors = actionData?.errors ?? {}
  const typed = actionData?.typed ?? {}
  const { field } = useFields({ labels, typed, errors })
  const title = t('year.begin')
  const place = places.find(({ id }) => id === typed.placeId)
  const isWrong = Object.keys(errors).length > 0
  return (
    <DeskPage title={isWrong ? t('common.errorTitle', { title }) : title}>
      <BackLink href="/programme/desk/placements" label={t('year.board')} />
      <FormErrorSummary errors={errors} labels={labels} />
      <DeskHead title={title} />
      <p>{t('year.beginText')}</p>
      <Form>
        {actionData?.asks && place ? (
          <>
            <AskFirst
              no={{ keepsTyped: true, label: t('common.notYet') }}
              question={t('year.ask', { place: inLanguage(language, place.name, place.nameCy) })}
              yes={{ value: 'begin', label: t('year.beginNow') }}
            >
              <p>{t('year.askText')}</p>
              <input type="hidden" name="placeId" value={typed.placeId ?? ''} />
              <input type="hidden" name="beginsOn" value={typed.beginsOn ?? ''} />
              <input type="hidden" name="applicationId" value={typed.applicationId ?? ''} />
            </AskFirst>
            <SummaryList
              rows={meetingsOfYear(typed.beginsOn ?? '').map((meeting) => {
                const moments = momentsOf(meeting)
                return {
                  term: t(`year.meeting.${meeting.kind}`, { number: meeting.number }),
                  detail: moments ? sessionTime(language, moments, now) : meeting.heldOn,
                }
              })}
            />
          </>
        ) : (
          <>
            <Select
              {...field('placeId')}
              options={[
                { value: '', label: t('forms.choose') },
                ...places.map(({ id, name, nameCy }) => ({ value: id, label: inLanguage(language, name, nameCy) })),
              ]}
            />
            <TextInput {...field('beginsOn')} type="date" hint={t('year.beginsOnHint')} />
            {accepted.length > 0 && (
              <Select
                {...field('applicationId')}
                hint={t('year.found.joinHint')}
                options={[
                  { value: '', label: t('year.found.noApplication') },
                  ...accepted.map((one) => ({
                    value: one.id,
                    label: `${one.placeName}: ${inLanguage(language, one.title, one.titleCy)}`,
                  })),
                ]}
              />
            )}
            <Button name="do" value="look">
              {t('year.look')}
            </Button>
          </>
        )}
      </Form>
    </DeskPage>
  )
}
